package vigia.local.linux;

import java.nio.charset.StandardCharsets;
import java.util.List;
import vigia.local.Known;
import vigia.machine.RawPath;

/// Which file system a path is on, by its text alone: asking the kernel would hang with it. A path
/// that leads there over a link is taken for a place of its own.
final class MountPlaces {
  private final HostFiles files;
  private final Remembered<Known<List<Mount>>> mounts = new Remembered<>(this::mounts);

  MountPlaces(HostFiles files) {
    this.files = files;
  }

  private Known<List<Mount>> mounts() {
    return files.bytes(files.self() + "/mountinfo").then(Mount::parse);
  }

  /// The mount point above or at the path that is nearest; the path itself when that is the root,
  /// where most that never hangs is too.
  String of(RawPath path) {
    var wanted =
        new Mount.Point(path.toString(), new String(path.bytes(), StandardCharsets.ISO_8859_1));
    String nearest = path.toString();
    int longest = 1;
    if (mounts.get() instanceof Known.Value(List<Mount> table)) {
      for (Mount mount : table) {
        Mount.Point point = mount.point();
        boolean above = wanted.equals(point) || wanted.isBelow(point);
        if (above && point.raw().length() > longest) {
          nearest = point.shown();
          longest = point.raw().length();
        }
      }
    }
    return nearest;
  }
}
