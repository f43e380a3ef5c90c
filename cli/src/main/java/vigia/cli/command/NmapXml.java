package vigia.cli.command;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vigia.cli.syntax.Flag;
import vigia.cli.syntax.Invocation;
import vigia.language.Visible;
import vigia.machine.AnswerKind;
import vigia.machine.PortAnswer;
import vigia.machine.PortReason;
import vigia.machine.PortRow;
import vigia.machine.PortSet;
import vigia.machine.PortState;
import vigia.machine.Protocol;
import vigia.machine.ScanMethod;
import vigia.machine.ScanState;
import vigia.machine.ScanStatus;
import vigia.machine.TargetResult;
import vigia.machine.TargetState;
import vigia.machine.TlsAnswer;
import vigia.machine.UnlistedAddresses;

/// A finished scan in the XML of nmap 7 (`xmloutputversion` 1.05), which ndiff(1) and others read.
///
/// Differences: a host that never answered has the state `unknown`, where `nmap -Pn` believes its
/// user that it is up; `reason_ttl` is 0, as no engine of ours looks at it; `extrareasons` stand
/// where the reason of every such port is known.
final class NmapXml {
  /// Of a kind that more ports than this have, nmap lists none.
  private static final int MOST_LISTED = 25;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final ScanStatus status;
  private final Instant end;
  private final StringBuilder out = new StringBuilder();

  private NmapXml(ScanStatus status) {
    this.status = status;
    end = status.startedAt().plus(Duration.ofMillis(status.elapsedMillis()));
  }

  static String of(ScanStatus status, Invocation asked, String version) {
    return new NmapXml(status).document(command(asked), version);
  }

  private static String command(Invocation asked) {
    var words = new StringBuilder("vigia scan");
    asked.arguments().forEach(word -> words.append(' ').append(word));
    for (Flag flag : Flag.OF_A_SCAN) {
      if (asked.has(flag) && asked.all(flag).isEmpty()) {
        words.append(" --").append(flag.word());
      }
      asked
          .all(flag)
          .forEach(value -> words.append(" --").append(flag.word()).append(' ').append(value));
    }
    return words.append(" --format nmap-xml").toString();
  }

  private String document(String command, String version) {
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE nmaprun>\n");
    tag(
        "nmaprun",
        "scanner",
        "vigia",
        "args",
        command,
        "start",
        seconds(status.startedAt()),
        "startstr",
        TIME.format(status.startedAt()),
        "version",
        version,
        "xmloutputversion",
        "1.05");
    PortSet asked = ports();
    if (asked.size() > 0) {
      single(
          "scaninfo",
          "type",
          type(),
          "protocol",
          status.protocol(),
          "numservices",
          Integer.toString(asked.size()),
          "services",
          asked.toString());
    }
    single("verbose", "level", "0");
    single("debugging", "level", "0");
    status.targets().forEach(this::target);
    statistics();
    return out.append("</nmaprun>").toString();
  }

  private boolean isBySyn() {
    return status.method() == ScanMethod.SYN;
  }

  private String type() {
    if (isUdp()) {
      return "udp";
    }
    return isBySyn() ? "syn" : "connect";
  }

  /// What most closed ports say.
  private PortReason closed() {
    if (isUdp()) {
      return PortReason.PORT_UNREACHABLE;
    }
    return isBySyn() ? PortReason.RESET : PortReason.REFUSED;
  }

  /// All that were done at any target.
  private PortSet ports() {
    var all = new BitSet();
    for (TargetResult target : status.targets()) {
      add(target.ranges().open(), all);
      add(target.ranges().closed(), all);
      add(target.ranges().filtered(), all);
      String either = target.ranges().openFiltered();
      add(either == null ? "" : either, all);
    }
    return PortSet.of(all);
  }

  private static void add(String ranges, BitSet ports) {
    if (!ranges.isEmpty()) {
      for (int port : PortSet.parse(ranges).toArray()) {
        ports.set(port);
      }
    }
  }

