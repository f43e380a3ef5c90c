package vigia.local.linux;

import java.util.List;
import vigia.local.Known;
import vigia.machine.Unavailable;

/// How fast the cores run: `/sys/devices/system/cpu/cpufreq`, in kHz there; virtual machines have
/// none and only `cpu MHz` of `/proc/cpuinfo`.
record CpuClock(HostFiles files) {
  private static final String POLICIES = "sys/devices/system/cpu/cpufreq/";

  /// Of the fastest core at this moment.
  Known<Long> currentHertz() {
    return greatest("scaling_cur_freq")
        .or(() -> files.keptText("proc/cpuinfo").then(CpuClock::fromCpuinfo));
  }

  /// That any core can reach.
  Known<Long> maxHertz() {
    return greatest("cpuinfo_max_freq");
  }

  private Known<Long> greatest(String file) {
    long greatest = 0;
    List<String> policies = files.names(POLICIES, "policy");
    for (String policy : policies) {
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
