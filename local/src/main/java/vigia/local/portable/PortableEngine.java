package vigia.local.portable;

import java.nio.file.Path;
import java.util.List;
import oshi.SystemInfo;
import vigia.local.Directories;
import vigia.local.Engine;
import vigia.local.Gauge;
import vigia.local.HostRoot;
import vigia.local.Known;
import vigia.local.ProbeReader;
import vigia.local.Processes;
import vigia.machine.Figures;
import vigia.machine.FileSystems;
import vigia.machine.Host;
import vigia.machine.Limits;
import vigia.machine.Load;
import vigia.machine.Memory;
import vigia.machine.RawPath;
import vigia.machine.Unavailable;

/// Reads any operating system that OSHI knows, and says what it then cannot know.
final class PortableEngine implements Engine {
  private final List<ProbeReader<?, ?>> probes;
  private final ProbeReader<?, FileSystems> everyFileSystem;
  private final Processes processes;
  private final Directories directories;

  /// @param fileRoots as in [vigia.local.LocalOptions]
  PortableEngine(List<Path> fileRoots) {
    quiet();
    var system = new SystemInfo();
    processes = new PortableProcesses(system);
    directories = new PortableDirectories(HostRoot.THIS, fileRoots);
    var hardware = system.getHardware();
    var os = system.getOperatingSystem();
    var real = new PortableFileSystems(os.getFileSystem(), false);
    var every = new PortableFileSystems(os.getFileSystem(), true);
    everyFileSystem = new Gauge<>(FileSystems.class, every::read);
    probes =
        List.of(
            new Gauge<>(Host.class, new PortableHost(os)::read),
            new PortableCpu(hardware.getProcessor(), os),
            new Gauge<>(Memory.class, new PortableMemory(hardware.getMemory())::read),
            new Gauge<>(Load.class, new PortableLoad(hardware.getProcessor())::read),
            new Gauge<>(Limits.class, PortableEngine::limits),
            new PortableNetwork(hardware),
            new Gauge<>(FileSystems.class, real::read));
  }

  /// OSHI logs through SLF4J, which otherwise tells standard error that nobody listens.
  private static void quiet() {
    if (System.getProperty("slf4j.internal.verbosity") == null) {
      System.setProperty("slf4j.internal.verbosity", "ERROR");
    }
  }

  private static Known<Limits> limits() {
    return Known.of(Figures.absent(Limits.class, Unavailable.NOT_SUPPORTED));
  }

  @Override
  public List<ProbeReader<?, ?>> probes() {
    return probes;
  }

  @Override
  public ProbeReader<?, FileSystems> everyFileSystem() {
    return everyFileSystem;
  }

  @Override
  public Processes processes() {
    return processes;
  }

  @Override
  public Directories directories() {
    return directories;
  }

  @Override
  public String place(RawPath path) {
    return path.toString();
  }
}
