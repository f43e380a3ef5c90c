package vigia.local.linux;

import vigia.local.Known;
import vigia.local.Reasons;
import vigia.machine.Host;

/// Which computer this is: uname, os-release(5), `btime` of `/proc/stat`.
record HostReader(HostFiles files, Kernel kernel) {
  Known<Host> read() {
    var reasons = new Reasons();
    Kernel.KernelNames names = kernel.names();
    return Known.of(
        new Host(
            reasons.take("name", names.host()),
            reasons.take("os", operatingSystem()),
            reasons.take("kernel", names.system()),
            reasons.take("bootTime", files.text("proc/stat").then(ProcStat::bootTime)),
            reasons.take("container", ContainerMarks.read(files)),
            reasons.map()));
  }

  private Known<String> operatingSystem() {
    // os-release(5): the file in /etc goes before, and is usually a link.
    return files
        .linkedText("etc/os-release")
        .or(() -> files.linkedText("usr/lib/os-release"))
        .then(OsRelease::prettyName);
  }
}
