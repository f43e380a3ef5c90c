package vigia.local.linux;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vigia.local.Known;
import vigia.local.directory.FileMode;
import vigia.local.directory.FileStatus;
import vigia.machine.Unavailable;
import vigia.syscall.Statx;
import vigia.syscall.SyscallException;

/// What statx(2) says of a file, in the words of the contract.
final class NativeStatus {
  private NativeStatus() {}

  static FileStatus of(Statx found, Owners owners) {
    return new FileStatus(
        FileMode.type(found.mode()),
        Known.of(found.sizeBytes()),
        Known.of(found.allocatedBytes()),
        time(found.born()),
        time(found.modified()),
        Known.of(FileMode.text(found.mode())),
        owners.user(found.uid()),
        owners.group(found.gid()),
        Known.of(found.links()));
  }

  private static Known<Instant> time(@Nullable Instant time) {
    return time == null ? Known.absent(Unavailable.UNKNOWN) : Known.of(time);
  }

  /// EINVAL: it was a link when it was looked at, and is none any more.
  static Unavailable why(SyscallException failed) {
    return switch (failed.errno()) {
      case ENOENT, ENOTDIR, EINVAL -> Unavailable.GONE;
      case EACCES, EPERM -> Unavailable.PERMISSION_DENIED;
      case ENOSYS, EOPNOTSUPP -> Unavailable.NOT_SUPPORTED;
      default -> Unavailable.UNREADABLE;
    };
  }
}
