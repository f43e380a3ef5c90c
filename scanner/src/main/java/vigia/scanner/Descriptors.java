package vigia.scanner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// How many files this process may still open, by proc(5).
final class Descriptors {
  private static final Path LIMITS = Path.of("/proc/self/limits");
  private static final Path OPEN = Path.of("/proc/self/fd");
  private static final String ROW = "Max open files";

  /// Where the limit is not known: every system allows this, and running short is noticed anyway.
  private static final int CAUTIOUS = 200;

  /// What the rest of the process needs meanwhile.
  private static final int LEAST_ROOM = 16;

  private Descriptors() {}

  /// Sockets that a scan may hold beside what is open now, leaving room for others.
  static int spare() {
    try {
      OptionalInt limit = limit(Files.readString(LIMITS));
      if (limit.isEmpty()) {
        return CAUTIOUS;
      }
      int free = limit.getAsInt() - countOpen();
      return Math.max(1, free - Math.max(LEAST_ROOM, free / 4));
    } catch (IOException notLinux) {
      return CAUTIOUS;
    }
  }

  /// The soft limit out of `/proc/self/limits`; empty when it has none or the text is another.
  static OptionalInt limit(String limits) {
    return limits
        .lines()
        .filter(line -> line.startsWith(ROW))
        .map(line -> line.substring(ROW.length()).strip().split("\\s+", -1)[0])
        .filter(soft -> !soft.isEmpty() && soft.chars().allMatch(Character::isDigit))
        .mapToInt(soft -> soft.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(soft))
        .findFirst();
  }

  private static int countOpen() throws IOException {
    try (Stream<Path> entries = Files.list(OPEN)) {
      return (int) entries.count();
    }
  }
}
