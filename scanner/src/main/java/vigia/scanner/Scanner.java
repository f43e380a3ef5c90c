package vigia.scanner;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import vigia.machine.BadValue;
import vigia.machine.ProblemCode;
import vigia.machine.Protocol;
import vigia.machine.Scan;
import vigia.machine.ScanRequest;

/// Finds out which ports are open: those of TCP by connecting to them, those of UDP by asking. Safe
/// for several threads; its scans share one limit of sockets.
public final class Scanner implements AutoCloseable {
  /// A /20: each may have a result, and has its own time to answer, which is kept.
  private static final int MOST_ADDRESSES = 1 << 12;

  private static final Duration CLOSING = Duration.ofSeconds(2);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final ScannerOptions options;
  private final Resolver resolver;
  private final Engine engine;
  private final Engine udp;

  private final ReentrantLock lock = new ReentrantLock();
  private final Set<RunningScan> running = new HashSet<>();
  private final Map<Protocol, Services> services = new EnumMap<>(Protocol.class);
  private boolean closed;

  public Scanner(ScannerOptions options) {
    this.options = options;
    resolver = new Resolver(options.resolveWithin());
    engine = ConnectEngine.of(options);
    udp = new UdpEngine(options);
  }

  /// Starts a scan and returns at once.
  ///
  /// An address that stands twice in the request is scanned once. A target whose name has no
  /// address, or that may not be dialled, says so in its result and stops no other.
  ///
  /// @throws vigia.machine.ProblemException BAD_REQUEST when a target is neither an address, a
  ///   network nor a name, or it is more than one scan may have; TOO_MANY_REQUESTS; CLOSED
  public Scan start(ScanRequest request) {
    Targets targets = Targets.parse(request.targets());
    Services services = services(request.transport());
    var ports = new PortList(services.ports(request.portWords()));
    int addresses = addresses(request, targets);
    long pairs = (long) addresses * ports.size();
    check(request, addresses, pairs);
    List<Target> each = targets.each();
    lock.lock();
    try {
      if (closed) {
        throw ProblemCode.CLOSED.with();
      }
      if (running.size() >= options.mostParallelScans()) {
        throw ProblemCode.TOO_MANY_REQUESTS.with("retryAfterSeconds", "5");
      }
      boolean few = ports.size() <= Asked.FEW && pairs <= Asked.MOST_ROWS;
      boolean everyRow = request.everyRow() || few;
      var asked = new Asked(ports, everyRow, services, addresses, request.transport());
      var board = new ScanBoard(newId(), each, asked);
      var policy = new RunningScan.Policy(options.allowed(), targets::excludes);
      var scan =
          new RunningScan(board, each, ports, resolver, policy, engine(request), this::forget);
      running.add(scan);
      scan.start();
      return scan;
    } finally {
      lock.unlock();
    }
  }

  private Engine engine(ScanRequest request) {
    return switch (request.transport()) {
      case TCP -> engine;
      case UDP -> udp;
    };
  }

  private static int addresses(ScanRequest request, Targets targets) {
    BigInteger count = targets.count();
    if (count.compareTo(BigInteger.valueOf(MOST_ADDRESSES)) > 0) {
      throw ProblemCode.BAD_REQUEST.with(
          "field", "targets",
          "reason", BadValue.TOO_MANY.wire(),
          "value", String.join(", ", request.targets()),
          "addresses", count.toString(),
          "most", Integer.toString(MOST_ADDRESSES));
    }
    return count.intValueExact();
  }

  private void check(ScanRequest request, int addresses, long pairs) {
    if (pairs > options.mostPairs()) {
      throw ProblemCode.BAD_REQUEST.with(
          "field", "ports",
          "reason", BadValue.TOO_MANY.wire(),
          "value", Long.toString(pairs),
          "least", "1",
          "most", Integer.toString(options.mostPairs()),
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
    engine.close();
    udp.close();
    resolver.close();
  }
}
