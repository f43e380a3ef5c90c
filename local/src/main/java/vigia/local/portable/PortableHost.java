package vigia.local.portable;

import java.time.Instant;
import oshi.software.os.OperatingSystem;
import vigia.local.Known;
import vigia.local.Reasons;
import vigia.machine.Host;

/// Which computer this is, by OSHI. The kernel is what the JDK calls the operating system.
record PortableHost(OperatingSystem os) {
  Known<Host> read() {
    var reasons = new Reasons();
    return Known.of(
        new Host(
            reasons.take("name", Given.text(os.getNetworkParams().getHostName())),
            reasons.take("os", Given.text(os.getFamily() + " " + os.getVersionInfo())),
            reasons.take(
                "kernel",
                Given.text(
                    System.getProperty("os.name", "")
                        + " "
                        + System.getProperty("os.version", ""))),
            reasons.take(
                "bootTime",
                Given.aboveZero(os.getSystemBootTime())
                    .then(seconds -> Known.of(Instant.ofEpochSecond(seconds)))),
            reasons.take("container", Given.notSupported()),
            reasons.map()));
  }
}