  private void target(TargetResult target) {
    switch (target.state()) {
      case UP -> host(target, "up", target.open() > 0 ? answered() : closed());
      case SILENT, WAITING -> host(target, "unknown", PortReason.NO_RESPONSE);
      case UNRESOLVED, NOT_ALLOWED, EXCLUDED ->
          single(
              "target",
              "specification",
              target.target(),
              "status",
              "skipped",
              "reason",
              target.state().wire());
    }
  }

  private boolean isUdp() {
    return status.protocol().equals(Protocol.UDP.wire());
  }

  private PortReason answered() {
    return isUdp() ? PortReason.UDP_RESPONSE : PortReason.ACCEPTED;
  }

  private void host(TargetResult target, String state, PortReason reason) {
    String address = target.address() == null ? target.target() : target.address();
    tag("host", "starttime", seconds(status.startedAt()), "endtime", seconds(end));
    single("status", "state", state, "reason", reason.wire(), "reason_ttl", "0");
    single("address", "addr", address, "addrtype", address.indexOf(':') < 0 ? "ipv4" : "ipv6");
    out.append("<hostnames>\n");
    if (isName(target.target())) {
      single("hostname", "name", target.target(), "type", "user");
    }
    out.append("</hostnames>\n<ports>");
    Map<Integer, PortRow> listed = new TreeMap<>();
    extra(target, PortState.CLOSED, target.closed(), target.ranges().closed(), listed);
    extra(target, PortState.FILTERED, target.filtered(), target.ranges().filtered(), listed);
    Integer either = target.openFiltered();
    String ranges = target.ranges().openFiltered();
    if (either != null && ranges != null) {
      extra(target, PortState.OPEN_OR_FILTERED, either, ranges, listed);
    }
    rows(target, PortState.OPEN).forEach(row -> listed.put(row.port(), row));
    listed.values().forEach(this::port);
    out.append("</ports>\n");
    findings(target);
    out.append("</host>\n");
  }

  /// As nmap tells what its scripts found of a host.
  private void findings(TargetResult target) {
    if (!target.findings().isEmpty()) {
      out.append("<hostscript>");
      target.findings().forEach(found -> single("script", "id", found.wire(), "output", "true"));
      out.append("</hostscript>\n");
    }
  }

  /// A name has letters; so has an IPv6 address, which has colons.
  private static boolean isName(String target) {
    return target.indexOf(':') < 0 && target.chars().anyMatch(Character::isLetter);
  }

  private static List<PortRow> rows(TargetResult target, PortState state) {
    return target.rows().stream().filter(row -> row.state() == state).toList();
  }

  /// Lists the ports of a kind if they are few, else counts them.
  private void extra(
      TargetResult target,
      PortState state,
      int count,
      String ranges,
      Map<Integer, PortRow> listed) {
    List<PortRow> rows = rows(target, state);
    if (count <= MOST_LISTED && rows.size() == count) {
      rows.forEach(row -> listed.put(row.port(), row));
      return;
    }
    tag("extraports", "state", state.wire(), "count", Integer.toString(count));
    if (state == PortState.CLOSED && !isBySyn()) {
      reason(closed(), count, ranges);
    } else if (state == PortState.OPEN_OR_FILTERED) {
      reason(PortReason.NO_RESPONSE, count, ranges);
    } else if (rows.size() == count) {
      byReason(rows)
          .forEach(
              (reason, ports) -> reason(reason, ports.cardinality(), PortSet.of(ports).toString()));
    }
    out.append("</extraports>\n");
  }

  private static Map<PortReason, BitSet> byReason(List<PortRow> rows) {
    var reasons = new EnumMap<PortReason, BitSet>(PortReason.class);
    for (PortRow row : rows) {
      reasons.computeIfAbsent(row.reason(), _ -> new BitSet()).set(row.port());
    }
    return reasons;
  }

  private void reason(PortReason reason, int count, String ports) {
    single(
        "extrareasons",
        "reason",
        reason.wire(),
        "count",
        Integer.toString(count),
        "proto",
        status.protocol(),
        "ports",
        ports);
  }

  private void port(PortRow row) {
    tag("port", "protocol", row.protocol(), "portid", Integer.toString(row.port()));
    single("state", "state", row.state().wire(), "reason", row.reason().wire(), "reason_ttl", "0");
    service(row);
    PortAnswer answer = row.answer();
    if (answer != null) {
      scripts(answer);
    }
    out.append("</port>\n");
  }

