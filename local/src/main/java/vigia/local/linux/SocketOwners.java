package vigia.local.linux;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vigia.local.Known;
import vigia.machine.Unavailable;

/// Which process holds a socket: `/proc/PID/fd` of every process has a link `socket:[inode]` for
/// each of its own. Walking them takes some milliseconds for 100 processes, so it is done only when
/// other sockets are asked for than before, or one is no longer where it was.
final class SocketOwners {
  private static final String SOCKET = "socket:[";

  private final HostFiles files;
  private Set<Long> asked = Set.of();
  private Map<Long, Owner> found = Map.of();
  private Unavailable otherwise = Unavailable.UNKNOWN;

  SocketOwners(HostFiles files) {
    this.files = files;
  }

  /// @param link the descriptor by which the process holds the socket
  record Owner(long pid, Known<String> name, Path link) {}

  /// For each of these sockets, the process with the lowest PID.
  synchronized Map<Long, Known<Owner>> of(Set<Long> inodes) {
    if (!asked.equals(inodes) || !stillThere()) {
      walk(inodes);
    }
    var owners = new HashMap<Long, Known<Owner>>();
    for (long inode : inodes) {
      Owner owner = found.get(inode);
      owners.put(inode, owner == null ? Known.absent(otherwise) : Known.of(owner));
    }
    return owners;
  }

  /// Of several sockets that share a place, the process with the lowest PID.
  static Known<Owner> first(Collection<Long> inodes, Map<Long, Known<Owner>> found) {
    Known<Owner> first = Known.absent(Unavailable.UNKNOWN);
    for (long inode : inodes) {
      Known<Owner> here = found.getOrDefault(inode, Known.absent(Unavailable.UNKNOWN));
      boolean lower =
          here instanceof Known.Value(Owner owner)
              && !(first instanceof Known.Value(Owner other) && other.pid() < owner.pid());
      first = lower || first instanceof Known.Absent<Owner> ? here : first;
    }
    return first;
  }

  private boolean stillThere() {
    for (var each : found.entrySet()) {
      if (inode(each.getValue().link) != each.getKey()) {
        return false;
      }
    }
    return true;
  }

  private void walk(Set<Long> inodes) {
    asked = Set.copyOf(inodes);
    found = new HashMap<>();
    otherwise = Unavailable.UNKNOWN;
    for (long pid : processes()) {
      if (found.size() == asked.size()) {
        return;
      }
      look(pid);
    }
  }

  private List<Long> processes() {
    var pids = new ArrayList<Long>();
    for (String name : files.names("proc", "[0-9]")) {
      if (Numbers.parse(name) instanceof Known.Value(Long pid)) {
        pids.add(pid);
      }
    }
    pids.sort(Comparator.naturalOrder());
    return pids;
  }

  private void look(long pid) {
    try (var links = Files.newDirectoryStream(files.root().resolve("proc/" + pid + "/fd"))) {
      for (Path link : links) {
        long inode = inode(link);
        if (asked.contains(inode) && !found.containsKey(inode)) {
          found.put(inode, new Owner(pid, files.line("proc/" + pid + "/comm"), link));
        }
      }
    } catch (AccessDeniedException anothersProcess) {
      otherwise = Unavailable.PERMISSION_DENIED;
    } catch (IOException | DirectoryIteratorException ended) {
      // A process that ends while it is looked at holds nothing any more.
    }
  }

  /// @return 0, which no socket has, when it leads elsewhere or nowhere
  private static long inode(Path link) {
    try {
      String target = Files.readSymbolicLink(link).toString();
      return target.startsWith(SOCKET)
              && target.endsWith("]")
              && Numbers.parse(target.substring(SOCKET.length(), target.length() - 1))
                  instanceof Known.Value(Long inode)
          ? inode
          : 0;
    } catch (IOException closed) {
      return 0;
    }
  }
}
