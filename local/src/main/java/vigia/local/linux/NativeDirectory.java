package vigia.local.linux;

import vigia.local.Known;
import vigia.local.directory.EntryReader;
import vigia.local.directory.FileStatus;
import vigia.local.directory.OpenDirectory;
import vigia.syscall.Directory;
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
  public EntryReader reader() {
    return new NativeReader(directory.entries(), owners);
  }

  @Override
  public boolean sharesOut() {
    return true;
  }

  @Override
  public Known<FileStatus> status(byte[] name) {
    try {
      return Known.of(NativeStatus.of(directory.statx(name), owners));
    } catch (SyscallException failed) {
      return Known.absent(NativeStatus.why(failed));
    }
  }

  @Override
  public Known<byte[]> link(byte[] name) {
    try {
      return Known.of(directory.link(name));
    } catch (SyscallException failed) {
      return Known.absent(NativeStatus.why(failed));
    }
  }

  @Override
  public void close() {
    directory.close();
  }
}
