package vigia.machine;

import io.avaje.jsonb.Json;

/// Why a question has no answer. The codes are stable: programs may depend on them, sentences are
/// made from them.
public enum ProblemCode {
  /// `params`: pid
  NO_SUCH_PROCESS("no-such-process", "No such process"),
  /// `params`: path
  NO_SUCH_DIRECTORY("no-such-directory", "The directory does not exist"),
  /// `params`: path
  NOT_A_DIRECTORY("not-a-directory", "Not a directory"),
  /// The name given beside the path is not its last component. `params`: name, expected
  NAME_MISMATCH("name-mismatch", "The name is not the path's last component"),
  /// `params`: path or pid; detail (`write`) when it may be read but not changed
  PERMISSION_DENIED("permission-denied", "The operating system denied access"),
  /// `params`: path
  LINK_LOOP("link-loop", "Too many levels of symbolic links"),
  /// Outside the directories that this server shows. `params`: path
  PATH_NOT_ALLOWED("path-not-allowed", "This server does not show that path"),
  /// A value in the question is wrong. `params`: field, reason (a [BadValue]), value, and what that
  /// reason adds
  BAD_REQUEST("bad-request", "A value in the request is wrong"),
  /// `params`: target, address
  TARGET_NOT_ALLOWED("target-not-allowed", "This server may not scan that target"),
  /// `params`: target
  UNRESOLVED("unresolved", "The host name has no address"),
  /// `params`: machine
  NO_SUCH_MACHINE("no-such-machine", "No machine of that name here"),
  /// `params`: scan
  NO_SUCH_SCAN("no-such-scan", "No such scan"),
  /// No such resource. `params`: path
  NOT_FOUND("not-found", "Nothing is at that address"),
  /// `params`: method, allowed
  METHOD_NOT_ALLOWED("method-not-allowed", "That method is not possible here"),
  /// `params`: limit
  TOO_LARGE("too-large", "The request is too large"),
  /// `params`: retryAfterSeconds
  TOO_MANY_REQUESTS("too-many-requests", "Too many requests"),
  /// No token, or one that is unknown, expired or revoked
  UNAUTHENTICATED("unauthenticated", "A valid token is needed"),
  /// The token lacks a permission. `params`: permission
  FORBIDDEN("forbidden", "The token does not allow this"),
  /// The Host header names another host, or the request comes from a foreign page. `params`: host
  MISDIRECTED("misdirected", "This server is not known by that name"),
  /// The operating system did not answer in time (a dead network mount, say). `params`: what
  TIMED_OUT("timed-out", "The operating system did not answer in time"),
  /// Not possible on this machine. `params`: what
  NOT_SUPPORTED("not-supported", "This machine cannot answer that"),
  /// The server cannot be reached. `params`: url, detail
  UNREACHABLE("unreachable", "The server cannot be reached"),
  /// The server's key is not the pinned one, or it cannot prove itself. `params`: url, detail
  UNTRUSTED("untrusted", "The server is not the one that is trusted"),
  /// The server or machine is shutting down
  CLOSED("closed", "The machine is shutting down"),
  /// A fault of Vigia's own. `params`: reference (find it in the server's log)
  INTERNAL("internal", "Vigia made a mistake");

  private final String wire;
  private final String title;

  ProblemCode(String wire, String title) {
    this.wire = wire;
    this.title = title;
  }

  @Json.Value
  public String wire() {
    return wire;
  }

  /// One English line, for people with curl. Screens make their own sentence from code and
  /// parameters.
  public String title() {
    return title;
  }

  /// With parameters as name, value, name, value …
  public ProblemException with(String... params) {
    return new ProblemException(Problem.of(this, params));
  }
}
