package vigia.server.event;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigia.machine.ProblemCode;
import vigia.machine.Protocol;
import vigia.machine.ScanMethod;
import vigia.machine.ScanState;
import vigia.machine.Wire;

/// Something that happened to a server. Texts from outside hold no line breaks, no controls and
/// nothing invisible.
public sealed interface ServerEvent {

  /// When.
  Instant at();

  /// @param url what a browser opens
  /// @param login the same with a one-time code in its fragment
  /// @param fingerprint of the TLS key, as [vigia.server.tls.Fingerprint]; absent in clear
  record Listening(Instant at, String url, String login, @Nullable String fingerprint)
      implements ServerEvent {}

  /// A login link was traded for a token.
  ///
  /// @param from address of the client
  /// @param token id of the new token
  record LoggedIn(Instant at, String from, String name, String token) implements ServerEvent {
    public LoggedIn {
      name = OneLine.of(name);
    }
  }

  /// The holder of a token asks for the first time, or again after having left.
  record Connected(Instant at, String from, String name, String token) implements ServerEvent {
    public Connected {
      name = OneLine.of(name);
    }
  }

  /// The holder of a token has no stream open and asked nothing for half a minute.
  record Left(Instant at, String from, String name, String token) implements ServerEvent {
    public Left {
      name = OneLine.of(name);
    }
  }

  /// A token is used for the first time since the server started.
  record TokenUsed(Instant at, String from, String name, String token) implements ServerEvent {
    public TokenUsed {
      name = OneLine.of(name);
    }
  }

  /// Not let in: 401, 403, 421 or 429.
  ///
  /// @param more how many others were refused and not told since the one before
  record Refused(
      Instant at, String from, int status, ProblemCode code, String method, String path, long more)
      implements ServerEvent {
    public Refused {
      method = OneLine.of(method);
      path = OneLine.of(path);
    }
  }

  /// @param token id of who started it
  /// @param method that was asked for, whether or not it can be; absent for UDP
  record ScanStarted(
      Instant at,
      String from,
      String name,
      String token,
      String scan,
      String machine,
      List<String> targets,
      String ports,
      Protocol protocol,
      @Nullable ScanMethod method)
      implements ServerEvent {
    public ScanStarted {
      name = OneLine.of(name);
      targets = targets.stream().map(OneLine::of).toList();
    }
  }

  /// @param scanned ports done
  record ScanEnded(Instant at, String scan, ScanState state, int scanned, int open)
      implements ServerEvent {}

  record TokenCreated(Instant at, String name, String token, List<String> allow)
      implements ServerEvent {
    public TokenCreated {
      name = OneLine.of(name);
      allow = List.copyOf(allow);
    }
  }

  record TokenRevoked(Instant at, String name, String token) implements ServerEvent {
    public TokenRevoked {
      name = OneLine.of(name);
    }
  }

  record LoginLinkMade(Instant at) implements ServerEvent {}

  /// The reader of these events was so slow that some were not told; those of the audit log are in
  /// there.
  ///
  /// @param count how many
  record Missed(Instant at, long count) implements ServerEvent {}

  /// The server ends; no event follows.
  record Closing(Instant at) implements ServerEvent {}

  /// The event's name: `listening`, `scan-started`.
  default String event() {
    return switch (this) {
      case Listening _ -> "listening";
      case LoggedIn _ -> "logged-in";
      case Connected _ -> "connected";
      case Left _ -> "left";
      case TokenUsed _ -> "token-used";
      case Refused _ -> "refused";
      case ScanStarted _ -> "scan-started";
      case ScanEnded _ -> "scan-ended";
      case TokenCreated _ -> "token-created";
      case TokenRevoked _ -> "token-revoked";
      case LoginLinkMade _ -> "login-link-made";
      case Missed _ -> "missed";
      case Closing _ -> "closing";
    };
  }

  /// Whether it was more than looking, and so belongs into the audit log.
  default boolean isAudited() {
    return switch (this) {
      case LoggedIn _, TokenUsed _, Refused _, ScanStarted _, ScanEnded _ -> true;
      case TokenCreated _, TokenRevoked _, LoginLinkMade _ -> true;
      case Listening _, Connected _, Left _, Missed _, Closing _ -> false;
    };
  }

  /// One JSON object on one line, safe on a terminal: `{"event":"listening","url":…}`.
  default String json() {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("event", event());
    describe(fields);
    fields.put("at", at().toString());
    return Wire.json(fields);
  }

  private void describe(Map<String, Object> fields) {
    switch (this) {
      case Listening e -> {
        fields.put("url", e.url());
        fields.put("login", e.login());
        if (e.fingerprint() != null) {
          fields.put("fingerprint", e.fingerprint());
        }
      }
      case LoggedIn e -> put(fields, "from", e.from(), "name", e.name(), "token", e.token());
      case Connected e -> put(fields, "from", e.from(), "name", e.name(), "token", e.token());
      case Left e -> put(fields, "from", e.from(), "name", e.name(), "token", e.token());
      case TokenUsed e -> put(fields, "from", e.from(), "name", e.name(), "token", e.token());
      case Refused e -> {
        put(fields, "from", e.from(), "status", e.status(), "code", e.code().wire());
        put(fields, "method", e.method(), "path", e.path());
        if (e.more() > 0) {
          fields.put("more", e.more());
        }
      }
      case ScanStarted e -> {
        put(fields, "from", e.from(), "name", e.name(), "token", e.token(), "scan", e.scan());
        put(fields, "machine", e.machine(), "targets", e.targets(), "ports", e.ports());
        fields.put("protocol", e.protocol().wire());
        if (e.method() != null) {
          fields.put("method", e.method().wire());
        }
      }
      case ScanEnded e -> {
        put(fields, "scan", e.scan(), "state", e.state().wire());
        put(fields, "scanned", e.scanned(), "open", e.open());
      }
      case TokenCreated e -> put(fields, "name", e.name(), "token", e.token(), "allow", e.allow());
      case TokenRevoked e -> put(fields, "name", e.name(), "token", e.token());
      case Missed e -> put(fields, "count", e.count());
      case LoginLinkMade _, Closing _ -> {}
    }
  }

  private static void put(Map<String, Object> fields, Object... pairs) {
    for (int i = 0; i + 1 < pairs.length; i += 2) {
      fields.put((String) pairs[i], pairs[i + 1]);
    }
  }
}
