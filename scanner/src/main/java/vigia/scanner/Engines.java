package vigia.scanner;

import org.jspecify.annotations.Nullable;
import vigia.machine.MethodReason;
import vigia.machine.ScanMethod;
import vigia.machine.ScanRequest;

/// The engines of a scanner; each starts no thread before something is dialled.
final class Engines implements AutoCloseable {
  private final ScannerOptions options;
  private final Engine connecting;
  private final Engine syn;

  Engines(ScannerOptions options) {
    this.options = options;
    connecting = ConnectEngine.of(options);
    syn = new SynEngine(options);
  }

  /// How a scan is done.
  ///
  /// @param why it is another way than was asked for; null when it is not
  record Way(ScanMethod method, @Nullable MethodReason why) {}

  Way way(ScanRequest request) {
    return switch (request.scanMethod()) {
      case CONNECT -> new Way(ScanMethod.CONNECT, null);
      case SYN -> {
        MethodReason obstacle = SynEngine.obstacle(options);
        yield new Way(obstacle == null ? ScanMethod.SYN : ScanMethod.CONNECT, obstacle);
      }
    };
  }

  Engine of(Way way) {
    return switch (way.method()) {
      case CONNECT -> connecting;
      case SYN -> syn;
    };
  }

  @Override
  public void close() {
    connecting.close();
    syn.close();
  }
}
