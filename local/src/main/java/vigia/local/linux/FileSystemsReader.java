package vigia.local.linux;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vigia.local.Known;
import vigia.local.Space;
import vigia.local.Sweeper;
import vigia.machine.FileSystem;
import vigia.machine.FileSystems;
import vigia.machine.Unavailable;

/// The file systems of `mountinfo`, each with its size by statvfs(3). One whose kernel or server
/// does not answer is [Unavailable#STUCK] and delays the others by its deadline once.
final class FileSystemsReader implements AutoCloseable {
  private final HostFiles files;
  private final Kernel kernel;
  private final MountChanges changes;
  private final Sweeper<String> mounts;
  private final boolean all;
  private volatile @Nullable Table last;

  FileSystemsReader(HostFiles files, Kernel kernel, Sweeper<String> mounts, boolean all) {
    this.files = files;
    this.kernel = kernel;
    this.changes = kernel.mountChanges();
    this.mounts = mounts;
    this.all = all;
  }

  /// What was made of a mount table that seldom changes.
  ///
  /// @param local those of the file systems whose size the kernel has in memory
  private record Table(ByteBuffer mountinfo, List<Mount> fileSystems, Set<Mount> local) {}

  Known<FileSystems> read() {
    return table().then(this::measured);
  }

  private Known<Table> table() {
    boolean mayBeOther = changes.mayBe();
    Table known = last;
    if (known != null && !mayBeOther) {
      return Known.of(known);
    }
    // Forgotten first: when it cannot be read now, it has to be the next time.
    last = null;
    return files
        .keptBytes(files.self() + "/mountinfo")
        .then(mountinfo -> table(mountinfo, known))
        .then(now -> {
          last = now;
          return Known.of(now);
        });
  }

  private Known<Table> table(byte[] mountinfo, @Nullable Table before) {
    ByteBuffer content = ByteBuffer.wrap(mountinfo);
    return before != null && before.mountinfo.equals(content)
        ? Known.of(before)
        : Mount.parse(mountinfo)
            .then(mounted -> {
              List<Mount> shown = MountTable.fileSystems(mounted, all);
              return Known.of(new Table(content, shown, MountTable.local(shown, mounted)));
            });
  }

  private Known<FileSystems> measured(Table table) {
    var spaces = new HashMap<String, Known<Space>>();
    var work = new LinkedHashMap<String, Supplier<Known<Space>>>();
    for (Mount mount : table.fileSystems) {
      String point = mount.point().shown();
      if (MountTable.isTrigger(mount)) {
        spaces.put(point, Known.absent(Unavailable.NOT_APPLICABLE));
      } else if (table.local.contains(mount)) {
        // Handing over to another thread would cost more than the answer.
        spaces.put(point, kernel.space(mount.point().bytes()));
      } else {
        work.put(point, () -> kernel.space(mount.point().bytes()));
      }
    }
    try {
      if (!work.isEmpty()) {
        mounts.sweep(work).forEach((point, taken) -> spaces.put(point, taken.known()));
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return Known.absent(Unavailable.GONE);
    }
    var list = new ArrayList<FileSystem>();
    table.fileSystems.forEach(mount -> list.add(row(mount, spaces)));
    return Known.of(new FileSystems(list, Map.of()));
  }

  private static FileSystem row(Mount mount, Map<String, Known<Space>> spaces) {
    String point = mount.point().shown();
    return Space.row(
        mount.source(),
        point,
        mount.type(),
        spaces.getOrDefault(point, Known.absent(Unavailable.GONE)));
  }

  @Override
  public void close() {
    changes.close();
  }
}
