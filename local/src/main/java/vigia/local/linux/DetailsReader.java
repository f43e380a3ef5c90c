package vigia.local.linux;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigia.local.HostRoot;
import vigia.local.Known;
import vigia.local.PlatformThreads;
import vigia.local.Reasons;
import vigia.local.Sweeper;
import vigia.local.Taken;
import vigia.local.linux.WordReader.Identity;
import vigia.local.listing.ProcessTable;
import vigia.machine.ProcessDetails;
import vigia.machine.ProcessInfo;
import vigia.machine.ResourceLimit;
import vigia.machine.Unavailable;

/// Reads what is asked of one process at a time: proc(5) `smaps_rollup`, `status`, `io`, `fd`,
/// `limits`, `cgroup`, `environ`. What does not let itself be read in time is [Unavailable#STUCK],
/// and costs one thread until it does.
final class DetailsReader {
  /// A walk through the memory of a big process takes some tenths of it.
  private static final Duration DEADLINE = Duration.ofSeconds(1);

  private static final int MOST_STUCK = 32;

  private final HostRoot root;
  private final Sweeper<Identity> sweeper =
      new Sweeper<>(new PlatformThreads("vigia-process-details", MOST_STUCK), DEADLINE);

  DetailsReader(HostRoot root) {
    this.root = root;
  }

  /// @throws vigia.machine.ProblemException when this thread was interrupted
  ProcessDetails read(LinuxProcess process) {
    ProcessInfo info = process.info();
    var files = new ProcessFiles(root, info.pid());
    AddressSpace space = addressSpace(files, process.identity());
    Known<Long> swap = files.text("status").then(text -> new ColonKeyed(text).bytes("VmSwap"));
    Known<ColonKeyed> io = files.text("io").then(text -> Known.of(new ColonKeyed(text)));
    var found =
        new Found(
            space,
            swap,
            io.then(lines -> lines.number("read_bytes")),
            io.then(lines -> lines.number("write_bytes")),
            files.descriptors(),
            files.text("limits").then(ProcessLimits::parse),
            files.text("cgroup").then(ControlGroup::name));
    return found.details(info, Fate.of(process.identity(), files.stat()));
  }

  private AddressSpace addressSpace(ProcessFiles files, Identity identity) {
    try {
      Taken<AddressSpace> taken =
          sweeper
              .<AddressSpace>sweep(Map.of(identity, () -> Known.of(AddressSpace.read(files))))
              .get(identity);
      return taken != null && taken.known() instanceof Known.Value<AddressSpace>(var space)
          ? space
          : AddressSpace.absent(Unavailable.STUCK);
    } catch (InterruptedException givenUp) {
      Thread.currentThread().interrupt();
      ProcessTable.checkInterrupted();
      return AddressSpace.absent(Unavailable.STUCK);
    }
  }

  /// What there is to say of a process of which nothing could be read.
  static ProcessDetails absent(ProcessInfo process, Unavailable why) {
    Known<Long> number = Known.absent(why);
    return new Found(
            AddressSpace.absent(why),
            number,
            number,
            number,
            number,
            Known.absent(why),
            Known.absent(why))
        .details(process, Fate.LIVES);
  }

  /// What was read under a number.
  private record Found(
      AddressSpace space,
      Known<Long> swap,
      Known<Long> read,
      Known<Long> written,
      Known<Long> descriptors,
      Known<List<ResourceLimit>> limits,
      Known<String> cgroup) {

    ProcessDetails details(ProcessInfo process, Fate fate) {
      var reasons = new Reasons();
      Known<EnvironmentSize> environment = fate.memory(space.environment());
      List<ResourceLimit> all = reasons.take("limits", fate.any(limits));
      return new ProcessDetails(
          process,
          reasons.take("pssBytes", fate.memory(space.pssBytes())),
          reasons.take("privateBytes", fate.memory(space.privateBytes())),
          reasons.take("swapBytes", fate.memory(swap)),
          reasons.take("readBytes", fate.any(read)),
          reasons.take("writtenBytes", fate.any(written)),
          reasons.take("descriptors", fate.files(descriptors)),
          all == null ? List.of() : all,
          reasons.take("cgroup", fate.any(cgroup)),
          reasons.take(
              "environmentVariables", environment.then(size -> Known.of(size.variables()))),
          reasons.take("environmentBytes", environment.then(size -> Known.of(size.bytes()))),
          reasons.map());
    }
  }

  /// What became of a process while it was read: its number may be another's by now, and of one
  /// that has ended the kernel says nothing, or 0.
  private record Fate(
      @Nullable Unavailable any, @Nullable Unavailable memory, @Nullable Unavailable files) {
    static final Fate LIVES = new Fate(null, null, null);

    static Fate of(Identity identity, Known<ProcessStat> now) {
      if (!(now instanceof Known.Value<ProcessStat>(ProcessStat stat))
          || stat.pid() != identity.pid()
          || stat.startTicks() != identity.startTicks()) {
        return new Fate(Unavailable.GONE, Unavailable.GONE, Unavailable.GONE);
      }
      // A zombie keeps its limits, its group and what it read and wrote.
      return stat.isZombie()
          ? new Fate(null, Unavailable.GONE, Unavailable.GONE)
          : new Fate(null, stat.isKernelThread() ? Unavailable.NOT_APPLICABLE : null, null);
    }

    <T> Known<T> any(Known<T> known) {
      return any == null ? known : Known.absent(any);
    }

    <T> Known<T> memory(Known<T> known) {
      return memory == null ? known : Known.absent(memory);
    }

    <T> Known<T> files(Known<T> known) {
      return files == null ? known : Known.absent(files);
    }
  }
}
