package vigia.scanner.answer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Predicate;

/// What came over a talk.
///
/// @param said a character for each byte (ISO 8859-1), so that nothing of it is lost
/// @param isOver whether the other side ended it
record Heard(String said, boolean isOver) {
  private static final int MOST = 4096;

  /// Listens until that is enough, 4 KB came, it is over, or nothing more comes.
  ///
  /// @param first how long to wait for the first byte
  /// @param rest how long to wait for all the others
  static Heard of(Talk talk, Duration first, Duration rest, Predicate<String> enough) {
    var bytes = new byte[MOST];
    int length = 0;
    boolean isOver;
    try {
      int count = talk.read(bytes, 0, first.toNanos());
      long until = System.nanoTime() + rest.toNanos();
      while (count > 0) {
        length += count;
        if (length == MOST || enough.test(text(bytes, length))) {
          break;
        }
        count = talk.read(bytes, length, Math.max(0, until - System.nanoTime()));
      }
      isOver = count < 0;
    } catch (IOException broken) {
      isOver = true;
    }
    return new Heard(text(bytes, length), isOver);
  }

  private static String text(byte[] bytes, int length) {
    return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
  }

  boolean isNothing() {
    return said.isEmpty();
  }
}
