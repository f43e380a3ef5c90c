package vigia.local.linux;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import vigia.local.Known;
import vigia.machine.Unavailable;

/// `/sys/devices/system/cpu`: which CPUs are online, and which of them share a core.
///
/// @param online logical CPUs
/// @param physicalCores distinct sets of threads that share a core, over these
record Topology(Known<Integer> online, Known<Integer> physicalCores) {
  private static final String CPUS = "sys/devices/system/cpu/";
  private static final int MOST_CPUS = 1 << 16;

  static Topology read(HostFiles files) {
    Known<List<Integer>> online = files.line(CPUS + "online").then(Topology::list);
    return new Topology(
        online.then(cpus -> Known.of(cpus.size())), online.then(cpus -> cores(files, cpus)));
  }

  /// By the threads that share each core, as lscpu(1) does: numbers of cores begin anew in every
  /// package, and on ARM also in every cluster of one.
  private static Known<Integer> cores(HostFiles files, List<Integer> cpus) {
    var cores = new HashSet<String>();
    for (int cpu : cpus) {
      String topology = CPUS + "cpu" + cpu + "/topology/";
      Known<Long> core = files.number(topology + "core_id");
      switch (core.then(id -> known(id, files.line(topology + "thread_siblings_list")))) {
        case Known.Value<String>(String threads) -> cores.add(threads);
        case Known.Absent<String>(Unavailable why) -> {
          return Known.absent(why);
        }
      }
    }
    return Known.of(cores.size());
  }

  /// -1: the architecture does not say, and then the kernel calls every thread a core.
  private static Known<String> known(long core, Known<String> threads) {
    return core < 0 ? Known.absent(Unavailable.UNKNOWN) : threads;
  }

  /// The kernel's list format: `0-3,8,10-11`.
  static Known<List<Integer>> list(String text) {
    var cpus = new ArrayList<Integer>();
    for (String range : text.split(",", -1)) {
      String[] ends = range.split("-", -1);
      if (ends.length > 2
          || !(Numbers.parse(ends[0]) instanceof Known.Value(Long first))
          || !(Numbers.parse(ends[ends.length - 1]) instanceof Known.Value(Long last))
          || first < 0
          || last < first
          || last >= MOST_CPUS) {
        return Known.absent(Unavailable.UNREADABLE);
      }
      for (long cpu = first; cpu <= last; cpu++) {
        cpus.add((int) cpu);
      }
    }
    return Known.of(cpus);
  }
}
