package vigia.local;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigia.local.Listeners.Place;
import vigia.machine.ListenerFinding;
import vigia.machine.PortListener;
import vigia.machine.PortRow;
import vigia.machine.PortState;
import vigia.machine.Unavailable;
import vigia.scanner.AddressText;

/// A scan's rows beside the kernel's own table.
///
/// @param before where sockets listened when the scan began
/// @param who who listens, read later
record ListenerJoin(Known<Set<Place>> before, Known<Map<Place, PortListener>> who) {
  private static final String EVERY_IPV4 = "0.0.0.0";
  private static final String EVERY_IPV6 = "::";

  /// The row of a port of ours with who listens there.
  PortRow of(PortRow row) {
    return row.withListener(listener(row, address(row.address())));
  }

  private @Nullable PortListener listener(PortRow row, InetAddress address) {
    if (!(who instanceof Known.Value(Map<Place, PortListener> table))) {
      Unavailable why = ((Known.Absent<Map<Place, PortListener>>) who).why();
      return row.state() == PortState.OPEN ? PortListener.unknown(why) : null;
    }
    Place certain = first(places(row, address), table.keySet());
    return switch (row.state()) {
      case OPEN -> {
        Place place = certain == null ? perhaps(row, address, table.keySet()) : certain;
        yield place == null ? nobody(row, address) : table.get(place);
      }
      case OPEN_OR_FILTERED -> certain == null ? null : table.get(certain);
      case CLOSED, FILTERED -> certain == null ? null : unreached(certain, table.get(certain));
    };
  }

  /// A socket that came while the scan ran was not there to be reached.
  private @Nullable PortListener unreached(Place place, @Nullable PortListener listener) {
    return listener != null && wasThere(place) ? with(listener, ListenerFinding.NOT_REACHED) : null;
  }

  private boolean wasThere(@Nullable Place place) {
    return place != null
        && before instanceof Known.Value(Set<Place> places)
        && places.contains(place);
  }

  /// One that was there when the scan began may have ended since; then nothing disagrees.
  private PortListener nobody(PortRow row, InetAddress address) {
    boolean ended =
        before instanceof Known.Value(Set<Place> places)
            && (first(places(row, address), places) != null
                || perhaps(row, address, places) != null);
    return ended
        ? PortListener.unknown(Unavailable.GONE)
        : new PortListener(
            null,
            null,
            null,
            null,
            0,
            ListenerFinding.NO_LISTENER,
            Map.of(
                "address", Unavailable.NOT_APPLICABLE,
                "pid", Unavailable.NOT_APPLICABLE,
                "process", Unavailable.NOT_APPLICABLE,
                "user", Unavailable.NOT_APPLICABLE));
  }

  private static PortListener with(PortListener listener, ListenerFinding finding) {
    return new PortListener(
        listener.address(),
        listener.pid(),
        listener.process(),
        listener.user(),
        listener.sockets(),
        finding,
        listener.unavailable());
  }

  /// The kernel prefers a socket that is bound to the very address.
  private static List<Place> places(PortRow row, InetAddress address) {
    String every = address instanceof Inet6Address ? EVERY_IPV6 : EVERY_IPV4;
    return List.of(
        new Place(row.protocol(), withoutZone(row.address()), row.port()),
        new Place(row.protocol(), every, row.port()));
  }

  private static @Nullable Place first(List<Place> wanted, Set<Place> there) {
    return wanted.stream().filter(there::contains).findFirst().orElse(null);
  }

  /// A socket of `::` takes IPv4 too unless it has IPV6_V6ONLY, which the table does not tell:
  /// where the port is open it is that one, where it is not, nothing follows.
  private static @Nullable Place perhaps(PortRow row, InetAddress address, Set<Place> there) {
    var place = new Place(row.protocol(), EVERY_IPV6, row.port());
    return address instanceof Inet6Address || !there.contains(place) ? null : place;
  }

  /// The ports of one of our addresses on which something certainly listens.
  static BitSet ports(String protocol, InetAddress address, Set<Place> there) {
    String text = withoutZone(AddressText.of(address));
    String every = address instanceof Inet6Address ? EVERY_IPV6 : EVERY_IPV4;
    var ports = new BitSet();
    for (Place place : there) {
      boolean listens = place.address().equals(every) || place.address().equals(text);
      if (listens && place.protocol().equals(protocol)) {
        ports.set(place.port());
      }
    }
    return ports;
  }

  /// A row's address; the zone of a link-local one is not the table's to know.
  static InetAddress address(String text) {
    return InetAddress.ofLiteral(withoutZone(text));
  }

  private static String withoutZone(String address) {
    int zone = address.indexOf('%');
    return zone < 0 ? address : address.substring(0, zone);
  }
}
