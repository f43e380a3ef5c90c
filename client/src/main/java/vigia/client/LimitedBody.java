package vigia.client;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Refuses to read more than was allowed. Closing it leaves the connection open.
final class LimitedBody extends FilterInputStream {
  private long left;

  LimitedBody(InputStream in, long most) {
    super(in);
    this.left = most;
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    count(b < 0 ? -1 : 1);
    return b;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int count = super.read(into, offset, length);
    count(count);
    return count;
  }

  private void count(int read) throws IOException {
    left -= Math.max(read, 0);
    if (left < 0) {
      throw new Trouble.Found(Trouble.TOO_LARGE);
    }
  }

  @Override
  public void close() {
    // The connection goes on: whoever opened it closes it.
  }
}
