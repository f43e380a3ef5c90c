package vigia.local.directory;

import java.util.List;
import vigia.local.Directories;
import vigia.local.HostRoot;
import vigia.local.linux.LinuxDirectories;
import vigia.local.portable.PortableDirectories;
import vigia.machine.FileEntry;
import vigia.machine.FileQuery;
import vigia.machine.ProblemException;

/// Prints what its user is told of directories.
public final class ShowDirectory {
  private ShowDirectory() {}

  /// @param arguments `native`, `java` or `portable`, and paths
  public static void main(String[] arguments) {
    Directories directories =
        switch (arguments[0]) {
          case "native" -> new LinuxDirectories(HostRoot.THIS, List.of(), true);
          case "java" -> new LinuxDirectories(HostRoot.THIS, List.of(), false);
          default -> new PortableDirectories(HostRoot.THIS, List.of());
        };
    for (String path : List.of(arguments).subList(1, arguments.length)) {
      try {
        for (FileEntry entry : directories.page(FileQuery.of(path)).entries()) {
          System.out.println(
              entry.name()
                  + " "
                  + entry.type().wire()
                  + " "
                  + entry.unavailable().get("sizeBytes").wire());
        }
      } catch (ProblemException problem) {
        System.out.println(problem.code().wire());
      }
    }
  }
}
