package vigia.local.linux;

import vigia.local.Known;
import vigia.machine.Unavailable;

/// Which kind of container the host is, by the marks that container managers leave inside.
final class ContainerMarks {
  private ContainerMarks() {}

  /// `docker`, `podman`, `lxc`, `systemd-nspawn`, …; [Unavailable#NOT_APPLICABLE] when it is none.
  static Known<String> read(HostFiles files) {
    // systemd writes down what its manager told it, https://systemd.io/CONTAINER_INTERFACE
    Known<String> told = files.line("run/systemd/container");
    if (told instanceof Known.Value) {
      return told;
    }
    if (files.exists(".dockerenv")) {
      return Known.of("docker");
    }
    if (files.exists("run/.containerenv")) {
      return Known.of("podman");
    }
    if (files.exists("run/systemd/system")) {
      // systemd runs and did not write the file above.
      return Known.absent(Unavailable.NOT_APPLICABLE);
    }
    return files.text("proc/1/environ").then(ContainerMarks::fromEnvironment);
  }

  /// The variable `container` of the first process.
  static Known<String> fromEnvironment(String environ) {
    for (String entry : environ.split("\0", -1)) {
      if (entry.startsWith("container=") && entry.length() > "container=".length()) {
        return Known.of(entry.substring("container=".length()));
      }
    }
    return Known.absent(Unavailable.NOT_APPLICABLE);
  }
}
