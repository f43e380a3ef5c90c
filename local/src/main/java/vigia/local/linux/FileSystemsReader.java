package vigia.local.linux;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vigia.local.Known;
import vigia.local.Space;
import vigia.local.Sweeper;
import vigia.local.Taken;
import vigia.machine.FileSystem;
import vigia.machine.FileSystems;
import vigia.machine.Unavailable;

/// The file systems of `mountinfo`, each with its size by statvfs(3). One whose kernel or server
/// does not answer is [Unavailable#STUCK] and delays the others by its deadline once.
record FileSystemsReader(HostFiles files, Kernel kernel, Sweeper<String> mounts, boolean all) {

  Known<FileSystems> read() {
    return files
        .keptBytes(files.self() + "/mountinfo")
        .then(Mount::parse)
        .then(table -> measured(MountTable.fileSystems(table, all)));
  }

  private Known<FileSystems> measured(List<Mount> table) {
    var work = new LinkedHashMap<String, Supplier<Known<Space>>>();
    for (Mount mount : table) {
      work.put(
          mount.point().shown(),
          MountTable.isTrigger(mount)
              ? () -> Known.absent(Unavailable.NOT_APPLICABLE)
              : () -> kernel.space(mount.point().bytes()));
    }
    try {
      Map<String, Taken<Space>> spaces = mounts.sweep(work);
      var list = new ArrayList<FileSystem>();
      for (Mount mount : table) {
        Taken<Space> taken = spaces.get(mount.point().shown());
        list.add(row(mount, taken));
      }
      return Known.of(new FileSystems(list, Map.of()));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return Known.absent(Unavailable.GONE);
    }
  }

  private static FileSystem row(Mount mount, @Nullable Taken<Space> taken) {
    return Space.row(
        mount.source(),
        mount.point().shown(),
        mount.type(),
        taken == null ? Known.absent(Unavailable.GONE) : taken.known());
  }
}
