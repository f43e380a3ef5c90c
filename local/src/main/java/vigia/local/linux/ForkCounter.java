package vigia.local.linux;

import java.nio.charset.StandardCharsets;
import vigia.local.HostRoot;
import vigia.local.Known;

/// `processes` of `/proc/stat`: how many processes and threads were ever made since boot. While it
/// stands still, no process can be new.
final class ForkCounter {
  private static final byte[] LINE = "\nprocesses ".getBytes(StandardCharsets.US_ASCII);

  /// Not known. Some kernels that only look like Linux (gVisor) have the line, and always 0 in it.
  static final long NOT_COUNTED = 0;

  private ForkCounter() {}

  /// The number, or [#NOT_COUNTED]. Only of a running system: the files of a captured one do not
  /// belong together.
  static long read(HostRoot root) {
    return root.isThis()
            && new HostFiles(root).bytes("proc/stat") instanceof Known.Value<byte[]>(byte[] text)
        ? parse(text)
        : NOT_COUNTED;
  }

  static long parse(byte[] text) {
    // It stands near the end, after a line that is long on big machines.
    for (int start = text.length - LINE.length; start >= 0; start--) {
      if (isAt(text, start)) {
        return number(text, start + LINE.length);
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

  private static long number(byte[] text, int start) {
    long value = 0;
    int at = start;
    while (at < text.length && text[at] >= '0' && text[at] <= '9') {
      value = value * 10 + (text[at++] - '0');
    }
    // One that is followed by nothing may have been cut off.
    return at < text.length && text[at] == '\n' ? value : NOT_COUNTED;
  }
}
