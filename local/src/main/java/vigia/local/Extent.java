package vigia.local;

import java.util.Set;
import vigia.machine.Cpu;
import vigia.machine.FileSystems;
import vigia.machine.Host;
import vigia.machine.Limits;
import vigia.machine.Load;
import vigia.machine.Memory;
import vigia.machine.Network;

/// Which probes a question needs: what nobody asked for is not sampled.
enum Extent {
  /// What the overview is made of.
  OVERVIEW,
  /// The same, with tmpfs and the kernel's pseudo file systems.
  EVERY_FILE_SYSTEM,
  /// Every probe.
  READINGS;

  private static final Set<Class<? extends Record>> OF_OVERVIEW =
      Set.of(
          Host.class,
          Cpu.class,
          Memory.class,
          Load.class,
          Limits.class,
          Network.class,
          FileSystems.class);

  boolean contains(ProbeReader<?, ?> reader) {
    return this == READINGS || OF_OVERVIEW.contains(reader.type());
  }
}
