package vigia.server.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;
import vigia.server.limit.ServerLimits;
import vigia.server.stream.EventSource;
import vigia.server.stream.EventSource.Next;
import vigia.server.stream.SentEvent;

/// Writes a text/event-stream. A comment after each silence keeps the connection from being idle,
/// and finds out that a reader is gone.
final class StreamWriter {
  private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.US_ASCII);

  private final Response response;
  private final Watched connection;
  private final ServerLimits limits;
  private final BooleanSupplier allowed;

  /// @param allowed asked before anything is written: a token may end while its stream is open
  StreamWriter(
      Response response, Watched connection, ServerLimits limits, BooleanSupplier allowed) {
    this.response = response;
    this.connection = connection;
    this.limits = limits;
    this.allowed = allowed;
  }

  /// Until the source is over, or the reader may no longer have it.
  ///
  /// @throws IOException when the reader is gone or too slow
  void write(EventSource source) throws IOException, InterruptedException {
    // The headers go out at once: a reader waits for them.
    send(ByteBuffer.wrap(COMMENT));
    while (true) {
      Next next = source.next(limits.silence());
      if (!allowed.getAsBoolean()) {
        return;
      }
      switch (next) {
        case Next.Send send -> send(text(send));
        case Next.Quiet _ -> send(ByteBuffer.wrap(COMMENT));
        case Next.Over _ -> {
          return;
        }
      }
    }
  }

  private void send(ByteBuffer bytes) throws IOException {
    connection.phase(limits.write());
    Content.Sink.write(response, false, bytes);
    connection.unlimited();
  }

  private static ByteBuffer text(Next.Send send) {
    var out = new StringBuilder();
    for (SentEvent event : send.events()) {
      out.append("event: ").append(event.name()).append('\n');
      out.append("data: ").append(event.data()).append("\n\n");
    }
    return ByteBuffer.wrap(out.toString().getBytes(StandardCharsets.UTF_8));
  }
}
