package vigia.server.event;

/// So many at once, then so many a second.
public final class TokenBucket {
  private final int most;
  private final double perNano;
  private double left;
  private long at = System.nanoTime();

  public TokenBucket(int most, int perSecond) {
    this.most = most;
    this.perNano = perSecond / 1e9;
    this.left = most;
  }

  public synchronized boolean take() {
    long now = System.nanoTime();
    left = Math.min(most, left + (now - at) * perNano);
    at = now;
    if (left < 1) {
      return false;
    }
    left--;
    return true;
  }
}
