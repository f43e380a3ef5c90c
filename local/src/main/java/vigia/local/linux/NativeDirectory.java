package vigia.local.linux;

import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vigia.local.Known;
import vigia.local.directory.FileMode;
import vigia.local.directory.FileStatus;
import vigia.local.directory.OpenDirectory;
import vigia.machine.FileType;
import vigia.machine.Unavailable;
import vigia.syscall.Directory;
import vigia.syscall.Statx;
import vigia.syscall.SyscallException;

/// A directory read by system calls: nothing in it is asked for by path, and statx(2) knows when a
/// file was born.
final class NativeDirectory implements OpenDirectory {
  private final Directory directory;
  private final Owners owners;

  NativeDirectory(Directory directory, Owners owners) {
    this.directory = directory;
    this.owners = owners;
  }

  @Override
  public boolean next() throws IOException {
    return directory.next();
  }

  @Override
  public byte[] name() {
    return directory.name();
  }

  @Override
  public FileType type() {
    return FileMode.type(directory.type());
  }

  @Override
  public Known<FileStatus> status(byte[] name) {
    try {
      return Known.of(status(directory.statx(name)));
    } catch (SyscallException failed) {
      return Known.absent(why(failed));
    }
  }

  @Override
  public Known<byte[]> link(byte[] name) {
    try {
      return Known.of(directory.link(name));
    } catch (SyscallException failed) {
      return Known.absent(why(failed));
    }
  }

  @Override
  public void close() {
    directory.close();
  }

  private FileStatus status(Statx found) {
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
  private static Unavailable why(SyscallException failed) {
    return switch (failed.errno()) {
      case ENOENT, ENOTDIR, EINVAL -> Unavailable.GONE;
      case EACCES, EPERM -> Unavailable.PERMISSION_DENIED;
      case ENOSYS, EOPNOTSUPP -> Unavailable.NOT_SUPPORTED;
      default -> Unavailable.UNREADABLE;
    };
  }
}
