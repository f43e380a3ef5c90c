package vigia.local.linux;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import vigia.local.HostRoot;
import vigia.local.Known;
import vigia.syscall.SmallFiles;
import vigia.syscall.SyscallException;

/// `processes` of `/proc/stat`: how many processes and threads were ever made since boot. While it
/// stands still, no process can be new.
final class ForkCounter {
  private static final byte[] FILE = "/proc/stat".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] LINE = "\nprocesses ".getBytes(StandardCharsets.US_ASCII);

  /// Not known. Some kernels that only look like Linux (gVisor) have the line, and always 0 in it.
  static final long NOT_COUNTED = 0;

  /// Longer than it is but on the biggest machines.
  private static final int MOST_TEXT = 16_384;

  private final HostRoot root;
  private @Nullable SmallFiles files;
  private int descriptor = SeenProcess.NONE;

  ForkCounter(HostRoot root) {
    this.root = root;
  }

  /// The number, or [#NOT_COUNTED]. Only of a running system: the files of a captured one do not
  /// belong together.
  ///
  /// @param keep whether to keep the file open, by system calls
  long read(boolean keep) {
    if (!root.isThis()) {
      return NOT_COUNTED;
    }
    int length = keep ? readKept() : -1;
    SmallFiles kept = files;
    if (kept != null && length > 0 && length < MOST_TEXT) {
      return parse(kept.text(), length);
    }
    return new HostFiles(root).bytes("proc/stat") instanceof Known.Value<byte[]>(byte[] text)
        ? parse(text, text.length)
        : NOT_COUNTED;
  }

  private int readKept() {
    SmallFiles kept = files == null ? new SmallFiles(MOST_TEXT) : files;
    files = kept;
    try {
      descriptor = descriptor == SeenProcess.NONE ? kept.open(FILE) : descriptor;
      return kept.read(descriptor);
    } catch (SyscallException notThere) {
      return -1;
    }
  }

  /// Keeps nothing open.
  void close() {
    SmallFiles kept = files;
    if (kept != null && descriptor != SeenProcess.NONE) {
      kept.close(descriptor);
      descriptor = SeenProcess.NONE;
    }
  }

  static long parse(byte[] text, int length) {
    // It stands near the end, after a line that is long on big machines.
    for (int start = length - LINE.length; start >= 0; start--) {
      if (isAt(text, start)) {
        return number(text, start + LINE.length, length);
      }
    }
    return NOT_COUNTED;
  }

  private static boolean isAt(byte[] text, int start) {
    for (int i = 0; i < LINE.length; i++) {
      if (text[start + i] != LINE[i]) {
        return false;
      }
    }
    return true;
  }

  private static long number(byte[] text, int start, int length) {
    long value = 0;
    int at = start;
    while (at < length && text[at] >= '0' && text[at] <= '9') {
      value = value * 10 + (text[at++] - '0');
    }
    // One that is followed by nothing may have been cut off.
    return at < length && text[at] == '\n' ? value : NOT_COUNTED;
  }
}
