package vigia.scanner;

import org.jspecify.annotations.Nullable;
import vigia.machine.MethodReason;
import vigia.syscall.Errno;
import vigia.syscall.NativeAccess;
import vigia.syscall.SynSocket;
import vigia.syscall.SyscallException;

/// Asks by SYNs that no connection follows: what is tried when, and what is believed, is as in
/// [TcpEngine]; how, [SynSockets] say.
final class SynEngine implements Engine {
  private final TcpEngine engine;

  SynEngine(ScannerOptions options) {
    engine = TcpEngine.over(options, SynSockets::new);
  }

  /// Why it cannot work here; null when it can.
  static @Nullable MethodReason obstacle(ScannerOptions options) {
    if (!options.natively() || !NativeAccess.isEnabled()) {
      return MethodReason.NO_SYSTEM_CALLS;
    }
    try (var _ = new SynSocket(false, new int[0], 1)) {
      return null;
    } catch (SyscallException refused) {
      boolean denied = refused.errno() == Errno.EPERM || refused.errno() == Errno.EACCES;
      return denied ? MethodReason.NO_RIGHT : MethodReason.NO_RAW_SOCKETS;
    }
  }

  @Override
  public Dialling dial(Plan plan, Report report) {
    return engine.dial(plan, report);
  }

  @Override
  public void close() {
    engine.close();
  }
}
