package vigia.local.linux;

import java.util.List;
import vigia.local.Known;
import vigia.machine.Unavailable;

/// How fast the cores run: `/sys/devices/system/cpu/cpufreq`, in kHz there; virtual machines have
/// none and only `cpu MHz` of `/proc/cpuinfo`, which does not change and takes long to write.
final class CpuClock {
  private static final String POLICIES = "sys/devices/system/cpu/cpufreq/";

  private final HostFiles files;
  private final Remembered<List<String>> policies;
  private final Remembered<Known<Long>> ofCpuinfo;
  private final Remembered<Known<Long>> max;

  CpuClock(HostFiles files) {
    this.files = files;
    this.policies = new Remembered<>(() -> files.names(POLICIES, "policy"));
    this.ofCpuinfo = new Remembered<>(() -> files.text("proc/cpuinfo").then(CpuClock::fromCpuinfo));
    this.max = new Remembered<>(() -> greatest("cpuinfo_max_freq"));
  }

  /// Of the fastest core at this moment.
  Known<Long> currentHertz() {
    return greatest("scaling_cur_freq").or(ofCpuinfo::get);
  }

  /// That any core can reach.
  Known<Long> maxHertz() {
    return max.get();
  }

  private Known<Long> greatest(String file) {
    long greatest = 0;
    for (String policy : policies.get()) {
      if (files.keptNumber(POLICIES + policy + "/" + file) instanceof Known.Value(Long kilohertz)) {
        greatest = Math.max(greatest, kilohertz);
      }
    }
    return greatest == 0 ? Known.absent(Unavailable.UNKNOWN) : Known.of(greatest * 1000);
  }

  /// The greatest `cpu MHz`.
  static Known<Long> fromCpuinfo(String cpuinfo) {
    double greatest = 0;
    for (String line : cpuinfo.split("\n", -1)) {
      if (line.startsWith("cpu MHz")
          && Numbers.parseDecimal(CpuIdentity.valueOf(line))
              instanceof Known.Value(Double megahertz)) {
        greatest = Math.max(greatest, megahertz);
      }
    }
    return greatest == 0 ? Known.absent(Unavailable.UNKNOWN) : Known.of(Math.round(greatest * 1e6));
  }
}
