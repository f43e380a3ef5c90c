package vigia.client;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Lines out of a stream of bytes, none longer than allowed.
final class Lines {
  private Lines() {}

  /// A line that ends in LF or CR LF, without its end.
  ///
  /// @throws EOFException when the stream ends before the line does
  /// @throws Trouble.Found [Trouble#TOO_LARGE]
  static byte[] bytes(InputStream in, int longest) throws IOException {
    var line = new ByteArrayOutputStream(128);
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("the stream ended inside a line");
      }
      if (line.size() >= longest) {
        throw new Trouble.Found(Trouble.TOO_LARGE);
      }
      line.write(b);
    }
    byte[] bytes = line.toByteArray();
    int last = bytes.length - 1;
    return last >= 0 && bytes[last] == '\r' ? Arrays.copyOf(bytes, last) : bytes;
  }

  /// The same as text.
  static String text(InputStream in, int longest) throws IOException {
    return new String(bytes(in, longest), StandardCharsets.UTF_8);
  }
}
