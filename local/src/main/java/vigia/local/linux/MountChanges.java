package vigia.local.linux;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import vigia.syscall.ChangingFile;
import vigia.syscall.SyscallException;

/// Whether this process's mount table may have changed: reading it is the dearest part of an
/// overview, and it seldom does. Without system calls nobody says, and it always may; and it may
/// every ten seconds, because renaming a directory above a mount point is no change to the kernel.
///
/// Safe for several threads; each change is told to one of them.
final class MountChanges implements AutoCloseable {
  private static final Duration GOOD_FOR = Duration.ofSeconds(10);
  private static final byte[] TABLE = "/proc/self/mountinfo".getBytes(StandardCharsets.US_ASCII);

  private final boolean natively;
  private @Nullable ChangingFile table;
  private long toldNanos;
  private boolean closed;

  /// @param natively by system calls; only of this system, and only when they may be made
  MountChanges(boolean natively) {
    this.natively = natively;
  }

  /// True when nobody asked before.
  synchronized boolean mayBe() {
    long now = System.nanoTime();
    boolean mayBe = hasChanged() || now - toldNanos > GOOD_FOR.toNanos();
    if (mayBe) {
      toldNanos = now;
    }
    return mayBe;
  }

  private boolean hasChanged() {
    if (!natively || closed) {
      return true;
    }
    try {
      if (table == null) {
        table = new ChangingFile(TABLE);
        return true;
      }
      return table.hasChanged();
    } catch (SyscallException unknown) {
      return true;
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (table != null) {
      table.close();
    }
  }
}
