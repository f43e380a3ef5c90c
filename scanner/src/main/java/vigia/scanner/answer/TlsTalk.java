package vigia.scanner.answer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/// TLS over another talk, whose bounds are its own. There is one handshake and no second.
final class TlsTalk implements Talk {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final Talk under;
  private final Onlooker onlooker = new Onlooker();
  private final SSLEngine engine;
  private final ByteBuffer sealed;
  private final ByteBuffer opened;

  /// @param name told to the service (SNI); null for none
  TlsTalk(Talk under, @Nullable String name) {
    this.under = under;
    engine = engine(onlooker, name);
    // To be read from as they are now: empty.
    sealed = ByteBuffer.allocate(engine.getSession().getPacketBufferSize()).limit(0);
    opened = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize()).limit(0);
  }

  /// Each has a context of its own, so that no session is resumed: that would show no certificate.
  private static SSLEngine engine(Onlooker onlooker, @Nullable String name) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {onlooker}, null);
      SSLEngine engine = context.createSSLEngine();
      engine.setUseClientMode(true);
      SNIHostName told = name == null ? null : hostName(name);
      if (told != null) {
        var parameters = engine.getSSLParameters();
        parameters.setServerNames(List.of(told));
        engine.setSSLParameters(parameters);
      }
      return engine;
    } catch (GeneralSecurityException incomplete) {
      throw new IllegalStateException("every JDK has TLS", incomplete);
    }
  }

  /// @return null for what is no name to TLS, such as one with an underscore
  private static @Nullable SNIHostName hostName(String name) {
    try {
      return new SNIHostName(name.endsWith(".") ? name.substring(0, name.length() - 1) : name);
    } catch (IllegalArgumentException notToTls) {
      return null;
    }
  }

  Onlooker onlooker() {
    return onlooker;
  }

  /// Such as `TLSv1.3`, once the handshake is done.
  String version() {
    return engine.getSession().getProtocol();
  }

  /// @param most how long to wait for each of its answers
  void handshake(Duration most) throws IOException {
    engine.beginHandshake();
    while (true) {
      switch (engine.getHandshakeStatus()) {
        case NEED_TASK -> runTasks();
        case NEED_WRAP -> send(NOTHING);
        case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
          if (unwrap() == SSLEngineResult.Status.BUFFER_UNDERFLOW && fill(most.toNanos()) <= 0) {
            throw new IOException("the handshake stops half-way");
          }
        }
        case FINISHED, NOT_HANDSHAKING -> {
          return;
        }
      }
    }
  }

  private void runTasks() {
    for (Runnable task = engine.getDelegatedTask();
        task != null;
        task = engine.getDelegatedTask()) {
      task.run();
    }
  }

  private SSLEngineResult.Status unwrap() throws IOException {
    opened.compact();
    SSLEngineResult result;
    try {
      result = engine.unwrap(sealed, opened);
    } finally {
      opened.flip();
    }
    if (result.getStatus() == SSLEngineResult.Status.CLOSED) {
      throw new IOException("it ends the session");
    }
    return result.getStatus();
  }

  /// @return as [Talk#read]
  private int fill(long mostNanos) throws IOException {
    byte[] more = new byte[sealed.capacity() - sealed.remaining()];
    int count = under.read(more, 0, mostNanos);
    if (count > 0) {
      sealed.compact();
      sealed.put(more, 0, count);
      sealed.flip();
    }
    return count;
  }

  private void send(ByteBuffer plain) throws IOException {
    ByteBuffer out = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
    SSLEngineResult result = engine.wrap(plain, out);
    byte[] bytes = new byte[out.flip().remaining()];
    out.get(bytes);
    under.write(bytes);
    if (result.getStatus() != SSLEngineResult.Status.OK) {
      throw new IOException("the session is over");
    }
  }

  @Override
  public int read(byte[] into, int from, long mostNanos) throws IOException {
    long until = System.nanoTime() + mostNanos;
    while (!opened.hasRemaining()) {
      if (!sealed.hasRemaining() || unwrap() == SSLEngineResult.Status.BUFFER_UNDERFLOW) {
        int count = fill(Math.max(0, until - System.nanoTime()));
        if (count <= 0) {
          return count;
        }
      }
      if (engine.getHandshakeStatus() == HandshakeStatus.NEED_TASK) {
        throw new IOException("it wants another handshake");
      }
      if (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
        send(NOTHING);
      }
    }
    int count = Math.min(opened.remaining(), into.length - from);
    opened.get(into, from, count);
    return count;
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    send(ByteBuffer.wrap(bytes));
  }
}