  /// The name is the register's, also where somebody looked: what a service says of itself is told
  /// beside it, and not believed.
  private void service(PortRow row) {
    PortAnswer answer = row.answer();
    if (row.service() == null && answer == null) {
      return;
    }
    single(
        "service",
        "name",
        row.service() == null ? "unknown" : row.service(),
        "product",
        answer == null ? null : answer.server(),
        "tunnel",
        answer == null || answer.tls() == null ? null : "ssl",
        "method",
        "table",
        "conf",
        "3");
  }

  /// As nmap's scripts of these names write it.
  private void scripts(PortAnswer answer) {
    String server = answer.server();
    if (server != null) {
      single("script", "id", "http-server-header", "output", server);
    }
    String text = answer.text();
    boolean isHttp = answer.kind() == AnswerKind.HTTP || answer.kind() == AnswerKind.HTTPS;
    if (text != null && !isHttp) {
      single("script", "id", "banner", "output", text);
    }
    TlsAnswer tls = answer.tls();
    if (tls != null && tls.subject() != null) {
      single("script", "id", "ssl-cert", "output", certificate(tls, tls.subject()));
    }
  }

  private static String certificate(TlsAnswer tls, String subject) {
    var lines = new ArrayList<String>();
    lines.add("Subject: " + subject);
    if (!tls.names().isEmpty()) {
      lines.add("Subject Alternative Name: " + String.join(", ", tls.names()));
    }
    lines.add("Issuer: " + tls.issuer());
    lines.add("Not valid before: " + tls.notBefore());
    lines.add("Not valid after: " + tls.notAfter());
    return String.join("; ", lines);
  }

  private void statistics() {
    int up = hosts(TargetState.UP);
    int down = hosts(TargetState.SILENT);
    int all = up + down + hosts(TargetState.WAITING);
    UnlistedAddresses unlisted = status.unlisted();
    if (unlisted != null) {
      up += unlisted.up();
      down += unlisted.silent() + unlisted.down();
      all += unlisted.up() + unlisted.silent() + unlisted.down() + unlisted.waiting();
    }
    out.append("<runstats>");
    String elapsed = String.format(Locale.ROOT, "%.2f", status.elapsedMillis() / 1000.0);
    single(
        "finished",
        "time",
        seconds(end),
        "timestr",
        TIME.format(end),
        "elapsed",
        elapsed,
        "exit",
        status.state() == ScanState.DONE ? "success" : "error",
        "errormsg",
        status.state() == ScanState.DONE ? null : status.state().wire());
    single(
        "hosts",
        "up",
        Integer.toString(up),
        "down",
        Integer.toString(down),
        "total",
        Integer.toString(all));
    out.append("</runstats>\n");
  }

  private int hosts(TargetState state) {
    return (int) status.targets().stream().filter(target -> target.state() == state).count();
  }

  private static String seconds(Instant time) {
    return Long.toString(time.getEpochSecond());
  }

  /// Opens an element.
  ///
  /// @param attributes name, value, name, value …; one without a value is left out
  private void tag(String name, @Nullable String... attributes) {
    element(name, ">\n", attributes);
  }

  /// An element with nothing in it.
  private void single(String name, @Nullable String... attributes) {
    element(name, "/>\n", attributes);
  }

  private void element(String name, String close, @Nullable String... attributes) {
    out.append('<').append(name);
    for (int i = 0; i + 1 < attributes.length; i += 2) {
      String value = attributes[i + 1];
      if (value != null) {
        out.append(' ').append(attributes[i]).append("=\"").append(escaped(value)).append('"');
      }
    }
    out.append(close);
  }

  /// Controls are no characters of XML, not even as references: they are written as everywhere
  /// else.
  private static String escaped(String text) {
    return Visible.escaped(text)
        .codePoints()
        .mapToObj(c ->
            switch (c) {
              case '&' -> "&amp;";
              case '<' -> "&lt;";
              case '>' -> "&gt;";
              case '"' -> "&quot;";
              // No character of XML 1.0.
              case 0xfffe, 0xffff -> "\ufffd";
              default -> Character.toString(c);
            })
        .collect(Collectors.joining());
  }
}
