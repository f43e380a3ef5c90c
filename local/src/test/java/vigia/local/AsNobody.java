package vigia.local;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Runs a program of the tests as a user without rights, in a JVM of its own: this one may be
/// root's, for whom nothing is denied.
public final class AsNobody {
  private static final String NOBODY = "65534";

  private AsNobody() {}

  /// What the class prints.
  public static String run(Class<?> program, String... arguments) throws Exception {
    return runIn(":", program, arguments);
  }

  /// The same in a mount namespace of its own.
  ///
  /// @param before a shell command that makes it ready, as root
  public static String runIn(String before, Class<?> program, String... arguments)
      throws Exception {
    Path copies = Files.createTempDirectory("vigia-as-nobody");
    try {
      var command =
          new ArrayList<>(
              List.of(
                  "unshare",
                  "--mount",
                  "/bin/sh",
                  "-c",
                  before + " && exec setpriv \"$@\"",
                  "sh",
                  "--reuid=" + NOBODY,
                  "--regid=" + NOBODY,
                  "--clear-groups",
                  Commands.java(),
                  "-XX:TieredStopAtLevel=1",
                  "--enable-native-access=ALL-UNNAMED",
                  "-cp",
                  readable(copies),
                  program.getName()));
      command.addAll(List.of(arguments));
      return Commands.output(command.toArray(String[]::new));
    } finally {
      Commands.output("rm", "-rf", copies.toString());
    }
  }

  /// The class and module path of this JVM, copied to where anybody may read.
  private static String readable(Path copies) throws Exception {
    var paths = new ArrayList<String>();
    for (String entry :
        Stream.of(Commands.classPath().split(File.pathSeparator)).distinct().toList()) {
      boolean isOurs =
          Stream.of(
                  "jspecify",
                  "avaje",
                  "test",
                  "classes",
                  "out",
                  "vigia",
                  "machine",
                  "syscall",
                  "local",
                  "scanner")
              .anyMatch(part -> entry.contains(part));
      if (isOurs && Files.exists(Path.of(entry))) {
        String copy = copies + "/" + paths.size();
        Commands.output("cp", "-r", entry, copy);
        paths.add(copy);
      }
    }
    Commands.output("chmod", "-R", "a+rX", copies.toString());
    return String.join(File.pathSeparator, paths);
  }
}
