package vigia.server;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import vigia.machine.Cpu;
import vigia.machine.Figures;
import vigia.machine.FileEntry;
import vigia.machine.FilePage;
import vigia.machine.FileQuery;
import vigia.machine.FileStream;
import vigia.machine.FileStreamQuery;
import vigia.machine.FileSystem;
import vigia.machine.FileSystems;
import vigia.machine.FileType;
import vigia.machine.Host;
import vigia.machine.Limits;
import vigia.machine.Load;
import vigia.machine.Machine;
import vigia.machine.Memory;
import vigia.machine.Network;
import vigia.machine.Overview;
import vigia.machine.OverviewQuery;
import vigia.machine.ProblemCode;
import vigia.machine.ProcessDetails;
import vigia.machine.ProcessInfo;
import vigia.machine.ProcessPage;
import vigia.machine.ProcessQuery;
import vigia.machine.ProcessState;
import vigia.machine.Readings;
import vigia.machine.ResourceLimit;
import vigia.machine.Scan;
import vigia.machine.ScanRequest;
import vigia.machine.Subscription;
import vigia.machine.Unavailable;
import vigia.machine.Unit;
import vigia.machine.WatchRequest;
import vigia.machine.Watcher;

/// A machine whose answers are known to the test, and which tells watchers when the test says so.
/// Against the real one, the server is tried in module cli, where all modules meet.
final class KnownMachine implements Machine {
  static final int MOST_SCANS = 4;

  private final AtomicInteger scanNumber = new AtomicInteger();

  /// That are open.
  final AtomicInteger fileStreams = new AtomicInteger();

  volatile boolean failsToEnd;
  final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
  final BlockingQueue<KnownScan> scans = new LinkedBlockingQueue<>();

  /// As they came from the server.
  final BlockingQueue<ScanRequest> scanRequests = new LinkedBlockingQueue<>();

  static Overview overview(long usedBytes) {
    return new Overview(
        Instant.EPOCH,
        new Host("known", null, null, null, null, Map.of()),
        new Cpu(
            null,
            null,
            null,
            null,
            null,
            "x86_64",
            64,
            2,
            1,
            null,
            null,
            null,
            null,
            Map.of("percent", Unavailable.FIRST_SAMPLE)),
        new Memory(1_000L, usedBytes, null, null, null, null, null, null, null, Map.of()),
        new Load(0.5, 0.25, 0.125, Map.of()),
        new Limits(null, null, null, null, null, Map.of()),
        new Network(7L, 8L, null, null, Map.of()),
        List.of(),
        Map.of());
  }

  @Override
  public Overview overview(OverviewQuery query) {
    return overview(query.interval().toMillis());
  }

  @Override
  public Readings readings() {
    var disk =
        new FileSystem("/dev/a", "/a \"b\"\n", "ext4", 10L, 4L, 6L, 5L, 40.0, 9L, 8L, Map.of());
    var over =
        new FileSystem("/dev/a", "/a \"b\"\n", "ext4", 1L, 1L, 0L, 0L, 99.0, 1L, 1L, Map.of());
    Overview all = overview(250);
    return new Readings(
        Instant.EPOCH,
        List.of(
            Figures.reading(all.memory(), Instant.EPOCH, 1_500, false),
            Figures.reading(all.network(), Instant.EPOCH, 0, true),
            Figures.reading(all.cpu(), Instant.EPOCH, 0, false),
            Figures.reading(
                new FileSystems(List.of(disk, over), Map.of()), Instant.EPOCH, 0, false)),
        List.of(Memory.class, Network.class, Cpu.class, FileSystems.class).stream()
            .flatMap(type -> Figures.descriptors(type).stream())
            .toList());
  }

  @Override
  public ProcessPage processes(ProcessQuery query) {
    return new ProcessPage(
        1,
        1,
        null,
        Instant.EPOCH,
        null,
        List.of(known(7, query.sort().wire() + " " + query.orderOrUsual().wire())),
        null);
  }

  @Override
  public ProcessInfo process(long pid, @Nullable Instant startTime) {
    if (pid == 7) {
      return known(7, "seven");
    }
    if (pid == 13) {
      throw new IllegalStateException("a fault of the machine's own, with a secret inside");
    }
    throw ProblemCode.NO_SUCH_PROCESS.with("pid", Long.toString(pid));
  }

  @Override
  public ProcessDetails processDetails(long pid, @Nullable Instant startTime) {
    return new ProcessDetails(
        process(pid, startTime),
        null,
        null,
        null,
        null,
        null,
        9L,
        List.of(
            new ResourceLimit(
                "open-files", 9L, null, Unit.COUNT, Map.of("hard", Unavailable.NOT_APPLICABLE))),
        "/known",
        null,
        null,
        Map.of("pssBytes", Unavailable.PERMISSION_DENIED));
  }

  private static ProcessInfo known(long pid, String name) {
    return new ProcessInfo(
        pid,
        Instant.EPOCH,
        name,
        null,
        null,
        1L,
        "root",
        ProcessState.SLEEPING,
        1L,
        1L,
        1.0,
        null,
        null,
        null,
        Map.of());
  }

  @Override
  public FilePage files(FileQuery query) {
    return new FilePage(query.path().percentEncoded() + query.filter(), 0, List.of(), null);
  }

  /// Without an end, for readers that leave before it.
  @Override
  public FileStream fileStream(FileStreamQuery query) {
    fileStreams.incrementAndGet();
    return new FileStream() {
      private boolean closed;

      @Override
      public List<FileEntry> next() {
        var entry = file(query.path().percentEncoded() + query.filter());
        return Collections.nCopies(FileStream.MOST, entry);
      }

      @Override
      public void close() {
        if (!closed) {
          closed = true;
          fileStreams.decrementAndGet();
        }
      }
    };
  }

  private static FileEntry file(String name) {
    return new FileEntry(
        name,
        null,
        FileType.FILE,
        1L,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        Map.of("created", Unavailable.UNKNOWN));
  }

  @Override
  public Scan scan(ScanRequest request) {
    scanRequests.add(request);
    if (scans.stream().filter(scan -> !scan.summary().state().isOver()).count() >= MOST_SCANS) {
      throw ProblemCode.TOO_MANY_REQUESTS.with("retryAfterSeconds", "5");
    }
    int pairs = request.targets().size() * request.portWords().numbers().size();
    var scan = new KnownScan("s" + scanNumber.incrementAndGet(), pairs);
    scans.add(scan);
    return scan;
  }

  @Override
  public Subscription watch(WatchRequest request, Watcher watcher) {
    watchers.add(watcher);
    watcher.overview(overview(0));
    return () -> {
      watchers.remove(watcher);
      if (failsToEnd) {
        throw new IllegalStateException("meant to fail");
      }
    };
  }

  /// Waits until somebody watches.
  Watcher watcher() throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (watchers.isEmpty() && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    return watchers.iterator().next();
  }

  @Override
  public void close() {
    watchers.clear();
  }
}
