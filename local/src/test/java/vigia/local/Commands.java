package vigia.local;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Other programs, to compare with and to look at.
public final class Commands {
  private static final long SECONDS = 30;

  private Commands() {}

  /// What a program prints in the C locale and UTC; it must succeed.
  public static String output(String... command) throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().put("TZ", "UTC");
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IOException(List.of(command) + " failed: " + out);
    }
    return out;
  }

  /// A shell script that prints a line when it is ready; then `exec` keeps the PID.
  public static Child ready(String script) throws IOException {
    return Child.start(List.of("/bin/sh", "-c", script));
  }

  /// A process that ends with the test.
  public record Child(Process process, String firstLine) implements AutoCloseable {
    /// Waits for its first line.
    public static Child start(List<String> command) throws IOException {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      String line = process.inputReader(StandardCharsets.ISO_8859_1).readLine();
      if (line == null) {
        throw new IOException(command + " ended");
      }
      return new Child(process, line);
    }

    public long pid() {
      return process.pid();
    }

    @Override
    public void close() {
      process.destroyForcibly();
      process.onExit().join();
    }
  }

  /// Processors that are online.
  public static int cores() throws IOException, InterruptedException {
    return Integer.parseInt(output("getconf", "_NPROCESSORS_ONLN").strip());
  }

  /// The Java program that runs this test.
  public static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /// Where the classes of this test run and of what it tests are: its class and module path.
  public static String classPath() throws URISyntaxException {
    return String.join(
        File.pathSeparator,
        System.getProperty("java.class.path"),
        System.getProperty("jdk.module.path", ""),
        Path.of(Commands.class.getProtectionDomain().getCodeSource().getLocation().toURI())
            .toString());
  }
}
