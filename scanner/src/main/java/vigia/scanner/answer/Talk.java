package vigia.scanner.answer;

import java.io.IOException;

/// Two directions of bytes, bounded in time and number.
interface Talk {
  /// Reads what is there, or what comes first.
  ///
  /// @param mostNanos how long to wait for it
  /// @return how many bytes, -1 when nothing will come any more, 0 when nothing came in time
  /// @throws IOException when the connection broke, or its time or bytes are used up
  int read(byte[] into, int from, long mostNanos) throws IOException;

  void write(byte[] bytes) throws IOException;
}
