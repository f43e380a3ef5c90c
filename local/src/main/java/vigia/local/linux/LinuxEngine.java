package vigia.local.linux;

import java.time.Duration;
import java.util.List;
import vigia.local.Directories;
import vigia.local.Engine;
import vigia.local.Gauge;
import vigia.local.HostRoot;
import vigia.local.Listeners;
import vigia.local.LocalOptions;
import vigia.local.PlatformThreads;
import vigia.local.ProbeReader;
import vigia.local.Processes;
import vigia.local.SampleCount;
import vigia.local.Sweeper;
import vigia.machine.FileSystems;
import vigia.machine.Host;
import vigia.machine.Limits;
import vigia.machine.Load;
import vigia.machine.Memory;
import vigia.machine.Pressure;
import vigia.machine.RawPath;
import vigia.machine.Sensors;
import vigia.machine.Sockets;
import vigia.machine.Uptime;
import vigia.syscall.NativeAccess;

/// Reads Linux, from /proc, /sys and system calls.
final class LinuxEngine implements Engine {
  private static final Duration MOUNT_DEADLINE = Duration.ofSeconds(1);

  private final List<ProbeReader<?, ?>> probes;
  private final FileSystemsReader real;
  private final FileSystemsReader every;
  private final ProbeReader<?, FileSystems> everyFileSystem;
  private final Processes processes;
  private final Directories directories;
  private final MountPlaces places;
  private final ListenersReader listeners;
  private final HostFiles files;
  private final HostFiles own = new HostFiles(HostRoot.THIS);

  LinuxEngine(LocalOptions options, PlatformThreads threads, SampleCount samples) {
    files = new HostFiles(options.hostRoot());
    var groups = new ControlGroups(files);
    Kernel kernel = Kernel.of(options);
    var mounts = new Sweeper<String>(threads, MOUNT_DEADLINE);
    real = new FileSystemsReader(files, kernel, mounts, false);
    every = new FileSystemsReader(files, kernel, mounts, true);
    everyFileSystem = new Gauge<>(FileSystems.class, every::read);
    places = new MountPlaces(files);
    listeners = new ListenersReader(own);
    boolean natively = isAuto(options) && NativeAccess.isEnabled();
    processes = new LinuxProcesses(options.hostRoot(), natively);
    directories = new LinuxDirectories(options.hostRoot(), options.fileRoots(), natively);
    probes =
        List.of(
            new Gauge<>(Host.class, new Remembered<>(new HostReader(files, kernel)::read)::get),
            new CpuReader(files, kernel),
            new Gauge<>(Memory.class, new MemoryReader(files)::read),
            new Gauge<>(Load.class, new LoadReader(files)::read),
            new Gauge<>(Limits.class, new LimitsReader(files, groups)::read),
            new NetworkReader(files),
            new Gauge<>(FileSystems.class, real::read),
            new CoresReader(files),
            new Gauge<>(Pressure.class, new PressureReader(files)::read),
            new SwapReader(files),
            new DisksReader(files),
            new InterfacesReader(files),
            new CgroupReader(files, groups),
            new Gauge<>(Uptime.class, new UptimeReader(files)::read),
            new Gauge<>(Sensors.class, new SensorsReader(files)::read),
            new Gauge<>(Sockets.class, new SocketsReader(files, kernel)::read),
            new SelfReader(own, samples));
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
    return places.of(path);
  }

  @Override
  public Listeners listeners() {
    return listeners;
  }

  @Override
  public void close() {
    processes.close();
    real.close();
    every.close();
    files.close();
    own.close();
  }

  private static boolean isAuto(LocalOptions options) {
    return options.engine() == LocalOptions.Engine.AUTO;
  }
}
