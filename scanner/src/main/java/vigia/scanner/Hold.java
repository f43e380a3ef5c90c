package vigia.scanner;

/// What whoever started a plan wants of it meanwhile. For any thread.
final class Hold implements Engine.Dialling {
  private volatile boolean cancelled;
  private volatile boolean paused;

  @Override
  public void cancel() {
    cancelled = true;
  }

  @Override
  public void pause(boolean wanted) {
    paused = wanted;
  }

  boolean isCancelled() {
    return cancelled;
  }

  boolean isPaused() {
    return paused;
  }
}
