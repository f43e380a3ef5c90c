package vigia.scanner;

import org.jspecify.annotations.Nullable;
import vigia.syscall.Errno;

/// Attempts that were not answered in time, and what a [Resetter] found out about them.
final class Leaving {
  static final int MOST = 128;

  private final Attempt[] attempts = new Attempt[MOST];

  /// Of the sockets, as their table has them, and of the system.
  private final int[] numbers = new int[MOST];

  private final int[] descriptors = new int[MOST];

  /// What SO_ERROR said; null for nothing.
  private final @Nullable Errno[] errors = new Errno[MOST];

  private final boolean[] reset = new boolean[MOST];
  private int size;

  /// Why nobody found anything out.
  @Nullable Throwable fault;

  boolean isFull() {
    return size == MOST;
  }

  boolean isEmpty() {
    return size == 0;
  }

  void add(Attempt attempt, int descriptor) {
    attempts[size] = attempt;
    numbers[size] = attempt.socket;
    descriptors[size] = descriptor;
    size++;
  }

  int size() {
    return size;
  }

  Attempt attempt(int place) {
    return attempts[place];
  }

  int number(int place) {
    return numbers[place];
  }

  int descriptor(int place) {
    return descriptors[place];
  }

  @Nullable Errno error(int place) {
    return errors[place];
  }

  /// Whether the socket may be dialled with again.
  boolean isReset(int place) {
    return reset[place];
  }

  void found(int place, @Nullable Errno error, boolean isReset) {
    errors[place] = error;
    reset[place] = isReset;
  }
}
