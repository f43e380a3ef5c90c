package vigia.scanner;

import java.math.BigInteger;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import vigia.machine.BadValue;
import vigia.machine.ProblemCode;
import vigia.machine.Protocol;
import vigia.machine.Scan;
import vigia.machine.ScanRequest;
import vigia.scanner.answer.Looks;

/// Finds out which ports are open: those of TCP by connecting to them or by SYNs alone, those of
/// UDP by asking. Safe for several threads; its scans share one limit of sockets.
public final class Scanner implements AutoCloseable {
  private static final Duration CLOSING = Duration.ofSeconds(2);

  /// At what answers, at once: with TLS, each has buffers of 70 KB.
  private static final int LOOKS = 32;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final ScannerOptions options;
  private final Resolver resolver;
  private final Engines engines;
  private final Semaphore room = new Semaphore(LOOKS);

  private final ReentrantLock lock = new ReentrantLock();
  private final Set<RunningScan> running = new HashSet<>();
  private final Map<Protocol, Services> services = new EnumMap<>(Protocol.class);
  private boolean closed;

  public Scanner(ScannerOptions options) {
    this.options = options;
    resolver = new Resolver(ScannerOptions.RESOLVE_WITHIN);
    engines = new Engines(options);
  }

  /// Starts a scan and returns at once.
  ///
  /// An address that stands twice in the request is scanned once. A target whose name has no
  /// address, or that may not be dialled, says so in its result and stops no other.
  ///
  /// @throws vigia.machine.ProblemException BAD_REQUEST when a target is neither an address, a
  ///   network nor a name, or it is more than one scan may have; TOO_MANY_REQUESTS; CLOSED
  public Scan start(ScanRequest request) {
    return start(request, _ -> new BitSet());
  }

  /// The same with ports that have a row in any case.
  ///
  /// @param noted those of an address; must not block
  public Scan start(ScanRequest request, Function<InetAddress, BitSet> noted) {
    Targets targets = Targets.parse(request.targets());
    Services services = services(request.transport());
    var ports = new PortList(services.ports(request.portWords()));
    int addresses = addresses(request, targets);
    long pairs = (long) addresses * ports.size();
    check(request, addresses, pairs);
    List<Single> each = targets.each();
    lock.lock();
    try {
      if (closed) {
        throw ProblemCode.CLOSED.with();
      }
      if (running.size() >= options.mostParallelScans()) {
        throw ProblemCode.TOO_MANY_REQUESTS.with("retryAfterSeconds", "5");
      }
      Engines.Way way = engines.way(request);
      boolean few = ports.size() <= Asked.FEW && pairs <= Asked.MOST_ROWS;
      boolean everyRow = request.everyRow() || few;
      var asked = new Asked(ports, everyRow, services, addresses, request.identifies(), noted, way);
      var board = new ScanBoard(newId(), each, asked);
      var how =
          new RunningScan.How(
              way.protocol(),
              ports,
              longestWait(request),
              request.scansEveryHost(),
              targets::names,
              services);
      var policy = new RunningScan.Policy(options.allowed(), targets::excludes);
      Looks looks = request.identifies() ? new Looks(room) : null;
      Engine engine = engines.of(way);
      var scan = new RunningScan(board, each, how, resolver, policy, engine, looks, this::forget);
      running.add(scan);
      scan.start();
      return scan;
    } finally {
      lock.unlock();
    }
  }

  private static Duration longestWait(ScanRequest request) {
    Integer most = request.maxWaitMillis();
    return most == null ? ScannerOptions.LONGEST_WAIT : Duration.ofMillis(most);
  }

  private static int addresses(ScanRequest request, Targets targets) {
    BigInteger count = targets.count();
    if (count.compareTo(BigInteger.valueOf(ScannerOptions.MOST_ADDRESSES)) > 0) {
      throw ProblemCode.BAD_REQUEST.with(
          "field", "targets",
          "reason", BadValue.TOO_MANY.wire(),
          "value", String.join(", ", request.targets()),
          "addresses", count.toString(),
          "most", Integer.toString(ScannerOptions.MOST_ADDRESSES));
    }
    return count.intValueExact();
  }

  private static void check(ScanRequest request, int addresses, long pairs) {
    if (pairs > ScannerOptions.MOST_PAIRS) {
      throw ProblemCode.BAD_REQUEST.with(
          "field", "ports",
          "reason", BadValue.TOO_MANY.wire(),
          "value", Long.toString(pairs),
          "least", "1",
          "most", Integer.toString(ScannerOptions.MOST_PAIRS),
          "addresses", Integer.toString(addresses),
          "ports", Long.toString(pairs / addresses));
    }
    if (request.everyRow() && pairs > Asked.MOST_ROWS) {
      throw BadValue.TOO_MANY.of(
          "all", Long.toString(pairs), "1", Integer.toString(Asked.MOST_ROWS));
    }
  }

  private Services services(Protocol protocol) {
    lock.lock();
    try {
      return services.computeIfAbsent(
          protocol, known -> Services.load(options.servicesFile(), known));
    } finally {
      lock.unlock();
    }
  }

  private static String newId() {
    var bytes = new byte[8];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private void forget(RunningScan scan) {
    lock.lock();
    try {
      running.remove(scan);
    } finally {
      lock.unlock();
    }
  }

  /// Cancels what runs and waits until it is over; no connection stays open.
  @Override
  public void close() {
    List<RunningScan> last;
    lock.lock();
    try {
      closed = true;
      last = new ArrayList<>(running);
    } finally {
      lock.unlock();
    }
    last.forEach(RunningScan::cancel);
    try {
      for (RunningScan scan : last) {
        scan.await(CLOSING);
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    engines.close();
    resolver.close();
  }
}
