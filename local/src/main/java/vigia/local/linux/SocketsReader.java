package vigia.local.linux;

import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vigia.local.Known;
import vigia.local.Reasons;
import vigia.local.linux.SocketOwners.Owner;
import vigia.machine.ListeningSocket;
import vigia.machine.Protocol;
import vigia.machine.SocketCount;
import vigia.machine.Sockets;
import vigia.machine.Unavailable;

/// Who listens, and how many connections are in which state. For `/proc/net/tcp` the kernel walks
/// its whole table of connections, however few there are: milliseconds on a machine with much
/// memory.
final class SocketsReader {
  /// Reading takes at most this part of the time.
  private static final long PART = 1_000;

  private static final Duration OLDEST = Duration.ofMinutes(10);

  /// Architectures whose kernels write the most significant byte first.
  private static final Set<String> BIG_ENDIAN =
      Set.of("s390", "s390x", "ppc", "ppc64", "mips", "mips64", "sparc", "sparc64", "aarch64_be");

  private final HostFiles files;
  private final Kernel kernel;
  private final SocketOwners owners;
  private @Nullable Entry last;

  SocketsReader(HostFiles files, Kernel kernel) {
    this.files = files;
    this.kernel = kernel;
    this.owners = new SocketOwners(files);
  }

  /// What was read, with age 0.
  private record Entry(Known<Sockets> sockets, long nanos, long tookNanos) {}

  /// One of the four files.
  private record Source(String file, Protocol protocol) {}

  private static final List<Source> SOURCES =
      List.of(
          new Source("tcp", Protocol.TCP),
          new Source("tcp6", Protocol.TCP),
          new Source("udp", Protocol.UDP),
          new Source("udp6", Protocol.UDP));

  synchronized Known<Sockets> read() {
    long now = System.nanoTime();
    Entry known = last;
    if (known == null || now - known.nanos > Math.min(PART * known.tookNanos, OLDEST.toNanos())) {
      Known<Sockets> fresh = readNow();
      known = new Entry(fresh, now, System.nanoTime() - now);
      last = known;
    }
    double age = Math.round((now - known.nanos) / 1e8) / 10.0;
    return known.sockets.then(found ->
        Known.of(new Sockets(found.counts(), found.listening(), age, found.unavailable())));
  }

  private Known<Sockets> readNow() {
    var tables = new LinkedHashMap<Source, SocketTable>();
    var reasons = new Reasons();
    ByteOrder order = order();
    for (Source source : SOURCES) {
      Known<SocketTable> table =
          files
              .keptText(files.self() + "/net/" + source.file)
              .then(text -> SocketTable.parse(text, source.protocol, order));
      SocketTable found = reasons.take(source.file, table);
      if (found != null) {
        tables.put(source, found);
      }
    }
    Unavailable why = reasons.map().get(SOURCES.getFirst().file);
    return tables.isEmpty() && why != null
        ? Known.absent(why)
        : Known.of(new Sockets(counts(tables), listening(tables), 0.0, reasons.map()));
  }

  private ByteOrder order() {
    if (files.root().isThis()) {
      return ByteOrder.nativeOrder();
    }
    return kernel.names().machine() instanceof Known.Value(String machine)
            && BIG_ENDIAN.contains(machine)
        ? ByteOrder.BIG_ENDIAN
        : ByteOrder.LITTLE_ENDIAN;
  }

  /// Both versions of IP together; a state that no socket is in is 0, as long as the file was read.
  private static List<SocketCount> counts(Map<Source, SocketTable> tables) {
    var byState = new TreeMap<Protocol, Map<String, Long>>();
    tables.forEach((source, table) -> {
      Map<String, Long> states = byState.computeIfAbsent(source.protocol, SocketsReader::zeros);
      table
          .counts()
          .forEach((state, count) ->
              states.merge(SocketTable.nameOf(source.protocol, state), count, Long::sum));
    });
    var list = new ArrayList<SocketCount>();
    byState.forEach((protocol, states) ->
        states.forEach(
            (state, count) -> list.add(new SocketCount(protocol.wire(), state, count, Map.of()))));
    return list;
  }

  private static Map<String, Long> zeros(Protocol protocol) {
    List<String> states =
        protocol == Protocol.TCP ? SocketTable.TCP_STATES : List.of("ESTAB", "UNCONN");
    var zeros = new LinkedHashMap<String, Long>();
    states.forEach(state -> zeros.put(state, 0L));
    return zeros;
  }

  /// Where is listened on; several sockets may share one place (SO_REUSEPORT).
  private record Place(Protocol protocol, String address, int port) {}

  private List<ListeningSocket> listening(Map<Source, SocketTable> tables) {
    var inodes = new LinkedHashMap<Place, Set<Long>>();
    tables.forEach((source, table) ->
        table
            .listening()
            .forEach(socket ->
                inodes
                    .computeIfAbsent(
                        new Place(source.protocol, socket.address(), socket.port()),
                        _ -> new LinkedHashSet<>())
                    .add(socket.inode())));
    var all = new LinkedHashSet<Long>();
    inodes.values().forEach(all::addAll);
    Map<Long, Known<Owner>> found = owners.of(all);
    var list = new ArrayList<ListeningSocket>();
    inodes.forEach((place, held) -> list.add(row(place, SocketOwners.first(held, found))));
    return list;
  }

  private static ListeningSocket row(Place place, Known<Owner> owner) {
    var reasons = new Reasons();
    return new ListeningSocket(
        place.protocol.wire(),
        place.address,
        Integer.toString(place.port),
        reasons.take("pid", owner.then(process -> Known.of(process.pid()))),
        reasons.take("process", owner.then(Owner::name)),
        reasons.map());
  }
}
