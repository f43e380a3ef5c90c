package vigia.client;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// JSON that is nested no deeper than any answer of Vigia, now or later: the JSON reader skips what
/// it does not know by recursion, and would run out of stack.
final class ShallowJson extends FilterInputStream {
  private static final int DEEPEST = 32;

  private int depth;
  private boolean inText;
  private boolean escaped;

  ShallowJson(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    if (b >= 0) {
      follow(b);
    }
    return b;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int count = super.read(into, offset, length);
    for (int i = offset; i < offset + count; i++) {
      follow(into[i]);
    }
    return count;
  }

  private void follow(int b) throws IOException {
    if (escaped) {
      escaped = false;
    } else if (b == '"') {
      inText = !inText;
    } else if (inText) {
      escaped = b == '\\';
    } else if (b == '{' || b == '[') {
      depth++;
    } else if (b == '}' || b == ']') {
      depth--;
    }
    if (depth > DEEPEST) {
      throw new Trouble.Found(Trouble.NOT_VIGIA);
    }
  }
}
