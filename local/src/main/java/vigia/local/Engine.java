package vigia.local;

import java.util.List;
import vigia.machine.FileSystems;
import vigia.machine.RawPath;

/// What reads one kind of operating system.
public interface Engine extends AutoCloseable {
  /// The one list of probes. Host, Cpu, Memory, Load, Limits, Network and FileSystems are among
  /// them: the overview is made of these.
  List<ProbeReader<?, ?>> probes();

  /// The file systems with tmpfs and the kernel's pseudo file systems; in the list of probes they
  /// stand without these.
  ProbeReader<?, FileSystems> everyFileSystem();

  Processes processes();

  Directories directories();

  /// What would hang if reading that directory did, as far as it can be told without touching it:
  /// its file system's mount point, or only the path itself.
  String place(RawPath path);

  /// Who listens on this machine's ports.
  default Listeners listeners() {
    return Listeners.NONE;
  }

  /// Gives back what it keeps open.
  @Override
  default void close() {}

  /// Finds and opens an engine; a service of this module, so that the code of another operating
  /// system, and its libraries, are not even loaded.
  interface Provider {
    /// Whether this engine is the one to use here.
    boolean fits(LocalOptions options);

    /// @param samples how many the machine has taken
    Engine open(LocalOptions options, PlatformThreads threads, SampleCount samples);
  }
}
