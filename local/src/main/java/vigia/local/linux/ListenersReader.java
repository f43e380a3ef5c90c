package vigia.local.linux;

import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import vigia.local.HostRoot;
import vigia.local.Known;
import vigia.local.Listeners;
import vigia.local.Reasons;
import vigia.local.linux.SocketOwners.Owner;
import vigia.local.linux.SocketTable.Listening;
import vigia.machine.PortListener;
import vigia.machine.Protocol;
import vigia.machine.Unavailable;

/// Who listens in our own network namespace, which is what a scan from here sees, whatever root is
/// read for all else.
final class ListenersReader implements Listeners {
  private final HostFiles files;
  private final SocketOwners owners;
  private final AccountNames users = AccountNames.users(HostRoot.THIS);

  /// @param files of this very host
  ListenersReader(HostFiles files) {
    this.files = files;
    owners = new SocketOwners(files);
  }

  @Override
  public Known<Set<Place>> places() {
    return sockets().then(sockets -> Known.of(Set.copyOf(sockets.keySet())));
  }

  @Override
  public Known<Map<Place, PortListener>> now() {
    return sockets().then(this::withOwners);
  }

  /// One IP version may be switched off; without both, nothing is known.
  private Known<Map<Place, List<Listening>>> sockets() {
    var found = new LinkedHashMap<Place, List<Listening>>();
    var reasons = new Reasons();
    boolean any = false;
    for (Protocol protocol : Protocol.values()) {
      String name = protocol.wire();
      for (String file : List.of(name, name + "6")) {
        SocketTable table =
            reasons.take(
                file,
                files
                    .text(files.self() + "/net/" + file)
                    .then(text -> SocketTable.parse(text, protocol, ByteOrder.nativeOrder())));
        any |= table != null;
        for (Listening socket : table == null ? List.<Listening>of() : table.listening()) {
          found.merge(
              new Place(name, socket.address(), socket.port()),
              List.of(socket),
              (one, other) -> Stream.concat(one.stream(), other.stream()).toList());
        }
      }
    }
    return any
        ? Known.of(found)
        : Known.absent(reasons.map().getOrDefault("tcp", Unavailable.UNKNOWN));
  }

  private Known<Map<Place, PortListener>> withOwners(Map<Place, List<Listening>> sockets) {
    var inodes = new HashSet<Long>();
    sockets.values().forEach(each -> each.forEach(socket -> inodes.add(socket.inode())));
    Map<Long, Known<Owner>> found = owners.of(inodes);
    Map<Long, String> names = users.now();
    var listeners = new HashMap<Place, PortListener>();
    sockets.forEach(
        (place, each) -> listeners.put(place, listener(place, each, owner(each, found), names)));
    return Known.of(listeners);
  }

  private static Known<Owner> owner(List<Listening> sockets, Map<Long, Known<Owner>> found) {
    return SocketOwners.first(sockets.stream().map(Listening::inode).toList(), found);
  }

  private static PortListener listener(
      Place place, List<Listening> sockets, Known<Owner> owner, Map<Long, String> names) {
    var reasons = new Reasons();
    return new PortListener(
        place.address(),
        reasons.take("pid", owner.then(process -> Known.of(process.pid()))),
        reasons.take("process", owner.then(Owner::name)),
        AccountNames.name(names, sockets.getFirst().uid()),
        sockets.size(),
        null,
        reasons.map());
  }
}
