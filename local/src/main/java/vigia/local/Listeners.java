package vigia.local;

import java.util.Map;
import java.util.Set;
import vigia.machine.PortListener;
import vigia.machine.Unavailable;

/// Who listens on this machine's own ports, by its kernel's table of sockets.
public interface Listeners {
  /// Where nobody can be asked.
  Listeners NONE = absent(Unavailable.NOT_SUPPORTED);

  static Listeners absent(Unavailable why) {
    return new Listeners() {
      @Override
      public Known<Set<Place>> places() {
        return Known.absent(why);
      }

      @Override
      public Known<Map<Place, PortListener>> now() {
        return Known.absent(why);
      }
    };
  }

  /// Where a socket listens.
  ///
  /// @param protocol `tcp` or `udp`
  /// @param address without a zone
  record Place(String protocol, String address, int port) {}

  /// Where sockets listen now. Takes about a millisecond.
  Known<Set<Place>> places();

  /// And whose they are, for which the descriptors of every process are looked through: some
  /// milliseconds for 100 processes.
  Known<Map<Place, PortListener>> now();
}
