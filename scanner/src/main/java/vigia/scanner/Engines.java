package vigia.scanner;

import org.jspecify.annotations.Nullable;
import vigia.machine.MethodReason;
import vigia.machine.Protocol;
import vigia.machine.ScanMethod;
import vigia.machine.ScanRequest;

/// The engines of a scanner; each starts no thread before something is dialled.
final class Engines implements AutoCloseable {
  private final ScannerOptions options;
  private final Engine connecting;
  private final Engine syn;
  private final Engine udp;

  Engines(ScannerOptions options) {
    this.options = options;
    connecting = TcpEngine.of(options);
    syn = new SynEngine(options);
    udp = new UdpEngine(options);
  }

  /// How a scan is done.
  ///
  /// @param method null by UDP, which has but one
  /// @param why it is another way than was asked for; null when it is not
  record Way(Protocol protocol, @Nullable ScanMethod method, @Nullable MethodReason why) {
    static final Way CONNECT = new Way(Protocol.TCP, ScanMethod.CONNECT, null);
    static final Way UDP = new Way(Protocol.UDP, null, null);
  }

  Way way(ScanRequest request) {
    return switch (request.transport()) {
      case UDP -> Way.UDP;
      case TCP ->
          switch (request.scanMethod()) {
            case CONNECT -> Way.CONNECT;
            case SYN -> {
              MethodReason obstacle = SynEngine.obstacle(options);
              ScanMethod method = obstacle == null ? ScanMethod.SYN : ScanMethod.CONNECT;
              yield new Way(Protocol.TCP, method, obstacle);
            }
          };
    };
  }

  Engine of(Way way) {
    return switch (way.protocol()) {
      case TCP -> way.method() == ScanMethod.SYN ? syn : connecting;
      case UDP -> udp;
    };
  }

  @Override
  public void close() {
    connecting.close();
    syn.close();
    udp.close();
  }
}
