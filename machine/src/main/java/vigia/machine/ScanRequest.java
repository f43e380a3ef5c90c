package vigia.machine;

import io.avaje.jsonb.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Which ports of which computers to try.
///
/// @param targets at least one IPv4 or IPv6 address, host name, network (`10.0.0.0/24`) or range
///   (`10.0.0.1-20`, `10.0.0.1-10.0.1.20`); with `!` before it, an address, network or range that
///   must not be scanned
/// @param ports such as `22,80,1000-2000`, `ssh,http*` by the names of services that the machine
///   which scans knows, `top:100` for the most used ones; null for 1-1024 of TCP and `top:100` of
///   UDP
/// @param protocol `tcp`, also when null, or `udp`
/// @param all rows for every port, however many; null for no
/// @param identify whether to connect to each open port once more and look at what answers there;
///   null for no. Only by TCP
/// @param listeners whether to say of the scanning machine's own ports who listens there; null for
///   yes. A server says no for whoever may not see processes
/// @param method `connect`, also when null, or `syn`, which takes the right to open raw sockets:
///   without it the scan connects, and its status says why. `syn` is only for TCP
/// @param maxWaitMillis what is waited for an answer at most, from 10 to 10,000; null for a little
///   more than a second. With less than an answer takes, a port that answers is taken for a silent
///   one
/// @param everyHost all ports also of those addresses of networks and ranges from which nothing
///   comes back at first; null for no. What is asked for singly, and by UDP, is always scanned in
///   full
/// @param keep whether a server goes on with it though nobody follows it; null for no
@Json
public record ScanRequest(
    List<String> targets,
    @Nullable String ports,
    @Nullable String protocol,
    @Nullable Boolean all,
    @Nullable Boolean identify,
    @Nullable Boolean listeners,
    @Nullable String method,
    @Nullable Integer maxWaitMillis,
    @Nullable Boolean everyHost,
    @Nullable Boolean keep) {
  public static final int MOST_TARGETS = 256;
  private static final int LONGEST_TARGET = 255;

  /// A wake-up may be this late on a busy machine: less would measure us and not the network.
  private static final int SHORTEST_WAIT_MILLIS = 10;

  private static final int LONGEST_WAIT_MILLIS = 10_000;

  public ScanRequest {
    if (targets == null || targets.isEmpty()) {
      throw BadValue.EMPTY.of("targets", "");
    }
    if (targets.stream().anyMatch(Objects::isNull)) {
      throw BadValue.MALFORMED.of("targets", "null");
    }
    targets = targets.stream().map(String::strip).toList();
    if (targets.size() > MOST_TARGETS) {
      throw BadValue.TOO_MANY.of(
          "targets", Integer.toString(targets.size()), "1", Integer.toString(MOST_TARGETS));
    }
    for (String target : targets) {
      if (target.isEmpty()) {
        throw BadValue.EMPTY.of("targets", "");
      }
      if (target.length() > LONGEST_TARGET) {
        throw BadValue.TOO_LONG.of("targets", target);
      }
    }
    ports = ports == null ? null : PortWords.parse(ports).toString();
    if (protocol != null && !protocol.equals("tcp") && !protocol.equals("udp")) {
      throw BadValue.NOT_ONE_OF.allowed("protocol", protocol, "tcp, udp");
    }
    if (method != null
        && Arrays.stream(ScanMethod.values()).noneMatch(one -> one.wire().equals(method))) {
      throw BadValue.NOT_ONE_OF.allowed("method", method, "connect, syn");
    }
    if (Protocol.UDP.wire().equals(protocol)) {
      if (ScanMethod.SYN.wire().equals(method)) {
        throw BadValue.NOT_SUPPORTED.of("method", ScanMethod.SYN.wire());
      }
      if (Boolean.TRUE.equals(identify)) {
        throw BadValue.NOT_SUPPORTED.of("identify", "true");
      }
    }
    if (maxWaitMillis != null
        && (maxWaitMillis < SHORTEST_WAIT_MILLIS || maxWaitMillis > LONGEST_WAIT_MILLIS)) {
      throw BadValue.OUT_OF_RANGE.of(
          "maxWaitMillis",
          Integer.toString(maxWaitMillis),
          Integer.toString(SHORTEST_WAIT_MILLIS),
          Integer.toString(LONGEST_WAIT_MILLIS));
    }
  }

  /// The usual ones of the protocol when none were given.
  @Override
  public String ports() {
    return ports == null ? transport().usualPorts() : ports;
  }

  public static ScanRequest of(String target, String ports) {
    return of(List.of(target), ports);
  }

  /// @param ports null for the usual ones
  public static ScanRequest of(List<String> targets, @Nullable String ports) {
    return new ScanRequest(targets, ports, null, null, null, null, null, null, null, null);
  }

  /// The same with rows for every port, or without.
  public ScanRequest withAll(boolean every) {
    return but(draft -> draft.all = every);
  }

  /// The same with a look at what answers, or without.
  public ScanRequest withIdentify(boolean look) {
    return but(draft -> draft.identify = look);
  }

  /// The same by this method.
  public ScanRequest withMethod(ScanMethod by) {
    return but(draft -> draft.method = by.wire());
  }

  public ScanMethod scanMethod() {
    return ScanMethod.SYN.wire().equals(method) ? ScanMethod.SYN : ScanMethod.CONNECT;
  }

  /// The same with an upper end of what is waited for an answer; null for the usual one.
  public ScanRequest withMaxWaitMillis(@Nullable Integer most) {
    return but(draft -> draft.maxWaitMillis = most);
  }

  /// The same with all ports of every address, or without those from which nothing comes back.
  public ScanRequest withEveryHost(boolean every) {
    return but(draft -> draft.everyHost = every);
  }

  /// The same by another protocol, and with that one's usual ports where none were given.
  public ScanRequest with(Protocol other) {
    return but(draft -> draft.protocol = other.wire());
  }

  public PortWords portWords() {
    return PortWords.parse(ports());
  }

  /// The protocol that is asked for.
  public Protocol transport() {
    return Protocol.UDP.wire().equals(protocol) ? Protocol.UDP : Protocol.TCP;
  }

  public boolean scansEveryHost() {
    return Boolean.TRUE.equals(everyHost);
  }

  public boolean everyRow() {
    return Boolean.TRUE.equals(all);
  }

  public boolean identifies() {
    return Boolean.TRUE.equals(identify);
  }

  /// The same with who listens, or without.
  public ScanRequest withListeners(boolean tell) {
    return but(draft -> draft.listeners = tell);
  }

  public boolean tellsListeners() {
    return !Boolean.FALSE.equals(listeners);
  }

  /// The same, to go on though nobody follows it, or not.
  public ScanRequest withKeep(boolean alone) {
    return but(draft -> draft.keep = alone);
  }

  /// Whether it goes on though nobody follows it.
  public boolean goesOnAlone() {
    return Boolean.TRUE.equals(keep);
  }

  private ScanRequest but(Consumer<Draft> change) {
    var draft = new Draft(this);
    change.accept(draft);
    return draft.request();
  }

  /// A request of which one thing is to be another.
  private static final class Draft {
    final List<String> targets;
    final @Nullable String ports;
    @Nullable String protocol;
    @Nullable Boolean all;
    @Nullable Boolean identify;
    @Nullable Boolean listeners;
    @Nullable String method;
    @Nullable Integer maxWaitMillis;
    @Nullable Boolean everyHost;
    @Nullable Boolean keep;

    Draft(ScanRequest from) {
      targets = from.targets;
      // As it was given: the usual ones depend on the protocol.
      ports = from.ports;
      protocol = from.protocol;
      all = from.all;
      identify = from.identify;
      listeners = from.listeners;
      method = from.method;
      maxWaitMillis = from.maxWaitMillis;
      everyHost = from.everyHost;
      keep = from.keep;
    }

    ScanRequest request() {
      return new ScanRequest(
          targets,
          ports,
          protocol,
          all,
          identify,
          listeners,
          method,
          maxWaitMillis,
          everyHost,
          keep);
    }
  }
}
