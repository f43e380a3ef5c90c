package vigia.local.linux;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vigia.local.Known;
import vigia.machine.Unavailable;

/// The control group for each controller. It takes the whole mount table to find them, so they are
/// remembered.
final class ControlGroups {
  private static final List<String> CONTROLLERS = List.of("memory", "cpu", "cpuacct", "pids");

  private final HostFiles files;
  private final Remembered<Map<String, Known<ControlGroup>>> byController =
      new Remembered<>(this::read);

  ControlGroups(HostFiles files) {
    this.files = files;
  }

  /// @param controller its name in v1; a group of v2 has all of them
  Known<ControlGroup> of(String controller) {
    return byController.get().getOrDefault(controller, Known.absent(Unavailable.UNKNOWN));
  }

  private Map<String, Known<ControlGroup>> read() {
    Known<String> cgroup = files.text(files.self() + "/cgroup");
    Known<List<Mount>> mounts = files.bytes(files.self() + "/mountinfo").then(Mount::parse);
    var found = new HashMap<String, Known<ControlGroup>>();
    for (String controller : CONTROLLERS) {
      found.put(
          controller,
          cgroup.then(text -> mounts.then(list -> ControlGroup.of(text, list, controller))));
    }
    return found;
  }
}
