package vigia.local.linux;

import vigia.local.Known;
import vigia.local.linux.Kernel.KernelNames;

/// `/proc/sys/kernel`: what uname(2) says, of the host whose /proc it is.
final class KernelFiles {
  private static final String DIRECTORY = "proc/sys/kernel/";

  private KernelFiles() {}

  /// @param machine the file `arch` is only there since Linux 6.1
  static KernelNames names(HostFiles files, Known<String> machine) {
    return new KernelNames(
        files.line(DIRECTORY + "hostname"),
        files
            .line(DIRECTORY + "ostype")
            .then(type ->
                files
                    .line(DIRECTORY + "osrelease")
                    .then(release -> Known.of(type + " " + release))),
        machine);
  }

  static Known<String> architecture(HostFiles files) {
    return files.line(DIRECTORY + "arch");
  }
}
