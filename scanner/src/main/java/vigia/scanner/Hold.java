package vigia.scanner;

/// What whoever started a plan wants of it meanwhile. For any thread.
class Hold implements Engine.Dialling {
  private volatile boolean cancelled;
  private volatile boolean paused;

  @Override
  public final void cancel() {
    cancelled = true;
  }

  @Override
  public final void pause(boolean wanted) {
    paused = wanted;
  }

  boolean isCancelled() {
    return cancelled;
  }

  boolean isPaused() {
    return paused;
  }

  /// Whether nothing may be dialled now.
  boolean isHeld() {
    return cancelled || paused;
  }
}
