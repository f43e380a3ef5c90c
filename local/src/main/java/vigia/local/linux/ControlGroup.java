package vigia.local.linux;

import java.util.ArrayList;
import java.util.List;
import vigia.local.Known;
import vigia.machine.Unavailable;

/// Where a controller's files of one control group are, from the group up to the highest that can
/// be seen: cgroups(7).
///
/// @param name the group, as `/proc/PID/cgroup` has it
/// @param isV2 which names the files have
/// @param directories below the root, without leading slash, the group's own first
record ControlGroup(String name, boolean isV2, List<String> directories) {

  /// The name alone, for which no mounts are needed: with a hierarchy for each controller, the one
  /// for memory, else for CPU, else the one that systemd keeps.
  ///
  /// @param cgroup the text of `/proc/PID/cgroup`
  static Known<String> name(String cgroup) {
    return membership(cgroup, "memory")
        .or(() -> membership(cgroup, "cpu"))
        .or(() -> membership(cgroup, "name=systemd"))
        .then(found -> Known.of(found.path));
  }

  /// @param cgroup the text of `/proc/PID/cgroup`
  /// @param controller `memory` or `cpu`
  static Known<ControlGroup> of(String cgroup, List<Mount> mounts, String controller) {
    return membership(cgroup, controller)
        .then(found ->
            mount(mounts, found.isV2 ? "cgroup2" : "cgroup", found.isV2 ? "" : controller)
                .then(at -> below(at, found.path, found.isV2)));
  }

  private record Membership(String path, boolean isV2) {}

  /// @param cgroup lines `hierarchy:controllers:path`
  private static Known<Membership> membership(String cgroup, String controller) {
    Known<Membership> unified = Known.absent(Unavailable.NOT_APPLICABLE);
    for (String line : cgroup.split("\n", -1)) {
      String[] words = line.split(":", 3);
      if (words.length < 3) {
        continue;
      }
      if (words[0].equals("0") && words[1].isEmpty()) {
        unified = Known.of(new Membership(words[2], true));
      } else if (List.of(words[1].split(",", -1)).contains(controller)) {
        // On a hybrid system a v1 hierarchy has the controller, and v2 only the processes.
        return Known.of(new Membership(words[2], false));
      }
    }
    return unified;
  }

  private static Known<Mount> mount(List<Mount> mounts, String type, String option) {
    return mounts.stream()
        .filter(mount -> mount.type().equals(type))
        .filter(mount -> option.isEmpty() || mount.superOptions().contains(option))
        .findFirst()
        .map(Known::of)
        .orElse(Known.absent(Unavailable.NOT_APPLICABLE));
  }

  private static Known<ControlGroup> below(Mount mount, String group, boolean isV2) {
    String inside = inside(mount.root(), group);
    String top = mount.point().shown().substring(1);
    var directories = new ArrayList<String>();
    for (String at = inside; !at.isEmpty(); at = at.substring(0, at.lastIndexOf('/'))) {
      directories.add(top + at);
    }
    directories.add(top);
    return Known.of(new ControlGroup(group, isV2, directories));
  }

  /// The group's path below the mount point. In a container without a namespace for groups, only
  /// its own group is mounted, under the group's full name; with one, names may begin with `/..`:
  /// such a group, or one of another tree, is not below, and the mount's top is the nearest.
  private static String inside(String root, String group) {
    String below = group;
    if (!root.equals("/")) {
      boolean within = group.equals(root) || group.startsWith(root + "/");
      below = within ? group.substring(root.length()) : "";
    }
    return below.equals("/") || below.contains("/..") ? "" : below;
  }
}
