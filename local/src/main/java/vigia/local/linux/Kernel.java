package vigia.local.linux;

import java.nio.file.Files;
import vigia.local.HostRoot;
import vigia.local.Known;
import vigia.local.LocalOptions;
import vigia.local.Space;
import vigia.syscall.NativeAccess;

/// What the kernel says in answer to calls, not in files.
interface Kernel {
  /// uname(2).
  KernelNames names();

  /// statvfs(3) of a mount point. May hang.
  ///
  /// @param path as mountinfo has it, below the host's root
  Known<Space> space(byte[] path);

  /// Whether the mount table may have changed; the caller's to close.
  default MountChanges mountChanges() {
    return new MountChanges(false);
  }

  /// @param machine the architecture, such as `x86_64`
  record KernelNames(Known<String> host, Known<String> system, Known<String> machine) {}

  /// By system calls when they may be made, else by the JDK; from the records of a recorded host.
  static Kernel of(LocalOptions options) {
    HostRoot root = options.hostRoot();
    var files = new HostFiles(root);
    if (!root.isThis() && Files.isDirectory(root.resolve(".vigia"))) {
      return new RecordedKernel(files);
    }
    return options.engine() == LocalOptions.Engine.AUTO && NativeAccess.isEnabled()
        ? new NativeKernel(files)
        : new JdkKernel(files);
  }
}
