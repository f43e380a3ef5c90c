package vigia.local;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vigia.machine.FilePage;
import vigia.machine.FileQuery;
import vigia.machine.FileStream;
import vigia.machine.FileStreamQuery;
import vigia.machine.Machine;
import vigia.machine.Overview;
import vigia.machine.OverviewQuery;
import vigia.machine.ProblemCode;
import vigia.machine.ProcessDetails;
import vigia.machine.ProcessInfo;
import vigia.machine.ProcessPage;
import vigia.machine.ProcessQuery;
import vigia.machine.Readings;
import vigia.machine.Scan;
import vigia.machine.ScanRequest;
import vigia.machine.Subscription;
import vigia.machine.Unavailable;
import vigia.machine.WatchRequest;
import vigia.machine.Watcher;

/// The computer that this program runs on, or one whose files are below another root.
///
/// Callers may be virtual threads: all that may hang runs on platform threads of its own, with a
/// deadline.
public final class LocalMachine implements Machine {
  private static final Duration FRESH = Duration.ofSeconds(1);

  /// CPU times are in ticks of 10 ms: under half a second they are noise. A figure of "now" may
  /// describe the last two seconds.
  private static final Duration LEAST_RATE = Duration.ofMillis(500);

  private static final Duration MOST_RATE = Duration.ofSeconds(2);

  /// Threads that readings may lose to a hanging kernel; a sweep needs one.
  private static final int PROBE_THREADS = 64;

  private static final int MOST_QUESTIONS = 16;

  /// Questions about one place that may hang before the next is refused.
  private static final int MOST_STUCK = 4;

  /// A directory of a million entries takes some seconds to sort.
  private static final Duration QUESTION_DEADLINE = Duration.ofSeconds(20);

  private final PlatformThreads threads;
  private final Probes probes;
  private final Latest latest;
  private final Samplers samplers;
  private final Scans scans;
  private final Engine engine;
  private final Questions processes =
      new Questions("vigia-process", MOST_QUESTIONS, MOST_STUCK, QUESTION_DEADLINE);
  private final Questions files =
      new Questions("vigia-files", MOST_QUESTIONS, MOST_STUCK, QUESTION_DEADLINE);
  private final Set<AskedFiles> streams = ConcurrentHashMap.newKeySet();
  private final Ring ring = new Ring(LEAST_RATE, MOST_RATE);
  private final ReentrantLock sampling = new ReentrantLock();
  private final Map<Extent, Tick> last = new ConcurrentHashMap<>();
  private volatile boolean closed;

  LocalMachine(Engine engine, PlatformThreads threads, SampleCount samples, Scans scans) {
    this.threads = threads;
    this.probes = new Probes(engine, threads, samples);
    this.latest = new Latest(probes.readers());
    this.samplers = new Samplers(this::sampled);
    this.scans = scans;
    this.engine = engine;
  }

  /// @throws vigia.machine.ProblemException [ProblemCode#NOT_SUPPORTED] when no engine reads this
  ///   operating system, [ProblemCode#BAD_REQUEST] when a network in the options is none
  public static LocalMachine open(LocalOptions options) {
    var scans = new Scans(options);
    var threads = new PlatformThreads("vigia-probe", PROBE_THREADS);
    // Not the context loader: a virtual thread of a server may have any.
    for (var provider :
        ServiceLoader.load(Engine.Provider.class, LocalMachine.class.getClassLoader())) {
      if (provider.fits(options)) {
        var samples = new SampleCount();
        return new LocalMachine(provider.open(options, threads, samples), threads, samples, scans);
      }
    }
    threads.close();
    throw ProblemCode.NOT_SUPPORTED.with("what", System.getProperty("os.name", ""));
  }

  /// How many samples were taken since it was opened: nobody watches and nobody asks, none are.
  public long samplesTaken() {
    return probes.samplesTaken();
  }

  @Override
  public Overview overview(OverviewQuery query) {
    try {
      return query.interval().isZero()
          ? recent(extent(query)).overview()
          : measured(query).overview();
    } catch (InterruptedException stopping) {
      throw interrupted("overview");
    }
  }

  private static Extent extent(OverviewQuery query) {
    return query.allFileSystems() ? Extent.EVERY_FILE_SYSTEM : Extent.OVERVIEW;
  }

  @Override
  public Readings readings() {
    try {
      return recent(Extent.READINGS).readings();
    } catch (InterruptedException stopping) {
      throw interrupted("readings");
    }
  }

