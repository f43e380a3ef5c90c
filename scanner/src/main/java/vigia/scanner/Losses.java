package vigia.scanner;

/// Tells when more is dialled at once than the way bears: answers that came only to a repeated try
/// were lost before. A few always are; a port that is silent says nothing here.
final class Losses {
  private static final int SAMPLE = 256;
  private static final int MOST = SAMPLE / 8;

  private int answers;
  private int repeated;

  /// Answers that are still to come of what was dialled before it was told.
  private int old;

  /// @param again whether it took more than one try
  /// @param inFlight how many are in the making
  /// @return whether too much was lost, of which it is told once for what was in the making
  boolean answered(boolean again, int inFlight) {
    if (old > 0) {
      old--;
      return false;
    }
    answers++;
    repeated += again ? 1 : 0;
    boolean tooMuch = repeated > MOST;
    if (tooMuch || answers == SAMPLE) {
      answers = 0;
      repeated = 0;
    }
    old = tooMuch ? inFlight : 0;
    return tooMuch;
  }
}
