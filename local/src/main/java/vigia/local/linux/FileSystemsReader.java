package vigia.local.linux;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import vigia.local.Known;
import vigia.local.Reasons;
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
        .bytes(files.self() + "/mountinfo")
        .then(Mount::parse)
        .then(table -> measured(MountTable.fileSystems(table, all)));
  }

  private Known<FileSystems> measured(List<Mount> table) {
    var work = new LinkedHashMap<String, Supplier<Known<Kernel.Space>>>();
    for (Mount mount : table) {
      work.put(
          mount.point().shown(),
          MountTable.isTrigger(mount)
              ? () -> Known.absent(Unavailable.NOT_APPLICABLE)
              : () -> kernel.space(mount.point().bytes()));
    }
    try {
      Map<String, Taken<Kernel.Space>> spaces = mounts.sweep(work);
      var list = new ArrayList<FileSystem>();
      for (Mount mount : table) {
        Taken<Kernel.Space> taken = spaces.get(mount.point().shown());
        list.add(row(mount, taken == null ? Known.absent(Unavailable.GONE) : taken.known()));
      }
      return Known.of(new FileSystems(list, Map.of()));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return Known.absent(Unavailable.GONE);
    }
  }

  static FileSystem row(Mount mount, Known<Kernel.Space> space) {
    var reasons = new Reasons();
    return new FileSystem(
        mount.source(),
        mount.point().shown(),
        mount.type(),
        reasons.take("totalBytes", space.then(s -> Known.of(s.totalBytes()))),
        reasons.take("usedBytes", space.then(s -> Known.of(used(s)))),
        reasons.take("freeBytes", space.then(s -> Known.of(s.freeBytes()))),
        reasons.take("availableBytes", space.then(s -> Known.of(s.availableBytes()))),
        reasons.take("usedPercent", space.then(FileSystemsReader::usedPercent)),
        reasons.take("inodesTotal", space.then(Kernel.Space::inodes)),
        reasons.take("inodesFree", space.then(Kernel.Space::freeInodes)),
        reasons.map());
  }

  private static long used(Kernel.Space space) {
    return space.totalBytes() - space.freeBytes();
  }

  private static Known<Double> usedPercent(Kernel.Space space) {
    double usable = (double) used(space) + space.availableBytes();
    return usable <= 0
        ? Known.absent(Unavailable.NOT_APPLICABLE)
        : Known.of(Numbers.toTenths(100 * used(space) / usable));
  }
}
