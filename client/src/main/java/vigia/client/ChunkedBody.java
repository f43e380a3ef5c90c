package vigia.client;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/// A body in chunks, RFC 9112 section 7.1. Closing it leaves the connection open.
final class ChunkedBody extends InputStream {
  private static final int LONGEST_LINE = 1_024;
  private static final int MOST_TRAILERS = 20;
  private static final int MOST_SIZE_DIGITS = 8;

  private final InputStream in;
  private long left;
  private boolean begun;
  private boolean over;

  ChunkedBody(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (left == 0 && !over) {
      nextChunk();
    }
    if (over) {
      return -1;
    }
    int count = in.read(into, offset, (int) Math.min(length, left));
    if (count < 0) {
      throw new EOFException("the body ended inside a chunk");
    }
    left -= count;
    return count;
  }

  private void nextChunk() throws IOException {
    if (begun && !Lines.text(in, LONGEST_LINE).isEmpty()) {
      throw new Trouble.Found(Trouble.NOT_HTTP);
    }
    begun = true;
    left = size(Lines.text(in, LONGEST_LINE));
    if (left == 0) {
      skipTrailers();
      over = true;
    }
  }

  private static long size(String line) throws IOException {
    int extension = line.indexOf(';');
    String digits = (extension < 0 ? line : line.substring(0, extension)).strip();
    boolean hex = digits.chars().allMatch(c -> Character.digit(c, 16) >= 0);
    if (digits.isEmpty() || digits.length() > MOST_SIZE_DIGITS || !hex) {
      throw new Trouble.Found(Trouble.NOT_HTTP);
    }
    return Long.parseLong(digits, 16);
  }

  private void skipTrailers() throws IOException {
    for (int count = 0; count <= MOST_TRAILERS; count++) {
      if (Lines.text(in, LONGEST_LINE).isEmpty()) {
        return;
      }
    }
    throw new Trouble.Found(Trouble.TOO_LARGE);
  }
}
