package vigia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import vigia.machine.Wire;

/// Another program, asked the same; and this one.
public final class Peer {
  private static final String MOST_SECONDS = "120";

  private Peer() {}

  /// What it prints. It must be there, succeed, and end in time.
  public static List<String> lines(String... words) throws IOException, InterruptedException {
    return lines(List.of(words));
  }

  public static List<String> lines(List<String> words) throws IOException, InterruptedException {
    var builder =
        new ProcessBuilder(words(List.of("timeout", MOST_SECONDS), words))
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process process = builder.start();
    process.getOutputStream().close();
    try {
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as("%s", words).isZero();
      return out.lines().toList();
    } finally {
      process.destroyForcibly();
    }
  }

  /// The rows of df(1) in bytes. A mount that may not be asked, such as another user's FUSE, is
  /// missing there and makes it end with 1.
  public static List<String> df(String columns) throws IOException, InterruptedException {
    String script = "df -B1 --output=" + columns + " || test $? -eq 1";
    List<String> lines = lines("sh", "-c", script);
    assertThat(lines).hasSizeGreaterThan(1);
    return lines.subList(1, lines.size());
  }

  /// The words that start this program as a process of its own.
  public static List<String> vigia(String... words) {
    return Child.command(words);
  }

  /// What this program answers, asked for JSON.
  public static <T> T json(Class<T> type, String... words) {
    Run run =
        Run.english(words(List.of(words), List.of("--format", "json")).toArray(String[]::new));
    assertThat(run.exit()).as(run.err()).isZero();
    return Wire.read(type, run.out());
  }

  public static List<String> words(List<String> first, List<String> then) {
    var all = new ArrayList<>(first);
    all.addAll(then);
    return all;
  }
}
