package vigia.cli.syntax;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigia.machine.RawPath;

/// Words on the command line are bytes, and need not be UTF-8; the JVM has put U+FFFD for what it
/// could not read. Here such a byte is kept as half a surrogate pair, U+DC80 to U+DCFF, which no
/// valid text holds, and can be had back.
public final class RawWords {
  private static final char REPLACED = '\ufffd';
  private static final int FIRST = 0xdc00;

  private RawWords() {}

  /// The words as they were typed.
  public static List<String> of(String[] words) {
    if (Arrays.stream(words).noneMatch(word -> word.indexOf(REPLACED) >= 0)) {
      return List.of(words);
    }
    List<byte[]> raw = commandLine();
    if (raw == null || raw.size() < words.length) {
      return List.of(words);
    }
    var kept = new ArrayList<String>();
    for (byte[] word : raw.subList(raw.size() - words.length, raw.size())) {
      kept.add(kept(word));
    }
    return kept;
  }

  /// The path of a word, with the bytes that were typed.
  public static RawPath path(String word) {
    var bytes = new ByteArrayOutputStream(word.length() + 8);
    for (int i = 0; i < word.length(); i += Character.charCount(word.codePointAt(i))) {
      int c = word.codePointAt(i);
      if (c >= FIRST + 0x80 && c <= FIRST + 0xff) {
        bytes.write(c - FIRST);
      } else {
        bytes.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
      }
    }
    return RawPath.of(bytes.toByteArray());
  }

  static String kept(byte[] word) {
    if (RawPath.isUtf8(word)) {
      return new String(word, StandardCharsets.UTF_8);
    }
    var text = new StringBuilder(word.length);
    for (int i = 0; i < word.length; ) {
      int length = validLength(word, i);
      if (length == 0) {
        text.append((char) (FIRST + (word[i] & 0xff)));
        i++;
      } else {
        text.append(new String(word, i, length, StandardCharsets.UTF_8));
        i += length;
      }
    }
    return text.toString();
  }

  private static int validLength(byte[] word, int at) {
    for (int length = 1; length <= 4 && at + length <= word.length; length++) {
      if (RawPath.isUtf8(Arrays.copyOfRange(word, at, at + length))) {
        return length;
      }
    }
    return 0;
  }

  /// This process's words; null where the system does not tell.
  private static @Nullable List<byte[]> commandLine() {
    byte[] all;
    try {
      all = Files.readAllBytes(Path.of("/proc/self/cmdline"));
    } catch (IOException untold) {
      return null;
    }
    var words = new ArrayList<byte[]>();
    int start = 0;
    for (int i = 0; i < all.length; i++) {
      if (all[i] == 0) {
        words.add(Arrays.copyOfRange(all, start, i));
        start = i + 1;
      }
    }
    return words;
  }
}
