package vigia.local.linux;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vigia.local.HostRoot;
import vigia.local.Known;
import vigia.machine.Unavailable;
import vigia.syscall.Errno;
import vigia.syscall.SmallFileBatch;
import vigia.syscall.SmallFiles;
import vigia.syscall.SyscallException;

/// Reads `stat` and `statm` of the same processes again and again, each by one system call on a
/// descriptor that it keeps; of those for which it may keep none, by opening the file each time.
/// One thread at a time.
///
/// It begins without system calls of its own: making the first costs more than a terminal command
/// that asks once could ever save by them.
final class StatReader {
  /// A command that asks once reads twice, to measure between.
  private static final int ROUNDS_WITHOUT_CALLS = 2;

  /// More than the fields that are needed can take: a name, and 23 numbers of 20 digits.
  private static final int MOST_TEXT = 575;

  /// What is read in one go.
  private static final int AHEAD = 32;

  private final HostRoot root;
  private final boolean natively;
  private final DescriptorBudget budget;
  private @Nullable SmallFiles files;
  private @Nullable SmallFileBatch batch;
  private int rounds;

  /// Whose lines were read in one go, null after the last; and which is due.
  private final @Nullable SeenProcess[] ahead = new SeenProcess[AHEAD + 1];

  private int next;
  private long nanos;
  private Unavailable why = Unavailable.GONE;

  /// @param natively by system calls, once that pays; only when
  ///   [vigia.syscall.NativeAccess#isEnabled()] and the root is this system's
  StatReader(HostRoot root, boolean natively, DescriptorBudget budget) {
    this.root = root;
    this.natively = natively;
    this.budget = budget;
  }

  /// There is no descriptor left to open even one file.
  static final class NoDescriptor extends Exception {
    private static final long serialVersionUID = 1L;

    private NoDescriptor(SyscallException cause) {
      super(cause);
    }

    /// @throws UncheckedIOException when it failed for another reason
    static NoDescriptor orSame(SyscallException failed) {
      if (isReason(failed)) {
        return new NoDescriptor(failed);
      }
      throw new UncheckedIOException(failed);
    }

    private static boolean isReason(SyscallException failed) {
      return failed.errno() == Errno.EMFILE || failed.errno() == Errno.ENFILE;
    }
  }

  /// To be called before everything is read once more.
  void beginRound() {
    if (natively && files == null && rounds++ >= ROUNDS_WITHOUT_CALLS) {
      files = new SmallFiles(MOST_TEXT);
      batch = new SmallFileBatch(AHEAD, MOST_TEXT);
    }
  }

  /// Whether descriptors are kept by now.
  boolean keeps() {
    return files != null;
  }

  /// Reads the `stat` of the process that has this number now.
  ///
  /// @param known who had it before
  /// @return who has it, with what it says in its line: the same object for the same process; null
  ///   when it cannot be read, for the reason in [#why()]
  @Nullable SeenProcess read(long pid, @Nullable SeenProcess known) throws NoDescriptor {
    SmallFiles open = files;
    if (open == null) {
      return readFile(pid, known);
    }
    if (known != null && known.stat != SeenProcess.NONE) {
      if (known == ahead[next] ? isReadAhead(known) : isRead(open, known.stat, known.line())) {
        return known;
      }
      forget(known); // Another may have its number by now.
    }
    return readOpened(open, pid, known);
  }

  /// Reads in one go what [#read] is asked for next, as far as descriptors are kept.
  ///
  /// @param from the first of those that it is asked for, in this order
  /// @return the first that it was not read of
  int readAhead(@Nullable SeenProcess[] known, int from, int end) {
    int i = from;
    next = 0;
    SmallFileBatch all = batch;
    if (all == null) {
      return Math.min(end, from + AHEAD);
    }
    all.clear();
    for (; i < end && !all.isFull(); i++) {
      SeenProcess process = known[i];
      if (process != null && process.stat != SeenProcess.NONE) {
        ahead[all.size()] = process;
        all.add(process.stat);
      }
    }
    ahead[all.size()] = null;
    all.read();
    return i;
  }

  /// What is asked for next was not read in one go.
  void readNothingAhead() {
    next = 0;
    ahead[0] = null;
  }

  private boolean isReadAhead(SeenProcess known) {
    SmallFileBatch all = Objects.requireNonNull(batch);
    int place = next++;
    nanos = all.nanos(place);
    if (all.length(place) < 0) {
      why = Unavailable.GONE;
      return false;
    }
    return isUnderstood(known.line(), all.text(), all.start(place), all.length(place));
  }

  /// When it was read, as [System#nanoTime()].
  long nanos() {
    return nanos;
  }

  Unavailable why() {
    return why;
  }

  private @Nullable SeenProcess readFile(long pid, @Nullable SeenProcess known) {
    Known<byte[]> text = new ProcessFiles(root, pid).statText();
    nanos = System.nanoTime();
    StatLine line = line(known);
    return switch (text) {
      case Known.Value<byte[]>(byte[] found) ->
          isUnderstood(line, Arrays.copyOf(found, found.length + 1), 0, found.length)
              ? identified(pid, known, line)
              : null;
      case Known.Absent<byte[]>(Unavailable absent) -> {
        why = absent;
        yield null;
      }
    };
  }

