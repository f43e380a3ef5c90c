package vigia.server.event;

import org.jspecify.annotations.Nullable;

/// Why a server does not start. What to do about it is said by whoever wanted to start it.
public final class CannotStart extends Exception {
  private static final long serialVersionUID = 1L;

  /// The kinds of reasons.
  public enum Why {
    /// An address that others reach needs TLS. Detail: the address.
    NEEDS_TLS,
    /// Detail: address and port.
    ADDRESS_IN_USE,
    /// This machine has no such address. Detail: the address.
    ADDRESS_NOT_HERE,
    /// The operating system forbids it, a port below 1024 usually. Detail: address and port.
    ADDRESS_FORBIDDEN,
    /// VIGIA_HOME cannot be made, read or written. Detail: the path and what went wrong.
    HOME_UNUSABLE,
    /// Another server runs with this VIGIA_HOME. Detail: its URL, or the path of the home.
    HOME_IN_USE,
    /// A file of VIGIA_HOME is broken. Detail: its path.
    STATE_BROKEN,
    /// The given certificate or key cannot be used, or none could be made. Detail: what went wrong.
    CERTIFICATE_UNUSABLE
  }

  private final Why why;
  private final String detail;

  public CannotStart(Why why, String detail, @Nullable Throwable cause) {
    super(why + ": " + detail, cause);
    this.why = why;
    this.detail = detail;
  }

  public Why why() {
    return why;
  }

  /// In English or as the operating system said it; may hold text from outside.
  public String detail() {
    return detail;
  }
}
