package vigia.local.linux;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigia.local.Known;
import vigia.local.NetworkCounters;
import vigia.local.ProbeReader;
import vigia.local.Since;
import vigia.machine.Network;

/// Traffic over the interfaces that [CountedInterfaces] chooses.
final class NetworkReader implements ProbeReader<NetworkCounters, Network> {
  /// How long a choice is good for while no interface comes or goes: making it costs some files for
  /// each.
  private static final Duration CHOICE_AGE = Duration.ofSeconds(10);

  private final HostFiles files;
  private final CountedInterfaces counted;
  private volatile @Nullable Choice choice;

  NetworkReader(HostFiles files) {
    this.files = files;
    this.counted = new CountedInterfaces(files);
  }

  private record Choice(Set<String> among, List<String> chosen, long madeNanos) {}

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
    // /proc/net is a link to self/net; of another host its first process's network is shown.
    return files
        .keptText(files.self() + "/net/dev")
        .then(NetDev::parse)
        .then(all -> Known.of(onlyChosen(all)));
  }

  private NetworkCounters onlyChosen(NetworkCounters all) {
    var kept = new LinkedHashMap<>(all.interfaces());
    kept.keySet().retainAll(chosen(all.interfaces().keySet()));
    return new NetworkCounters(kept);
  }

  private List<String> chosen(Set<String> names) {
    Choice made = choice;
    long now = System.nanoTime();
    if (made == null || now - made.madeNanos > CHOICE_AGE.toNanos() || !made.among.equals(names)) {
      made = new Choice(Set.copyOf(names), counted.among(names), now);
      choice = made;
    }
    return made.chosen;
  }

  @Override
  public Network figures(NetworkCounters now, @Nullable Since<NetworkCounters> since) {
    return now.figures(since);
  }
}
