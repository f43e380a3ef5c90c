package vigia.local.directory;

import java.time.Instant;
import vigia.local.Known;
import vigia.machine.FileType;

/// What is known of one file without opening it; see [vigia.machine.FileEntry].
public record FileStatus(
    FileType type,
    Known<Long> sizeBytes,
    Known<Long> allocatedBytes,
    Known<Instant> created,
    Known<Instant> modified,
    Known<String> mode,
    Known<String> owner,
    Known<String> group,
    Known<Long> links) {}
