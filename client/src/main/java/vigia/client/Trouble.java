package vigia.client;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import vigia.machine.ProblemCode;
import vigia.machine.ProblemException;

/// What came between a client and its server: the `detail` parameter of [ProblemCode#UNREACHABLE]
/// and [ProblemCode#UNTRUSTED]. The words are stable; screens make sentences from them.
public enum Trouble {
  UNKNOWN_HOST("unknown-host", ProblemCode.UNREACHABLE),
  CONNECTION_REFUSED("connection-refused", ProblemCode.UNREACHABLE),
  NO_ROUTE("no-route", ProblemCode.UNREACHABLE),
  TIMED_OUT("timed-out", ProblemCode.UNREACHABLE),
  CLOSED_EARLY("closed-early", ProblemCode.UNREACHABLE),
  /// Any other failure of the network, as the operating system reports it.
  NETWORK("network", ProblemCode.UNREACHABLE),
  /// No agreement on encryption; a server in clear behind an `https` address, for one.
  NO_TLS("no-tls", ProblemCode.UNREACHABLE),
  /// What answers does not speak HTTP/1.1; a server with TLS behind an `http` address, for one.
  NOT_HTTP("not-http", ProblemCode.UNREACHABLE),
  /// HTTP, but not Vigia's: a page of a proxy, a redirect, another program's or a broken answer.
  NOT_VIGIA("not-vigia", ProblemCode.UNREACHABLE),
  /// An answer beyond any that Vigia gives.
  TOO_LARGE("too-large", ProblemCode.UNREACHABLE),

  /// No key of this server is pinned yet.
  KEY_UNKNOWN("key-unknown", ProblemCode.UNTRUSTED),
  /// The server's key is not the pinned one.
  KEY_CHANGED("key-changed", ProblemCode.UNTRUSTED),
  /// The server in clear could not show that it knows the token.
  NO_PROOF("no-proof", ProblemCode.UNTRUSTED),
  /// In clear only to this machine itself.
  CLEAR_NOT_LOOPBACK("clear-not-loopback", ProblemCode.UNTRUSTED);

  private final String wire;
  private final ProblemCode code;

  Trouble(String wire, ProblemCode code) {
    this.wire = wire;
    this.code = code;
  }

  public String wire() {
    return wire;
  }

  ProblemException at(URI url) {
    return code.with("url", url.toString(), "detail", wire);
  }

  /// Carries a trouble through code that throws [IOException].
  static final class Found extends IOException {
    private static final long serialVersionUID = 1L;

    private final Trouble trouble;

    Found(Trouble trouble) {
      super(trouble.wire);
      this.trouble = trouble;
    }

    Trouble trouble() {
      return trouble;
    }
  }

  /// The trouble behind a failure. What TLS and the JSON reader wrap counts, not their wrapping.
  static Trouble behind(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof Found found) {
        return found.trouble();
      }
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      Trouble known = known(cause);
      if (known != null) {
        return known;
      }
    }
    return failure instanceof IOException ? NETWORK : NOT_VIGIA;
  }

  private static @Nullable Trouble known(Throwable cause) {
    return switch (cause) {
      case UnknownHostException _ -> UNKNOWN_HOST;
      case NoRouteToHostException _ -> NO_ROUTE;
      case PortUnreachableException _ -> NO_ROUTE;
      case ConnectException refused -> ofConnect(refused);
      case SocketTimeoutException _ -> TIMED_OUT;
      case EOFException _ -> CLOSED_EARLY;
      case SSLException _ -> NO_TLS;
      default -> null;
    };
  }

  /// The JDK tells these apart by the C library's text alone.
  private static Trouble ofConnect(ConnectException failure) {
    String text = String.valueOf(failure.getMessage());
    if (text.contains("unreachable")) {
      return NO_ROUTE;
    }
    return text.contains("timed out") ? TIMED_OUT : CONNECTION_REFUSED;
  }
}
