package vigia.server.history;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vigia.machine.KeptScan;
import vigia.machine.PortRanges;
import vigia.machine.PortSet;
import vigia.machine.PortState;
import vigia.machine.ProblemException;
import vigia.machine.ScanStatus;
import vigia.machine.TargetResult;
import vigia.machine.Wire;
import vigia.server.event.OwnerOnly;

/// One scan in a file: a line that says which, and a line with all that it found. So a list of
/// scans reads a line of each.
final class ScanFile {
  /// What one may take, in bytes.
  static final int LARGEST = 1 << 20;

  /// A row takes about so much, so a result is not written to be thrown away.
  private static final int ROW_BYTES = 100;

  private ScanFile() {}

  /// What is in it cannot be understood.
  static final class Broken extends IOException {
    private static final long serialVersionUID = 1L;

    Broken(Path file, @Nullable Throwable why) {
      super(file.toString(), why);
    }
  }

  /// It would be too large even without a single row.
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    TooLarge() {
      super("more than " + LARGEST + " bytes");
    }
  }

  /// @throws TooLarge nothing is written then
  static void write(Path file, KeptScan scan, ScanStatus found) throws IOException {
    String head = Wire.json(scan) + "\n";
    byte[] bytes =
        (head + result(found, LARGEST - head.length()) + "\n").getBytes(StandardCharsets.UTF_8);
    if (bytes.length > LARGEST) {
      throw new TooLarge();
    }
    try (FileChannel out =
        FileChannel.open(
            file,
            Set.of(
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING),
            OwnerOnly.file(file))) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        out.write(rest);
      }
    }
  }

  /// With as many rows as there is room for: all, those of open ports, or none. The ranges say it
  /// all anyway.
  private static String result(ScanStatus found, int room) throws TooLarge {
    for (ScanStatus smaller : List.of(found, openRows(found), withoutRows(found))) {
      if (rows(smaller) * ROW_BYTES <= room) {
        String json = Wire.json(smaller);
        if (json.length() <= room) {
          return json;
        }
      }
    }
    throw new TooLarge();
  }

  private static long rows(ScanStatus status) {
    return status.targets().stream().mapToLong(target -> target.rows().size()).sum();
  }

  private static ScanStatus openRows(ScanStatus found) {
    return found.with(
        found.targets().stream()
            .map(target ->
                target.with(
                    target.rows().stream().filter(row -> row.state() == PortState.OPEN).toList()))
            .toList());
  }

  private static ScanStatus withoutRows(ScanStatus found) {
    List<TargetResult> targets =
        found.targets().stream().map(target -> target.with(List.of())).toList();
    return found.with(targets);
  }

  /// @param id of the scan that it should hold
  /// @throws java.nio.file.NoSuchFileException when it was removed meanwhile
  static KeptScan head(Path file, String id) throws IOException {
    try (BufferedReader in = open(file)) {
      KeptScan head = parsed(file, KeptScan.class, in.readLine());
      requireSame(file, id, head.summary().id());
      return head;
    }
  }

  /// @param id of the scan that it should hold
  /// @throws java.nio.file.NoSuchFileException when it was removed meanwhile
  static ScanStatus found(Path file, String id) throws IOException {
    try (BufferedReader in = open(file)) {
      String head = in.readLine();
      ScanStatus found = parsed(file, ScanStatus.class, head == null ? null : in.readLine());
      requireSame(file, id, found.id());
      requireRanges(file, found);
      return found;
    }
  }

  private static void requireSame(Path file, String id, String inside) throws Broken {
    if (!id.equals(inside)) {
      throw new Broken(file, null);
    }
  }

  /// Whoever reads them later takes a fault for one of what was typed.
  private static void requireRanges(Path file, ScanStatus found) throws Broken {
    try {
      for (TargetResult target : found.targets()) {
        PortRanges ranges = target.ranges();
        Stream.of(ranges.open(), ranges.closed(), ranges.filtered(), ranges.openFiltered())
            .filter(list -> list != null && !list.isEmpty())
            .forEach(PortSet::parse);
      }
    } catch (ProblemException wrong) {
      throw new Broken(file, wrong);
    }
  }

  private static BufferedReader open(Path file) throws IOException {
    boolean isOther = Files.exists(file) && !Files.isRegularFile(file);
    if (isOther || Files.size(file) > LARGEST) {
      throw new Broken(file, null);
    }
    return Files.newBufferedReader(file);
  }

  private static <T> T parsed(Path file, Class<T> type, @Nullable String line) throws Broken {
    try {
      T value = line == null || line.isEmpty() ? null : Wire.read(type, line);
      if (value != null) {
        return value;
      }
    } catch (RuntimeException notOurs) {
      throw new Broken(file, notOurs);
    }
    throw new Broken(file, null);
  }
}
