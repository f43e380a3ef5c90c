package vigia.local;

import java.nio.file.Path;
import java.util.List;

/// How a [LocalMachine] answers.
///
/// @param name under which it is known; [vigia.machine.Machine#LOCAL] unless a server says
///   otherwise
/// @param hostRoot whose files to read
/// @param engine which code reads the machine
/// @param fileRoots directories that may be listed, with all below them; empty for any
/// @param scanNetworks networks in CIDR form that may be scanned; empty for any
public record LocalOptions(
    String name,
    HostRoot hostRoot,
    Engine engine,
    List<Path> fileRoots,
    List<String> scanNetworks) {

  /// Which code reads the machine.
  public enum Engine {
    /// Linux code with system calls when native access is granted, without them otherwise; portable
    /// elsewhere.
    AUTO,
    /// Linux code over java.nio alone.
    LINUX_WITHOUT_NATIVE,
    /// OSHI and the JDK.
    PORTABLE
  }

  /// This machine, with the user's own rights as the only limit.
  public static final LocalOptions HERE =
      new LocalOptions("local", HostRoot.THIS, Engine.AUTO, List.of(), List.of());

  public LocalOptions {
    fileRoots = List.copyOf(fileRoots);
    scanNetworks = List.copyOf(scanNetworks);
  }
}