  /// At most a second old; who asks while it is being taken gets the same.
  private Tick recent(Extent extent) throws InterruptedException {
    Tick known = fresh(extent);
    if (known != null) {
      return known;
    }
    sampling.lockInterruptibly();
    try {
      Tick meanwhile = fresh(extent);
      return meanwhile == null ? picture(extent, null) : meanwhile;
    } finally {
      sampling.unlock();
    }
  }

  private @Nullable Tick fresh(Extent extent) {
    refuseIfClosed();
    Tick known = youngFor(extent);
    // The readings have in them what the overview is made of.
    return known == null && extent == Extent.OVERVIEW ? youngFor(Extent.READINGS) : known;
  }

  private @Nullable Tick youngFor(Extent extent) {
    Tick known = last.get(extent);
    return known != null && known.snapshot().ageNanos() <= FRESH.toNanos() ? known : null;
  }

  /// Samples, waits, samples again.
  private Tick measured(OverviewQuery query) throws InterruptedException {
    refuseIfClosed();
    Snapshot before = probes.ratesOf(extent(query));
    Thread.sleep(query.interval());
    refuseIfClosed();
    return picture(extent(query), before);
  }

  /// @param before what rates are measured from; null for what there is
  private Tick picture(Extent extent, @Nullable Snapshot before) throws InterruptedException {
    Snapshot now = probes.of(extent);
    return remembered(extent, now, before == null ? ring.before(now) : before);
  }

  /// For a sampler, which measures from its own sample before, if it has one.
  private Tick sampled(Extent extent, Ring own) throws InterruptedException {
    Snapshot now = probes.of(extent);
    Snapshot before = own.before(now);
    own.add(now);
    return remembered(extent, now, before == null ? ring.before(now) : before);
  }

  private Tick remembered(Extent extent, Snapshot now, @Nullable Snapshot before) {
    ring.add(now);
    var tick =
        new Tick(
            new Picture(now, before),
            picture -> picture.overview(probes.readers()),
            latest::readings);
    last.put(extent, tick);
    return tick;
  }

  @Override
  public ProcessPage processes(ProcessQuery query) {
    refuseIfClosed();
    return processes.ask("processes", "/proc", () -> engine.processes().page(query));
  }

  @Override
  public ProcessInfo process(long pid, @Nullable Instant startTime) {
    refuseIfClosed();
    return processes.ask(
        "process " + pid, "/proc/" + pid, () -> engine.processes().one(pid, startTime));
  }

  @Override
  public ProcessDetails processDetails(long pid, @Nullable Instant startTime) {
    refuseIfClosed();
    return processes.ask(
        "process " + pid, "/proc/" + pid, () -> engine.processes().details(pid, startTime));
  }

  @Override
  public FilePage files(FileQuery query) {
    refuseIfClosed();
    return files.ask(
        query.path().toString(),
        engine.place(query.path()),
        () -> engine.directories().page(query));
  }

  @Override
  public FileStream fileStream(FileStreamQuery query) {
    refuseIfClosed();
    String place = engine.place(query.path());
    var asked =
        new AskedFiles(
            new AskedFiles.Asking() {
              @Override
              public <T> T ask(Supplier<T> question) {
                return files.ask(query.path().toString(), place, question);
              }
            },
            () -> engine.directories().stream(query),
            streams::remove);
    streams.add(asked);
    return asked.open();
  }

  @Override
  public Scan scan(ScanRequest request) {
    Listeners listeners =
        request.tellsListeners()
            ? new AskedListeners(engine.listeners(), processes)
            : Listeners.absent(Unavailable.PERMISSION_DENIED);
    var view = new ListenerView(listeners, request.transport().wire());
    return JoinedScan.of(scans.start(request, view::noted), view);
  }

  @Override
  public Subscription watch(WatchRequest request, Watcher watcher) {
    try {
      return samplers.watch(request, watcher, recent(Delivery.extent(request)));
    } catch (InterruptedException stopping) {
      throw interrupted("watch");
    }
  }

  private static RuntimeException interrupted(String what) {
    Thread.currentThread().interrupt();
    return ProblemCode.TIMED_OUT.with("what", what);
  }

  private void refuseIfClosed() {
    if (closed) {
      throw ProblemCode.CLOSED.with();
    }
  }

  @Override
  public void close() {
    closed = true;
    samplers.close();
    scans.close();
    streams.forEach(AskedFiles::close);
    processes.close();
    files.close();
    threads.close();
    engine.close();
  }
}
