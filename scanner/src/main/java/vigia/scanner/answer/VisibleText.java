package vigia.scanner.answer;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import vigia.machine.Wire;

/// What a stranger sent, as text of bounded length in which each character can be seen.
final class VisibleText {
  private static final String MORE = "…";

  private final StringBuilder out = new StringBuilder();
  private final int most;
  private boolean isFull;

  private VisibleText(int most) {
    this.most = most;
  }

  /// @param bytes UTF-8, perhaps; others as `\xFF`
  /// @param most characters, `…` included
  static String of(byte[] bytes, int most) {
    var text = new VisibleText(most);
    text.decode(ByteBuffer.wrap(bytes));
    return text.out.toString();
  }

  static String of(String text, int most) {
    var visible = new VisibleText(most);
    text.codePoints().forEach(visible::add);
    return visible.out.toString();
  }

  private void decode(ByteBuffer bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer chars = CharBuffer.allocate(bytes.remaining() + 1);
    while (bytes.hasRemaining()) {
      CoderResult result = decoder.reset().decode(bytes, chars, true);
      chars.flip().codePoints().forEach(this::add);
      chars.clear();
      for (int i = 0; result.isError() && i < result.length(); i++) {
        append(String.format("\\x%02X", bytes.get()));
      }
    }
  }

  private void add(int c) {
    switch (c) {
      case '\n' -> append("\\n");
      case '\r' -> append("\\r");
      case '\t' -> append("\\t");
      default -> append(isHidden(c) ? escaped(c) : Character.toString(c));
    }
  }

  private static boolean isHidden(int c) {
    return c < ' '
        || (c <= 0xffff && Wire.isHidden((char) c))
        || switch (Character.getType(c)) {
          case Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED ->
              true;
          default -> false;
        };
  }

  private static String escaped(int c) {
    return c <= 0xff
        ? String.format("\\x%02X", c)
        : String.format(c <= 0xffff ? "\\u%04X" : "\\U%08X", c);
  }

  /// The whole of it or nothing, and nothing after that.
  private void append(String piece) {
    if (isFull) {
      return;
    }
    if (out.length() + piece.length() > most - MORE.length()) {
      isFull = true;
      out.append(MORE);
    } else {
      out.append(piece);
    }
  }
}
