package vigia.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// The program in a JVM of its own, as the launcher starts it, on pipes or on a terminal.
final class Child implements AutoCloseable {
  private static final int MOST_SECONDS = 90;

  private final Process process;
  private final Gathered out;
  private final Gathered err;

  private Child(Process process) {
    this.process = process;
    out = Gathered.of(process.getInputStream());
    err = Gathered.of(process.getErrorStream());
  }

  static Child onPipes(Map<String, String> environment, String... words) throws IOException {
    return start(environment, command(words));
  }

  /// On pipes, and in a network namespace of ip-netns(8).
  static Child inNetwork(String namespace, Map<String, String> environment, String... words)
      throws IOException {
    var command = new ArrayList<>(List.of("ip", "netns", "exec", namespace));
    command.addAll(command(words));
    return start(environment, command);
  }

  /// On a terminal of that size, made by script(1); what it shows comes as [#out].
  static Child onTerminal(int columns, Map<String, String> environment, String... words)
      throws IOException {
    return start(
        environment,
        List.of(
            "script",
            "-qefc",
            "stty cols " + columns + " rows 40; exec " + quoted(command(words)),
            "/dev/null"));
  }

  static List<String> command(String... words) {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "--enable-native-access=vigia.syscall",
                "-p",
                System.getProperty("jdk.module.path"),
                "-m",
                "vigia.cli/vigia.cli.Main"));
    command.addAll(List.of(words));
    return command;
  }

  static String quoted(List<String> words) {
    return String.join(
        " ", words.stream().map(word -> "'" + word.replace("'", "'\\''") + "'").toList());
  }

  private static Child start(Map<String, String> environment, List<String> command)
      throws IOException {
    var builder = new ProcessBuilder(command);
    builder
        .environment()
        .keySet()
        .removeAll(List.of("COLUMNS", "LINES", "NO_COLOR", "VIGIA_TOKEN", "DISPLAY"));
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().put("TERM", "xterm-256color");
    // What a scan leaves behind is not to stand among those of whoever runs the tests.
    builder.environment().put("VIGIA_HOME", Run.NO_HOME);
    builder.environment().putAll(environment);
    return new Child(builder.start());
  }

  /// As if typed: `\u0003` is Ctrl-C.
  void type(String text) throws IOException {
    process.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  void awaitOut(Predicate<String> enough) throws InterruptedException {
    out.await(enough);
  }

  /// What came so far.
  String seen() {
    return out.text();
  }

  boolean isRunning() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  /// The processes that it has started and that run.
  List<ProcessHandle> started() {
    return process.descendants().toList();
  }

  /// SIGTERM. Process.destroy would also close the pipes, and the last words would be lost.
  void terminate() {
    process.toHandle().destroy();
  }

  /// Waits for the end.
  Run run() throws InterruptedException {
    if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("still running: " + out.text() + err.text());
    }
    return new Run(process.exitValue(), out.whole(), err.whole());
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /// What a stream has said so far.
  private static final class Gathered {
    private final StringBuilder text = new StringBuilder();
    private boolean ended;

    static Gathered of(InputStream stream) {
      var gathered = new Gathered();
      Thread.ofPlatform().daemon().start(() -> gathered.read(stream));
      return gathered;
    }

    private void read(InputStream stream) {
      // What is read may end in the middle of a character: the reader keeps its beginning.
      try (var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
        var buffer = new char[8192];
        for (int n = reader.read(buffer); n >= 0; n = reader.read(buffer)) {
          add(new String(buffer, 0, n));
        }
      } catch (IOException closed) {
        add("");
      } finally {
        end();
      }
    }

    private synchronized void add(String more) {
      text.append(more);
      notifyAll();
    }

    private synchronized void end() {
      ended = true;
      notifyAll();
    }

    synchronized String text() {
      return text.toString();
    }

    synchronized String whole() throws InterruptedException {
      while (!ended) {
        wait();
      }
      return text.toString();
    }

    synchronized void await(Predicate<String> enough) throws InterruptedException {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
      while (!enough.test(text.toString())) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (ended || left <= 0) {
          throw new AssertionError("never came; only: " + text);
        }
        wait(left);
      }
    }
  }
}
