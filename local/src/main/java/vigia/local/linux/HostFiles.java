package vigia.local.linux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import vigia.local.HostRoot;
import vigia.local.Known;
import vigia.machine.Unavailable;
import vigia.syscall.SyscallException;

/// The kernel's small text files below a root. The one place where a failed read becomes data.
final class HostFiles implements AutoCloseable {
  private final HostRoot root;
  private final KeptFiles kept;

  HostFiles(HostRoot root) {
    this.root = root;
    this.kept = new KeptFiles(root);
  }

  HostRoot root() {
    return root;
  }

  /// The directory in /proc of the process whose view of mounts, groups and network is shown: our
  /// own; of another host its first process, because `self` would be ours there too.
  String self() {
    return root.isThis() ? "proc/self" : "proc/1";
  }

  /// The whole file. UTF-8; other bytes become U+FFFD.
  Known<String> text(String path) {
    return bytes(path).then(bytes -> Known.of(new String(bytes, StandardCharsets.UTF_8)));
  }

  /// The whole file without white space around it; absent when there is nothing else in it.
  Known<String> line(String path) {
    return text(path).then(HostFiles::stripped);
  }

  private static Known<String> stripped(String text) {
    return text.isBlank() ? Known.absent(Unavailable.UNKNOWN) : Known.of(text.strip());
  }

  /// A file that holds one number.
  Known<Long> number(String path) {
    return line(path).then(Numbers::parse);
  }

  Known<byte[]> bytes(String path) {
    try {
      // Read to the end: files of /proc and /sys have size 0 or 4096 whatever is in them.
      return Known.of(Files.readAllBytes(root.resolve(path)));
    } catch (IOException failed) {
      return Known.absent(why(failed));
    }
  }

  /// As [#bytes], of a file that is read with every sample: its descriptor is kept.
  Known<byte[]> keptBytes(String path) {
    try {
      return Known.of(kept.read(path));
    } catch (IOException failed) {
      return Known.absent(why(failed));
    }
  }

  /// As [#text], of a file that is read with every sample.
  Known<String> keptText(String path) {
    return keptBytes(path).then(bytes -> Known.of(new String(bytes, StandardCharsets.UTF_8)));
  }

  /// As [#line], of a file that is read with every sample.
  Known<String> keptLine(String path) {
    return keptText(path).then(HostFiles::stripped);
  }

  /// As [#number], of a file that is read with every sample.
  Known<Long> keptNumber(String path) {
    return keptLine(path).then(Numbers::parse);
  }

  /// A file that may be reached by links that lead elsewhere in the host's tree.
  Known<String> linkedText(String path) {
    try {
      Path file = root.isThis() ? root.resolve(path) : RootedPath.resolve(root.path(), path);
      return Known.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    } catch (IOException failed) {
      return Known.absent(why(failed));
    }
  }

  boolean exists(String path) {
    return Files.exists(root.resolve(path));
  }

  /// Names in a directory that begin like that; none when it cannot be read.
  List<String> names(String directory, String prefix) {
    var names = new ArrayList<String>();
    try (var entries = Files.newDirectoryStream(root.resolve(directory), prefix + "*")) {
      for (Path entry : entries) {
        names.add(String.valueOf(entry.getFileName()));
      }
    } catch (IOException | java.nio.file.DirectoryIteratorException none) {
      return List.of();
    }
    return names;
  }

  /// Why reading failed, in the words of the contract.
  static Unavailable why(IOException failed) {
    return switch (failed) {
      case SyscallException call -> why(call);
      case AccessDeniedException _ -> Unavailable.PERMISSION_DENIED;
      case NoSuchFileException _ -> Unavailable.NOT_SUPPORTED;
      case NotDirectoryException _ -> Unavailable.NOT_SUPPORTED;
      case FileSystemLoopException _ -> Unavailable.UNREADABLE;
      default -> Unavailable.UNREADABLE;
    };
  }

  private static Unavailable why(SyscallException failed) {
    return switch (failed.errno()) {
      case EACCES, EPERM -> Unavailable.PERMISSION_DENIED;
      case ENOENT, ESRCH, ENOTDIR -> Unavailable.GONE;
      case ENOSYS, EOPNOTSUPP -> Unavailable.NOT_SUPPORTED;
      default -> Unavailable.UNREADABLE;
    };
  }

  /// Closes what is kept open; nothing more can be read of it.
  @Override
  public void close() {
    kept.close();
  }
}
