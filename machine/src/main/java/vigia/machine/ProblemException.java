package vigia.machine;

/// Carries a [Problem] to whoever asked. Has no stack trace: it is an answer, not a fault.
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public ProblemException(Problem problem) {
    super(problem.code().wire() + " " + problem.params(), null, false, false);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }

  public ProblemCode code() {
    return problem.code();
  }
}
