package vigia.cli.contract;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// What the kernel and the usual tools say, to compare with.
final class Kernel {
  private Kernel() {}

  /// `/proc/meminfo` in bytes.
  static Map<String, Long> memory() throws IOException {
    var figures = new HashMap<String, Long>();
    for (String line : Files.readAllLines(Path.of("/proc/meminfo"))) {
      String[] parts = line.split(":?\\s+");
      figures.put(parts[0], Long.parseLong(parts[1]) * (parts.length > 2 ? 1024 : 1));
    }
    return figures;
  }

  /// The lines that a command prints.
  static List<String> lines(String... command) throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process process = builder.start();
    List<String> lines = new ArrayList<>();
    try (var reader = process.inputReader(StandardCharsets.UTF_8)) {
      reader.lines().forEach(lines::add);
    }
    if (!process.waitFor(20, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IOException(String.join(" ", command) + " failed");
    }
    return lines;
  }

  static String line(String... command) throws IOException, InterruptedException {
    return String.join("\n", lines(command));
  }
}
