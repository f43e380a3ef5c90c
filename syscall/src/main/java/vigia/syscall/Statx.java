package vigia.syscall;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the kernel knows of one file without opening it: statx(2).
///
/// @param mode stx_mode: type and permissions, inode(7)
/// @param links stx_nlink
/// @param uid stx_uid
/// @param gid stx_gid
/// @param sizeBytes stx_size
/// @param allocatedBytes stx_blocks × 512
/// @param modified stx_mtime; null when it is outside of what an Instant holds
/// @param born stx_btime; null when the file system does not know it, see [StatxView#knowsBirth]
public record Statx(
    int mode,
    long links,
    long uid,
    long gid,
    long sizeBytes,
    long allocatedBytes,
    @Nullable Instant modified,
    @Nullable Instant born) {}
