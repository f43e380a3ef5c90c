package vigia.local.portable;

import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import oshi.hardware.HardwareAbstractionLayer;
import oshi.hardware.NetworkIF;
import vigia.local.Known;
import vigia.local.NetworkCounters;
import vigia.local.ProbeReader;
import vigia.local.Since;
import vigia.machine.Network;

/// Traffic, by OSHI, which leaves loopback out. Interfaces with a connector are counted; where the
/// operating system does not tell which have one (all but Windows), all are, bridges too.
record PortableNetwork(HardwareAbstractionLayer hardware)
    implements ProbeReader<NetworkCounters, Network> {
  @Override
  public Class<Network> type() {
    return Network.class;
  }

  @Override
  public boolean hasRates() {
    return true;
  }

  @Override
  public Known<NetworkCounters> sample() {
    List<NetworkIF> all = hardware.getNetworkIFs();
    List<NetworkIF> connected = all.stream().filter(NetworkIF::isConnectorPresent).toList();
    var interfaces = new HashMap<String, NetworkCounters.Traffic>();
    for (NetworkIF each : connected.isEmpty() ? all : connected) {
      interfaces.put(
          each.getName(), new NetworkCounters.Traffic(each.getBytesRecv(), each.getBytesSent()));
    }
    return Known.of(new NetworkCounters(interfaces));
  }

  @Override
  public Network figures(NetworkCounters now, @Nullable Since<NetworkCounters> since) {
    return now.figures(since);
  }
}
