package vigia.scanner;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Sockets by number: the descriptor of each, and the attempt that has it. Those without an attempt
/// wait to be used again, the last one first.
final class SocketTable {
  private static final int FIRST_SIZE = 64;

  private int[] descriptors = new int[FIRST_SIZE];
  private @Nullable Attempt[] attempts = new Attempt[FIRST_SIZE];
  private int size;

  /// Numbers that no socket has.
  private final Stack free = new Stack();

  private final Stack idleFour = new Stack();
  private final Stack idleSix = new Stack();

  private static final class Stack {
    private int[] numbers = new int[FIRST_SIZE];
    private int size;

    void push(int number) {
      if (size == numbers.length) {
        numbers = Arrays.copyOf(numbers, 2 * size);
      }
      numbers[size++] = number;
    }

    /// -1 when it is empty.
    int pop() {
      return size == 0 ? -1 : numbers[--size];
    }
  }

  private Stack idle(boolean six) {
    return six ? idleSix : idleFour;
  }

  /// @return the number of an idle one, or -1
  int takeIdle(boolean six) {
    return idle(six).pop();
  }

  /// @return the number of the new one
  int add(int descriptor) {
    int number = free.pop();
    if (number < 0) {
      number = size++;
      if (number == descriptors.length) {
        descriptors = Arrays.copyOf(descriptors, 2 * number);
        attempts = Arrays.copyOf(attempts, 2 * number);
      }
    }
    descriptors[number] = descriptor;
    return number;
  }

  int descriptor(int number) {
    return descriptors[number];
  }

  /// Who has it; null while it is idle or closed.
  @Nullable Attempt attempt(int number) {
    return attempts[number];
  }

  void give(int number, Attempt attempt) {
    attempts[number] = attempt;
    attempt.socket = number;
  }

  /// The attempt's socket may be used again.
  void rest(Attempt attempt, boolean six) {
    int number = attempt.socket;
    attempts[number] = null;
    attempt.socket = -1;
    rest(number, six);
  }

  /// A socket that nobody has may be used again.
  void rest(int number, boolean six) {
    idle(six).push(number);
  }

  /// What happens to a socket is no news for its attempt any more, which still has it.
  void leave(int number) {
    attempts[number] = null;
  }

  /// A socket is closed; it is nobody's.
  void remove(int number) {
    Attempt attempt = attempts[number];
    if (attempt != null) {
      attempt.socket = -1;
    }
    attempts[number] = null;
    free.push(number);
  }

  int idle() {
    return idleFour.size + idleSix.size;
  }
}
