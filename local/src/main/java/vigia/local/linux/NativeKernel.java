package vigia.local.linux;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import vigia.local.Known;
import vigia.local.Space;
import vigia.machine.Unavailable;
import vigia.syscall.Statvfs;
import vigia.syscall.SyscallException;
import vigia.syscall.Uname;

/// Asks the running kernel.
record NativeKernel(HostFiles files) implements Kernel {
  @Override
  public KernelNames names() {
    try {
      Uname uname = Uname.read();
      if (!files.root().isThis()) {
        // A live host behind another root: the same kernel, but the names of another namespace.
        return KernelFiles.names(files, Known.of(uname.machine()));
      }
      return new KernelNames(
          Known.of(uname.nodename()),
          Known.of(uname.sysname() + " " + uname.release()),
          Known.of(uname.machine()));
    } catch (SyscallException failed) {
      return KernelFiles.names(files, Known.absent(HostFiles.why(failed)));
    }
  }

  @Override
  public Known<Space> space(byte[] path) {
    try {
      Statvfs said = Statvfs.of(below(path));
      return Known.of(
          new Space(
              said.blocks() * said.fragmentBytes(),
              said.freeBlocks() * said.fragmentBytes(),
              said.availableBlocks() * said.fragmentBytes(),
              inodes(said, said.inodes()),
              inodes(said, said.freeInodes())));
    } catch (SyscallException failed) {
      return Known.absent(HostFiles.why(failed));
    }
  }

  @Override
  public MountChanges mountChanges() {
    return new MountChanges(files.root().isThis());
  }

  /// btrfs, vfat and others have no fixed number of inodes and say 0.
  private static Known<Long> inodes(Statvfs said, long count) {
    return said.inodes() == 0 ? Known.absent(Unavailable.NOT_APPLICABLE) : Known.of(count);
  }

  private byte[] below(byte[] path) {
    if (files.root().isThis()) {
      return path;
    }
    var whole = new ByteArrayOutputStream();
    whole.writeBytes(files.root().path().toString().getBytes(StandardCharsets.UTF_8));
    whole.writeBytes(path);
    return whole.toByteArray();
  }
}
