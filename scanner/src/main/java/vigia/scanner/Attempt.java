package vigia.scanner;

/// One (address, port) pair while it is dialled, over all its tries.
final class Attempt {
  /// The last try is waited for as long as it would be after so many more silences, each of which
  /// doubles the wait: four times as long.
  private static final int MORE_PATIENCE = 2;

  final Job job;
  final Host host;

  /// The port's place in the plan's list.
  final int index;

  final Evidence evidence = new Evidence();

  /// Where it stands among those in the making, which [Flying] alone writes; -1 when it does not.
  int place = -1;

  /// Which socket it has, which its [Sockets] alone write; -1 when it has none.
  int socket = -1;

  /// Of the try that is waited for, or was answered.
  long startedNanos;

  long deadlineNanos;
  private long firstNanos;
  private int answeredTry;
  private boolean isGivenUp;
  private boolean isSettled;

  Attempt(Job job, Host host, int index) {
    this.job = job;
    this.host = host;
    this.index = index;
  }

  int port() {
    return job.plan.ports().at(index);
  }

  void begins(long now) {
    startedNanos = now;
    isGivenUp = false;
    answeredTry = evidence.silences();
    if (answeredTry == 0) {
      firstNanos = now;
    }
    deadlineNanos = now + host.roundTrip.timeoutNanos(evidence.silences());
  }

  /// An answer came that may be to an earlier try.
  ///
  /// @param number of the try, from 0
  void isAnswerTo(int number) {
    if (number < answeredTry) {
      answeredTry = number;
      // When those between began is not known; too long a round trip does no harm.
      startedNanos = firstNanos;
    }
  }

  /// Whether the answer is one to a repeated try.
  boolean isRepeated() {
    return answeredTry > 0;
  }

  void settled() {
    isSettled = true;
  }

  boolean isSettled() {
    return isSettled;
  }

  /// Whether an answer still means something.
  boolean isAwaited() {
    return !isSettled && !job.isCancelled();
  }

  /// Its try was not answered in time, and its socket is on the way back.
  void givenUp() {
    isGivenUp = true;
  }

  boolean isGivenUp() {
    return isGivenUp;
  }

  boolean isOverdue(long now) {
    return !isGivenUp && deadlineNanos - now <= 0;
  }

  /// Whether its last try is waited for longer: while nothing that was dialled later was answered
  /// either, the way may be standing still, and says nothing of the port.
  boolean mayStillCome(long now, int tries) {
    int silences = evidence.silences();
    return silences + 1 >= tries
        && !host.answeredOneDialledAfter(startedNanos)
        && now - startedNanos < host.roundTrip.timeoutNanos(silences + MORE_PATIENCE);
  }
}
