package vigia.cli.terminal;

import vigia.machine.ProblemCode;

/// How the program ends: the same with and without a server.
public enum Exit {
  /// Also when the reader of a pipe went away.
  DONE(0),
  /// The answer is an error.
  NO_ANSWER(1),
  USAGE(2),
  /// The server cannot be reached, is not trusted, or wants a login.
  NO_SERVER(3),
  INTERRUPTED(130);

  private final int status;

  Exit(int status) {
    this.status = status;
  }

  public int status() {
    return status;
  }

  public static Exit of(ProblemCode code) {
    return switch (code) {
      case BAD_REQUEST -> USAGE;
      case UNREACHABLE, UNTRUSTED, UNAUTHENTICATED -> NO_SERVER;
      case NO_SUCH_PROCESS,
          NO_SUCH_DIRECTORY,
          NOT_A_DIRECTORY,
          NAME_MISMATCH,
          PERMISSION_DENIED,
          LINK_LOOP,
          PATH_NOT_ALLOWED,
          TARGET_NOT_ALLOWED,
          UNRESOLVED,
          NO_SUCH_MACHINE,
          NO_SUCH_SCAN,
          NOT_FOUND,
          METHOD_NOT_ALLOWED,
          TOO_LARGE,
          TOO_MANY_REQUESTS,
          FORBIDDEN,
          MISDIRECTED,
          TIMED_OUT,
          NOT_SUPPORTED,
          CLOSED,
          INTERNAL ->
          NO_ANSWER;
    };
  }
}
