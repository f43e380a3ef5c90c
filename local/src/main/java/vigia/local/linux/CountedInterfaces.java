package vigia.local.linux;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/// Which interfaces are counted, so that each packet is counted once, where it enters or leaves the
/// machine. Bridges, bonds, VLANs, tunnels and the inner ends of containers carry what a card
/// carries as well.
///
/// 1. Those with hardware behind them, also virtual hardware: `/sys/class/net/NAME/device`.
/// 2. Where there are none (inside a container): those that are not built on others seen here (no
///    `lower_*`, no bridge) and are no port of a bridge.
/// 3. Where there are none of these either, or /sys cannot be read: all but `lo`.
///
/// Not counted, because nothing tells them from tunnels over a card: a modem's ppp link beside a
/// card.
record CountedInterfaces(HostFiles files) {
  private static final String DIRECTORY = "sys/class/net/";

  List<String> among(Collection<String> names) {
    List<String> outer = names.stream().filter(name -> !name.equals("lo")).toList();
    List<String> hardware = only(outer, name -> files.exists(DIRECTORY + name + "/device"));
    if (!hardware.isEmpty()) {
      return hardware;
    }
    List<String> ends = only(outer, name -> !isBuiltOnOthers(name) && !isBridgePort(name));
    return ends.isEmpty() ? outer : ends;
  }

  private boolean isBuiltOnOthers(String name) {
    return files.exists(DIRECTORY + name + "/bridge")
        || !files.names(DIRECTORY + name, "lower_").isEmpty();
  }

  private boolean isBridgePort(String name) {
    return files.exists(DIRECTORY + name + "/master/bridge");
  }

  private static List<String> only(List<String> names, Predicate<String> wanted) {
    return names.stream().filter(wanted).toList();
  }
}
