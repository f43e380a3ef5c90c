package vigia.client;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vigia.machine.ProblemException;

/// Server-sent events, one after the other, as the WHATWG's HTML standard defines them; ids and
/// retry times are not used.
final class EventStream implements AutoCloseable {

  /// The largest honest event is a scan's snapshot with a row for each of 65,535 ports.
  static final int MOST_BYTES = 16 * 1024 * 1024;

  private static final byte[] NAME = "event:".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] DATA = "data:".getBytes(StandardCharsets.US_ASCII);

  /// @param name `message` when the stream gives none
  /// @param data UTF-8
  record Event(String name, InputStream data) {}

  private final InputStream body;
  private final Runnable hangUp;
  private final Function<Exception, ProblemException> problem;

  EventStream(InputStream body, Runnable hangUp, Function<Exception, ProblemException> problem) {
    this.body = new BufferedInputStream(body);
    this.hangUp = hangUp;
    this.problem = problem;
  }

  /// Waits for the next event.
  ///
  /// @return null when the stream has ended
  @Nullable Event next() {
    try {
      return read();
    } catch (EOFException end) {
      return null;
    } catch (IOException failure) {
      throw problem.apply(failure);
    }
  }

  /// The data of an event as a record.
  <T> T read(Event event, Class<T> type) {
    try {
      return Answer.json(type, event.data());
    } catch (IOException failure) {
      throw problem.apply(failure);
    }
  }

  private Event read() throws IOException {
    String name = "message";
    byte[] data = null;
    while (true) {
      byte[] line = Lines.bytes(body, MOST_BYTES - (data == null ? 0 : data.length));
      if (line.length == 0 && data != null) {
        return new Event(name, new ByteArrayInputStream(data));
      } else if (line.length == 0) {
        name = "message";
      } else if (startsWith(line, NAME)) {
        name = new String(value(line, NAME), StandardCharsets.UTF_8);
      } else if (startsWith(line, DATA)) {
        data = data == null ? value(line, DATA) : joined(data, value(line, DATA));
      }
    }
  }

  private static boolean startsWith(byte[] line, byte[] field) {
    return line.length >= field.length
        && Arrays.equals(line, 0, field.length, field, 0, field.length);
  }

  private static byte[] value(byte[] line, byte[] field) {
    int start = field.length;
    if (start < line.length && line[start] == ' ') {
      start++;
    }
    return Arrays.copyOfRange(line, start, line.length);
  }

  private static byte[] joined(byte[] first, byte[] second) {
    var both = new ByteArrayOutputStream(first.length + 1 + second.length);
    both.writeBytes(first);
    both.write('\n');
    both.writeBytes(second);
    return both.toByteArray();
  }

  @Override
  public void close() {
    hangUp.run();
  }
}
