package vigia.language.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vigia.machine.ProcessInfo;

/// Processes in the order to show them, each with the branch drawn before its name.
///
/// @param branches as many as there are processes; empty texts in a flat table
public record ProcessTree(List<ProcessInfo> processes, List<String> branches) {
  public static ProcessTree flat(List<ProcessInfo> processes) {
    return new ProcessTree(processes, processes.stream().map(process -> "").toList());
  }

  /// Children under their parent, in the order given; who has no parent in the list is a root.
  public static ProcessTree of(List<ProcessInfo> processes) {
    Set<Long> pids = new HashSet<>();
    processes.forEach(process -> pids.add(process.pid()));
    Map<Long, List<ProcessInfo>> children = new HashMap<>();
    var roots = new ArrayList<ProcessInfo>();
    for (ProcessInfo process : processes) {
      Long parent = process.parentPid();
      if (parent == null || parent == process.pid() || !pids.contains(parent)) {
        roots.add(process);
      } else {
        children.computeIfAbsent(parent, pid -> new ArrayList<>()).add(process);
      }
    }
    Map<Long, String> branches = new LinkedHashMap<>();
    var ordered = new ArrayList<ProcessInfo>();
    for (ProcessInfo root : roots) {
      grow(root, "", "", children, ordered, branches);
    }
    // PIDs that were reused between two reads can make a loop, which hangs from no root.
    for (ProcessInfo process : processes) {
      grow(process, "", "", children, ordered, branches);
    }
    return new ProcessTree(ordered, List.copyOf(branches.values()));
  }

  /// @param branch before this process's name
  /// @param trunk before its children's, where the branches above them go on
  private static void grow(
      ProcessInfo process,
      String branch,
      String trunk,
      Map<Long, List<ProcessInfo>> children,
      List<ProcessInfo> ordered,
      Map<Long, String> branches) {
    if (branches.putIfAbsent(process.pid(), branch) != null) {
      return;
    }
    ordered.add(process);
    List<ProcessInfo> below = children.getOrDefault(process.pid(), List.of());
    for (int i = 0; i < below.size(); i++) {
      boolean last = i == below.size() - 1;
      grow(
          below.get(i),
          trunk + (last ? "└─ " : "├─ "),
          trunk + (last ? "   " : "│  "),
          children,
          ordered,
          branches);
    }
  }
}
