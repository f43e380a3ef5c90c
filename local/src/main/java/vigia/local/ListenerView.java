package vigia.local;

import java.net.InetAddress;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import vigia.local.Listeners.Place;
import vigia.machine.PortListener;
import vigia.machine.PortRow;
import vigia.machine.PortState;
import vigia.machine.ScanStatus;
import vigia.machine.TargetResult;
import vigia.scanner.OwnAddresses;

/// Who listens, for one scan: where, when it begins; whose, as open ports of ours come, and once
/// more when it is over. What it said at the end it says from then on.
final class ListenerView {
  /// As often as a scan tells of ports.
  private static final long YOUNG_NANOS = 250_000_000;

  private final Listeners listeners;
  private final String protocol;
  private final OwnAddresses own = OwnAddresses.now();
  private final Known<Set<Place>> before;

  /// The ports of those places, whatever their addresses.
  private final BitSet listened = new BitSet();

  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable ListenerJoin meanwhile;
  private long joined;
  private @Nullable ListenerJoin last;

  /// @param protocol that is scanned
  ListenerView(Listeners listeners, String protocol) {
    this.protocol = protocol;
    this.listeners = listeners;
    before = listeners.places();
    if (before instanceof Known.Value(Set<Place> there)) {
      there.forEach(place -> listened.set(place.port()));
    }
  }

  /// Ports of an address that have a row whatever comes of them: one that listens and was not
  /// reached is worth a line among thousands that are silent.
  BitSet noted(InetAddress address) {
    return own.contains(address) && before instanceof Known.Value(Set<Place> there)
        ? ListenerJoin.ports(protocol, address, there)
        : new BitSet();
  }

  ScanStatus of(ScanStatus status) {
    boolean over = status.state().isOver();
    return status.with(status.targets().stream().map(target -> of(target, over)).toList());
  }

  private TargetResult of(TargetResult target, boolean over) {
    return isOurs(target.address())
        ? target.with(target.rows().stream().map(row -> of(row, over)).toList())
        : target;
  }

  private boolean isOurs(@Nullable String address) {
    return address != null && own.contains(ListenerJoin.address(address));
  }

  /// @param over whether the scan is
  List<PortRow> rows(List<PortRow> rows, boolean over) {
    return rows.stream().map(row -> isOurs(row.address()) ? of(row, over) : row).toList();
  }

  /// A closed port is nobody's concern unless something listened there.
  private PortRow of(PortRow row, boolean over) {
    if (over) {
      return end().of(row);
    }
    return row.state() == PortState.OPEN || listened.get(row.port()) ? meanwhile().of(row) : row;
  }

  private ListenerJoin meanwhile() {
    lock.lock();
    try {
      ListenerJoin known = meanwhile;
      if (known == null || System.nanoTime() - joined > YOUNG_NANOS) {
        known = join();
        meanwhile = known;
        joined = System.nanoTime();
      }
      return known;
    } finally {
      lock.unlock();
    }
  }

  private ListenerJoin end() {
    lock.lock();
    try {
      ListenerJoin known = last;
      if (known == null) {
        known = join();
        last = known;
        meanwhile = null;
      }
      return known;
    } finally {
      lock.unlock();
    }
  }

  private ListenerJoin join() {
    Known<Map<Place, PortListener>> who = listeners.now();
    return new ListenerJoin(before, who);
  }
}
