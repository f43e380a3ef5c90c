package vigia.local.linux;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which mounts are file systems that a person counts: each once, and only where it can be reached.
final class MountTable {
  private MountTable() {}

  /// Network file systems: their device is no block device, their data is real.
  private static final Set<String> NETWORK =
      Set.of(
          "9p",
          "afs",
          "beegfs",
          "ceph",
          "cifs",
          "coda",
          "drvfs",
          "glusterfs",
          "gpfs",
          "lustre",
          "ncpfs",
          "nfs",
          "nfs4",
          "orangefs",
          "prl_fs",
          "smb3",
          "smbfs",
          "vboxsf",
          "virtiofs",
          "vmhgfs");

  /// Disks all the same, but mounted under an anonymous device: pools, and flash without blocks.
  private static final Set<String> POOLS = Set.of("bcachefs", "btrfs", "ubifs", "zfs");

  /// User-space file systems that only show what is elsewhere, or nothing.
  private static final Set<String> PSEUDO_FUSE =
      Set.of(
          "fuse.gvfsd-fuse",
          "fuse.lxcfs",
          "fuse.portal",
          "fuse.fuse-overlayfs",
          "fuse.vmware-vmblock");

  /// Those whose kernel code answers statvfs(3) from memory, without a disk, a server or a program.
  private static final Set<String> IN_MEMORY =
      Set.of(
          "btrfs",
          "exfat",
          "ext2",
          "ext3",
          "ext4",
          "f2fs",
          "iso9660",
          "ramfs",
          "squashfs",
          "tmpfs",
          "vfat",
          "xfs");

  /// Those that certainly answer at once: also every mount that the path to them leads through
  /// does, because one below a dead server cannot even be reached.
  static Set<Mount> local(Collection<Mount> asked, Collection<Mount> all) {
    Map<Long, Mount> byId = new HashMap<>();
    all.forEach(mount -> byId.put(mount.id(), mount));
    var local = new HashSet<Mount>();
    for (Mount mount : asked) {
      Mount at = mount;
      int depth = 0;
      while (at != null && IN_MEMORY.contains(at.type()) && depth++ <= byId.size()) {
        at = at.point().isRoot() ? null : byId.get(at.parent());
      }
      if (at == null) {
        local.add(mount);
      }
    }
    return local;
  }

  /// Asking such a one how large it is would mount something.
  static boolean isTrigger(Mount mount) {
    return mount.type().equals("autofs");
  }

  /// Whether data of a disk or another machine is behind it; the root is, whatever it is.
  static boolean isReal(Mount mount) {
    return mount.point().isRoot()
        || POOLS.contains(mount.type())
        || NETWORK.contains(mount.type())
        || isRealFuse(mount.type())
        // Major number 0 is for file systems without a block device.
        || !mount.device().startsWith("0:");
  }

  private static boolean isRealFuse(String type) {
    return type.startsWith("fuse.") && !PSEUDO_FUSE.contains(type);
  }

  /// One mount for each file system, in the order of mounting.
  ///
  /// @param all also those that are not real
  static List<Mount> fileSystems(List<Mount> mounts, boolean all) {
    List<Mount> reachable = reachable(mounts);
    var best = new LinkedHashMap<List<String>, Mount>();
    for (Mount mount : reachable) {
      if (all || isReal(mount)) {
        best.merge(identity(mount), mount, MountTable::plainer);
      }
    }
    return List.copyOf(best.values());
  }

  /// Mounts that show the same data in the same size. A bind mount of a directory is the same file
  /// system under another name; a subvolume of btrfs is one of its own, as for df(1); a network
  /// mount is what its source says.
  private static List<String> identity(Mount mount) {
    if (POOLS.contains(mount.type())) {
      return List.of(mount.device(), mount.root());
    }
    if (NETWORK.contains(mount.type()) || mount.type().startsWith("fuse.")) {
      return List.of(mount.device(), mount.source());
    }
    return List.of(mount.device());
  }

  /// The one that shows more of the file system, then the one with the shorter path.
  private static Mount plainer(Mount one, Mount other) {
    Comparator<Mount> rank =
        Comparator.<Mount>comparingInt(mount -> mount.point().isRoot() ? 0 : 1)
            .thenComparingInt(mount -> mount.root().length())
            .thenComparingInt(mount -> mount.point().raw().length());
    return rank.compare(other, one) < 0 ? other : one;
  }

  /// Those that a path leads to: not covered by a later mount at the same place or above.
  static List<Mount> reachable(List<Mount> mounts) {
    Map<Long, Mount> byId = new HashMap<>();
    Map<Long, List<Mount>> children = new HashMap<>();
    for (Mount mount : mounts) {
      byId.put(mount.id(), mount);
      children.computeIfAbsent(mount.parent(), _ -> new ArrayList<>()).add(mount);
    }
    var reachable = new ArrayList<Mount>();
    for (Mount mount : mounts) {
      if (isReachable(mount, byId, children)) {
        reachable.add(mount);
      }
    }
    return reachable;
  }

  private static boolean isReachable(
      Mount mount, Map<Long, Mount> byId, Map<Long, List<Mount>> children) {
    if (among(children, mount.id()).stream().anyMatch(top -> top.point().equals(mount.point()))) {
      return false; // another is mounted on top of it
    }
    Mount at = mount;
    for (int depth = 0; at != null && depth <= byId.size(); depth++) {
      if (isCovered(at, among(children, at.parent()))) {
        return false;
      }
      Mount parent = byId.get(at.parent());
      if (parent != null && isCoveredAsParent(parent, at, children)) {
        return false;
      }
      at = parent;
    }
    return true;
  }

  /// Whether a path to it meets a sibling first, mounted on a directory above.
  private static boolean isCovered(Mount mount, Collection<Mount> siblings) {
    return siblings.stream().anyMatch(other -> mount.point().isBelow(other.point()));
  }

  /// Whether the parent itself has something on top: then only that leads on from there.
  private static boolean isCoveredAsParent(
      Mount parent, Mount child, Map<Long, List<Mount>> children) {
    return among(children, parent.id()).stream()
        .anyMatch(top -> top.id() != child.id() && top.point().equals(parent.point()));
  }

  private static List<Mount> among(Map<Long, List<Mount>> children, long id) {
    return children.getOrDefault(id, List.of());
  }
}
