package vigia.local.portable;

import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import oshi.software.os.FileSystem;
import oshi.software.os.OSFileStore;
import vigia.local.Known;
import vigia.local.Space;
import vigia.machine.FileSystems;
import vigia.machine.Unavailable;

/// The file systems, by OSHI, which leaves most pseudo file systems out by itself. One that hangs
/// hangs them all.
record PortableFileSystems(FileSystem fileSystem, boolean all) {
  private static final Set<String> IN_MEMORY = Set.of("devtmpfs", "ramfs", "tmpfs");

  Known<FileSystems> read() {
    var rows = new ArrayList<vigia.machine.FileSystem>();
    for (OSFileStore store : fileSystem.getFileStores()) {
      if (all || !IN_MEMORY.contains(store.getType()) || store.getMount().equals("/")) {
        String device = store.getVolume().isEmpty() ? store.getName() : store.getVolume();
        rows.add(Space.row(device, store.getMount(), store.getType(), space(store)));
      }
    }
    return Known.of(new FileSystems(rows, Map.of()));
  }

  private static Known<Space> space(OSFileStore store) {
    // Every file system has a size; OSHI says 0 when it could not ask.
    return Given.aboveZero(store.getTotalSpace())
        .then(total ->
            Known.of(
                new Space(
                    total,
                    store.getFreeSpace(),
                    store.getUsableSpace(),
                    inodes(store, store.getTotalInodes()),
                    inodes(store, store.getFreeInodes()))));
  }

  private static Known<Long> inodes(OSFileStore store, long count) {
    return store.getTotalInodes() > 0 ? Known.of(count) : Known.absent(Unavailable.NOT_APPLICABLE);
  }
}
