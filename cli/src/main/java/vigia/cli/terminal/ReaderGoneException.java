package vigia.cli.terminal;

/// Whoever read the output has gone (`| head`): there is nothing more to say, and nothing is wrong.
public final class ReaderGoneException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ReaderGoneException() {
    super(null, null, false, false);
  }
}
