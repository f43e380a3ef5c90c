package vigia.server.stream;

/// What is sent piece by piece, for as long as it takes.
public interface OpenStream extends AutoCloseable {

  /// The server is closing: ends it after what waits already. Harmless when it has ended.
  void end();

  /// Nobody reads it any more.
  @Override
  void close();
}
