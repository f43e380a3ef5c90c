package vigia.server.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.CharacterCodingException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vigia.machine.KeptScan;
import vigia.machine.ProblemCode;
import vigia.machine.ScanComparison;
import vigia.machine.ScanDifference;
import vigia.machine.ScanHistory;
import vigia.machine.ScanList;
import vigia.machine.ScanOrigin;
import vigia.machine.ScanStatus;
import vigia.machine.ScanSummary;
import vigia.server.event.OwnerOnly;

/// `VIGIA_HOME/scans`: the last fifty scans that are over, each in a file of its own.
///
/// A server and any number of terminals write there. Each writes under a file lock, beside what it
/// replaces; so whoever reads sees whole files, and needs no lock. Nothing is forced to the disk: a
/// scan that a power failure cuts is told as broken, and passed over.
public final class KeptScans implements ScanHistory {
  static final int MOST = 50;

  /// When it began, for the order, and its id.
  private static final Pattern NAME = Pattern.compile("\\d{13}-([A-Za-z0-9]{1,64})\\.jsonl");

  /// A file lock keeps out other processes only.
  private static final ReentrantLock INSIDE = new ReentrantLock();

  private final Path directory;
  private final Consumer<Path> broken;
  private final Set<Path> told = ConcurrentHashMap.newKeySet();

  /// @param broken told once of each file that cannot be understood
  public KeptScans(Path home, Consumer<Path> broken) {
    directory = home.resolve("scans");
    this.broken = broken;
  }

  /// Writes a scan down that is over, and forgets the oldest beyond the fiftieth.
  ///
  /// @param owner the id of the token that started it; null for none
  public void keep(ScanStatus found, ScanOrigin origin, @Nullable String owner) throws IOException {
    long millis = Math.max(0, found.startedAt().toEpochMilli());
    Path file = directory.resolve(String.format(Locale.ROOT, "%013d-%s.jsonl", millis, found.id()));
    var scan = new KeptScan(owner, ScanSummary.of(found).with(origin, true));
    OwnerOnly.directory(directory);
    locked(() -> {
      Path fresh = directory.resolve("new");
      try {
        ScanFile.write(fresh, scan, found);
        Files.move(
            fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(fresh);
      }
      for (Path old : files().stream().filter(Files::isRegularFile).skip(MOST).toList()) {
        Files.deleteIfExists(old);
      }
    });
  }

  private interface Work {
    void run() throws IOException;
  }

  private void locked(Work work) throws IOException {
    INSIDE.lock();
    try (FileChannel lock =
            FileChannel.open(
                directory.resolve("lock"),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                OwnerOnly.file(directory));
        FileLock held = lock.lock()) {
      assert held.isValid();
      work.run();
    } finally {
      INSIDE.unlock();
    }
  }

  /// The newest first.
  private List<Path> files() throws IOException {
    var files = new ArrayList<Path>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, "*.jsonl")) {
      for (Path entry : entries) {
        if (NAME.matcher(entry.getFileName().toString()).matches()) {
          files.add(entry);
        }
      }
    } catch (NoSuchFileException none) {
      return List.of();
    }
    files.sort(Comparator.comparing(Path::getFileName).reversed());
    return files;
  }

  /// All, the newest first.
  public List<WrittenScan> scans() {
    var scans = new ArrayList<WrittenScan>();
    for (Path file : filesOrProblem()) {
      WrittenScan scan = scan(file);
      if (scan != null) {
        scans.add(scan);
      }
    }
    return scans;
  }

  private List<Path> filesOrProblem() {
    try {
      return files();
    } catch (IOException unreadable) {
      throw ProblemCode.PERMISSION_DENIED.with("path", directory.toString());
    }
  }

  private interface Reader<T> {
    T read(Path file, String id) throws IOException;
  }

  private <T> @Nullable T read(Path file, Reader<T> reader) {
    try {
      return reader.read(file, id(file));
    } catch (NoSuchFileException removedMeanwhile) {
      return null;
    } catch (ScanFile.Broken | CharacterCodingException notOurs) {
      if (told.add(file)) {
        broken.accept(file);
      }
      return null;
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + file, unreadable);
    }
  }

  private @Nullable WrittenScan scan(Path file) {
    KeptScan head = read(file, ScanFile::head);
    return head == null ? null : new WrittenScan(this, file, head);
  }

  private @Nullable Path file(String id) {
    return filesOrProblem().stream().filter(file -> id(file).equals(id)).findFirst().orElse(null);
  }

  private static String id(Path file) {
    var name = NAME.matcher(file.getFileName().toString());
    return name.matches() ? name.group(1) : "";
  }

  /// Null when it is not kept.
  public @Nullable WrittenScan scan(String id) {
    Path file = file(id);
    return file == null ? null : scan(file);
  }

  @Override
  public ScanList list() {
    return new ScanList(scans().stream().map(WrittenScan::summary).toList());
  }

  @Override
  public ScanStatus get(String id) {
    return status(known(file(id), id));
  }

  ScanStatus status(Path file) {
    return known(read(file, ScanFile::found), id(file));
  }

  @Override
  public ScanComparison compare(String before, String after) {
    WrittenScan earlier = known(scan(before), before);
    WrittenScan later = known(scan(after), after);
    return ScanDifference.of(earlier.summary(), earlier.status(), later.summary(), later.status());
  }

  private static <T> T known(@Nullable T found, String id) {
    if (found == null) {
      throw ProblemCode.NO_SUCH_SCAN.with("scan", id);
    }
    return found;
  }

  @Override
  public void forget(String id) {
    Path file = file(id);
    // A directory is none of ours, and an empty one would go as easily as a file.
    remove(known(file != null && Files.isRegularFile(file) ? file : null, id));
  }

  void remove(Path file) {
    try {
      locked(() -> Files.deleteIfExists(file));
    } catch (IOException unwritable) {
      throw ProblemCode.PERMISSION_DENIED.with("path", file.toString(), "detail", "write");
    }
  }
}
