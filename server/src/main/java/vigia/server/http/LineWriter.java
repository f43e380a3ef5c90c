package vigia.server.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;
import vigia.machine.ProblemException;
import vigia.server.limit.ServerLimits;
import vigia.server.stream.LineSource;

/// Writes lines of JSON as they come. What ends early breaks the connection: an answer without its
/// last chunk is the one way to say that it is not complete.
final class LineWriter {
  private final Response response;
  private final Watched connection;
  private final ServerLimits limits;
  private final BooleanSupplier allowed;

  /// @param allowed asked before anything is written: a token may end while its stream is open
  LineWriter(Response response, Watched connection, ServerLimits limits, BooleanSupplier allowed) {
    this.response = response;
    this.connection = connection;
    this.limits = limits;
    this.allowed = allowed;
  }

  /// Until the source is at its end.
  ///
  /// @throws IOException when the reader is gone, too slow or may no longer have it, or the source
  ///   cannot go on
  void write(LineSource source) throws IOException {
    for (String lines = source.next(); !lines.isEmpty(); lines = next(source)) {
      if (!allowed.getAsBoolean()) {
        throw new IOException("the token has ended");
      }
      connection.phase(limits.write());
      Content.Sink.write(response, false, ByteBuffer.wrap(lines.getBytes(StandardCharsets.UTF_8)));
    }
  }

  private String next(LineSource source) throws IOException {
    connection.phase(limits.answer());
    try {
      return source.next();
    } catch (ProblemException cannotGoOn) {
      throw new IOException(cannotGoOn);
    }
  }
}
