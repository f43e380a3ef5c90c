package vigia.scanner;

import io.avaje.json.JsonWriter;
import io.avaje.jsonb.Jsonb;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vigia.machine.ScanRequest;
import vigia.machine.ScanStatus;
import vigia.machine.Wire;
import vigia.syscall.NativeAccess;

/// Runs this module in a JVM of its own: in another network namespace, with fewer descriptors.
final class Children {
  private static final int MOST_SECONDS = 120;

  private Children() {}

  /// Scans from a child and returns how each scan ended.
  ///
  /// @param natively whether it makes system calls
  /// @param prefix what to run the JVM under, such as `prlimit --nofile=64`
  /// @param more what [ScanMain] takes after the request
  static List<ScanStatus> scan(
      boolean natively, List<String> prefix, ScanRequest request, String... more) {
    var command = new ArrayList<>(prefix);
    command.addAll(java(ScanMain.class));
    command.add(natively ? "native" : "java");
    command.add(Wire.json(request));
    command.addAll(List.of(more));
    return run(command).lines().map(line -> Wire.read(ScanStatus.class, line)).toList();
  }

  /// The command that runs a class of these tests.
  static List<String> java(Class<?> main) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes =
        Stream.of(
                main,
                Scanner.class,
                NativeAccess.class,
                ScanRequest.class,
                Jsonb.class,
                JsonWriter.class)
            .map(Children::whereIs)
            .distinct()
            .collect(Collectors.joining(File.pathSeparator));
    return List.of(
        java,
        "-Xmx64m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        classes,
        main.getName());
  }

  /// The folder or jar that a class was loaded from.
  private static String whereIs(Class<?> type) {
    String file = type.getSimpleName() + ".class";
    String url = String.valueOf(type.getResource(file));
    String path = type.getName().replace('.', '/') + ".class";
    String place = url.substring(0, url.length() - path.length());
    if (place.startsWith("jar:")) {
      place = place.substring("jar:".length(), place.length() - "!/".length());
    }
    return Path.of(URI.create(place)).toString();
  }

  /// What a command writes; it must end well and in time.
  static String run(String... command) {
    return run(Arrays.asList(command));
  }

  static String run(List<String> command) {
    var bounded = new ArrayList<>(List.of("timeout", Integer.toString(MOST_SECONDS)));
    bounded.addAll(command);
    try {
      Process child =
          new ProcessBuilder(bounded).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      child.getOutputStream().close();
      String out = new String(child.getInputStream().readAllBytes());
      int code = child.waitFor();
      if (code != 0) {
        throw new AssertionError(command + " ended with " + code + ": " + out);
      }
      return out;
    } catch (java.io.IOException | InterruptedException failed) {
      throw new AssertionError("cannot run " + command, failed);
    }
  }
}
