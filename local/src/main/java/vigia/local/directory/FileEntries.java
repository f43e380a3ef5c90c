package vigia.local.directory;

import java.util.Base64;
import org.jspecify.annotations.Nullable;
import vigia.local.Known;
import vigia.local.Reasons;
import vigia.machine.FileEntry;
import vigia.machine.FileType;
import vigia.machine.RawPath;

/// Says of a directory's entry what is known of it.
record FileEntries(OpenDirectory directory) {

  /// @param otherwise the type when the entry could not be looked at
  FileEntry entry(byte[] name, FileType otherwise, Known<FileStatus> status) {
    var reasons = new Reasons();
    FileType type =
        status instanceof Known.Value<FileStatus>(FileStatus found) ? found.type() : otherwise;
    return new FileEntry(
        RawPath.display(name),
        RawPath.isUtf8(name) ? null : Base64.getEncoder().encodeToString(name),
        type,
        reasons.take("sizeBytes", status.then(FileStatus::sizeBytes)),
        reasons.take("allocatedBytes", status.then(FileStatus::allocatedBytes)),
        reasons.take("created", status.then(FileStatus::created)),
        reasons.take("modified", status.then(FileStatus::modified)),
        reasons.take("mode", status.then(FileStatus::mode)),
        reasons.take("owner", status.then(FileStatus::owner)),
        reasons.take("group", status.then(FileStatus::group)),
        reasons.take("links", status.then(FileStatus::links)),
        type == FileType.LINK ? target(name, reasons) : null,
        reasons.map());
  }

  private @Nullable String target(byte[] name, Reasons reasons) {
    return reasons.take(
        "linkTarget", directory.link(name).then(bytes -> Known.of(RawPath.display(bytes))));
  }
}
