package vigia.cli.syntax;

import java.util.List;
import java.util.Locale;

/// Every flag there is. Its help stands in the catalogues under `cli.flag.` and its name here.
@SuppressWarnings("ImmutableEnumChecker") // a record of text and an unmodifiable list
public enum Flag {
  SERVER("server", Takes.one("server")),
  MACHINE("machine", Takes.one("name")),
  TOKEN_FILE("token-file", Takes.one(Takes.FILE)),
  HOST_ROOT("host-root", Takes.one(Takes.DIRECTORY)),
  FORMAT("format", Takes.choice("table", "json", "jsonl", "csv")),
  SCAN_FORMAT("format", Takes.choice("table", "json", "jsonl", "csv", Flag.NMAP_XML)),
  WATCH("watch", Takes.one("seconds")),
  LANG("lang", Takes.choice("pt-BR", "en")),
  HELP("help", Takes.NOTHING),

  INTERVAL("interval", Takes.one("interval")),
  ALL_FILE_SYSTEMS("all-file-systems", Takes.NOTHING),

  NAME("name", Takes.one("name")),
  FILE_SORT("sort", Takes.choice("name", "size", "created", "modified", "none")),
  PROCESS_SORT("sort", Takes.choice("cpu", "memory", "pid", "name", "user")),
  ORDER("order", Takes.choice("asc", "desc")),
  TYPE("type", Takes.choice("all", "file", "directory", "link", "other")),
  FILTER("filter", Takes.one("text")),
  LIMIT("limit", Takes.one("number")),
  TREE("tree", Takes.NOTHING),
  DETAILS("details", Takes.NOTHING),

  PORTS("ports", Takes.one("ports")),
  EXCLUDE("exclude", Takes.many("target")),
  TOP("top", Takes.one("number")),
  ALL_PORTS("all-ports", Takes.NOTHING),
  ALL("all", Takes.NOTHING),
  IDENTIFY("identify", Takes.NOTHING),
  METHOD("method", Takes.choice("connect", "syn")),
  MAX_WAIT("max-wait", Takes.one("time")),
  EVERY_HOST("every-host", Takes.NOTHING),
  UDP("udp", Takes.NOTHING),
  DETACH("detach", Takes.NOTHING),
  FORGET("forget", Takes.NOTHING),

  LISTEN("listen", Takes.one("listen")),
  CONFIG("config", Takes.one(Takes.FILE)),
  HOST("host", Takes.many("name")),
  ROOT("root", Takes.many(Takes.DIRECTORY)),
  SCAN_NETWORK("scan-network", Takes.many("network")),
  TLS_CERT("tls-cert", Takes.one(Takes.FILE)),
  TLS_KEY("tls-key", Takes.one(Takes.FILE)),

  TOKEN_NAME("name", Takes.one("name")),
  ALLOW("allow", Takes.one("permissions")),
  EXPIRES("expires", Takes.one("time")),
  LOGIN_NAME("name", Takes.one("name")),
  FINGERPRINT("fingerprint", Takes.one("fingerprint"));

  /// A format that only scans have.
  public static final String NMAP_XML = "nmap-xml";

  /// What a scan is asked, beside its targets.
  public static final List<Flag> OF_A_SCAN =
      List.of(PORTS, TOP, ALL_PORTS, EXCLUDE, ALL, IDENTIFY, METHOD, MAX_WAIT, EVERY_HOST, UDP);

  private final String word;
  private final Takes takes;

  Flag(String word, Takes takes) {
    this.word = word;
    this.takes = takes;
  }

  /// As it is typed, without the dashes.
  public String word() {
    return word;
  }

  Takes takes() {
    return takes;
  }

  public List<String> choices() {
    return takes.choices();
  }

  /// The catalogue's key of what it does.
  String helpKey() {
    return "cli.flag." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