  private @Nullable SeenProcess readOpened(SmallFiles open, long pid, @Nullable SeenProcess known)
      throws NoDescriptor {
    int descriptor;
    try {
      descriptor = opened(open, pid, "stat");
    } catch (SyscallException failed) {
      if (NoDescriptor.isReason(failed)) {
        throw new NoDescriptor(failed);
      }
      why = why(failed);
      return null;
    }
    StatLine line = line(known);
    SeenProcess found = isRead(open, descriptor, line) ? identified(pid, known, line) : null;
    if (found != null && budget.takeStat()) {
      found.stat = descriptor;
    } else {
      open.close(descriptor);
    }
    return found;
  }

  /// Who had the number before needs its line no more if it is another now: samples keep what was
  /// read, which does not change, and never the line.
  private static StatLine line(@Nullable SeenProcess known) {
    return known == null ? new StatLine() : known.line();
  }

  private static SeenProcess identified(long pid, @Nullable SeenProcess known, StatLine line) {
    return known != null && known.startTicks() == line.stat().startTicks()
        ? known
        : new SeenProcess(pid, line);
  }

  /// One that was opened a moment ago and cannot be read has ended meanwhile.
  private boolean isRead(SmallFiles open, int descriptor, StatLine into) {
    int length = open.read(descriptor);
    nanos = System.nanoTime();
    if (length < 0) {
      why = Unavailable.GONE;
      return false;
    }
    return isUnderstood(into, open.text(), 0, length);
  }

  private boolean isUnderstood(StatLine into, byte[] found, int start, int length) {
    boolean understood = into.read(found, start, length);
    why = Unavailable.UNREADABLE;
    return understood;
  }

  /// Resident pages: field 2 of `statm`, exact since Linux 6.16, where `stat` has only what the
  /// processors have handed in by now; that is taken when there is nothing better.
  ///
  /// @param otherwise what `stat` said
  long residentPages(SeenProcess seen, long otherwise) {
    SmallFiles open = files;
    if (open == null || !hasStatm(open, seen)) {
      return new ProcessFiles(root, seen.pid()).residentPages(otherwise);
    }
    return secondNumber(open.text(), open.read(seen.statm), otherwise);
  }

  private boolean hasStatm(SmallFiles open, SeenProcess seen) {
    if (seen.statm != SeenProcess.NONE) {
      return true;
    }
    if (!budget.takeStatm()) {
      return false;
    }
    if (!hasStat(open, seen)) {
      budget.giveBackStatm();
      return false;
    }
    try {
      seen.statm = opened(open, seen.pid(), "statm");
    } catch (SyscallException failed) {
      budget.giveBackStatm();
      return false;
    }
    // As long as it lives, nobody else has its number.
    if (open.read(seen.stat) < 0) {
      closeStatm(open, seen);
      return false;
    }
    return true;
  }

  /// One that the kernel's list tells of has none yet.
  private boolean hasStat(SmallFiles open, SeenProcess seen) {
    if (seen.stat == SeenProcess.NONE) {
      try {
        SeenProcess found = readOpened(open, seen.pid(), seen);
        if (found != null && found != seen) {
          forget(found); // Another has its number by now.
        }
      } catch (NoDescriptor full) {
        return false;
      }
    }
    return seen.stat != SeenProcess.NONE;
  }

  /// @param length negative when there is none
  private static long secondNumber(byte[] text, int length, long otherwise) {
    int at = 0;
    while (at < length && text[at] != ' ') {
      at++;
    }
    int first = ++at;
    long value = 0;
    while (at < length && text[at] >= '0' && text[at] <= '9') {
      value = value * 10 + (text[at++] - '0');
    }
    return at == first ? otherwise : value;
  }

  private int opened(SmallFiles open, long pid, String file) throws SyscallException {
    return open.open(("/proc/" + pid + "/" + file).getBytes(StandardCharsets.US_ASCII));
  }

  /// Closes what is kept of a process.
  void forget(SeenProcess seen) {
    SmallFiles open = files;
    if (open == null) {
      return;
    }
    if (seen.stat != SeenProcess.NONE) {
      open.close(seen.stat);
      seen.stat = SeenProcess.NONE;
      budget.giveBackStat();
    }
    if (seen.statm != SeenProcess.NONE) {
      closeStatm(open, seen);
    }
  }

  private void closeStatm(SmallFiles open, SeenProcess seen) {
    open.close(seen.statm);
    seen.statm = SeenProcess.NONE;
    budget.giveBackStatm();
  }

  /// Whatever was forgotten, as many descriptors may be kept again as at first.
  void release() {
    budget.renew();
  }

  /// Has to make do with half the descriptors that it keeps from now on.
  ///
  /// @return false when it keeps none
  boolean halve() {
    return budget.halve();
  }

  /// Whether more are kept than are allowed.
  boolean isExceeded() {
    return budget.isExceeded();
  }

  /// EPERM: with the mount option hidepid=noaccess.
  private static Unavailable why(SyscallException failed) {
    return switch (failed.errno()) {
      case ENOENT, ESRCH -> Unavailable.GONE;
      case EACCES, EPERM -> Unavailable.PERMISSION_DENIED;
      default -> Unavailable.UNREADABLE;
    };
  }
}
