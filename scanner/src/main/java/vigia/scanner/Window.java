package vigia.scanner;

/// How many connections may be in the making: grows with each one that is over, halves when the
/// system runs short of descriptors, ports or memory.
final class Window {
  private static final int FIRST = 1024;

  private int most;
  private double size;

  /// After a shortage growth is slow: one more for each full window of answers.
  private boolean careful;

  Window(int most) {
    this.most = most;
    this.size = Math.min(FIRST, most);
  }

  int size() {
    return (int) size;
  }

  /// A new upper end, from what the process may still open.
  ///
  /// @param afresh forgetting what was learned in another hour
  void limit(int newMost, boolean afresh) {
    most = Math.max(1, newMost);
    size = Math.min(afresh ? FIRST : size, most);
    careful &= !afresh;
  }

  void grow() {
    size = Math.min(most, size + (careful ? 1 / size : 1));
  }

  /// Fewer for a while, because the way does not bear so many.
  void ease() {
    size = Math.max(1, size * 3 / 4);
  }

  /// @param inFlight how many the system did bear
  void shrink(int inFlight) {
    careful = true;
    size = Math.max(1, Math.min(size, inFlight) / 2);
  }
}
