package vigia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vigia.language.Cells;

/// What people see: the program on a pseudo terminal, and on pipes.
class OnTerminalTest {
  private static final String COLOUR = "\u001b[";
  private static final Pattern FOUND = Pattern.compile("ports/s.* [1-9][0-9]* open");

  @ParameterizedTest
  @ValueSource(ints = {80, 200})
  void tablesFitTheWidthAndNamesCannotDriveTheTerminal(int columns, @TempDir Path directory)
      throws Exception {
    Files.createFile(directory.resolve("new\nline"));
    Files.createFile(directory.resolve("red\u001b[31m"));
    Files.createFile(directory.resolve("turned\u202egpj.exe"));
    Files.createFile(directory.resolve("long" + "日本".repeat(20)));
    try (var child = Child.onTerminal(columns, Map.of(), "arquivos", directory.toString())) {
      Run run = child.run();
      assertThat(run.exit()).as(run.out()).isZero();
      String plain = withoutColour(run.out());
      assertThat(run.out()).contains(COLOUR + "1m");
      assertThat(plain)
          .contains("new\\nline", "red\\x1B[31m", "turned\\u202Egpj.exe", "4 entradas");
      assertThat(plain.chars()).noneMatch(c -> c == 0x1b || c == 0x202e);
      assertThat(plain.lines()).allMatch(line -> Cells.width(line.strip()) <= columns);
      assertThat(plain.contains("…")).as(plain).isEqualTo(columns == 80);
    }
  }

  @Test
  void noColourWhereNoneIsWanted() throws Exception {
    for (var environment : List.of(Map.of("NO_COLOR", "1"), Map.of("TERM", "dumb"))) {
      try (var child = Child.onTerminal(80, environment, "overview")) {
        Run run = child.run();
        assertThat(run.exit()).as(run.out()).isZero();
        assertThat(run.out()).contains("MEMORY").doesNotContain("\u001b");
        assertThat(run.out().lines()).allMatch(line -> Cells.width(line.strip()) <= 80);
      }
    }
  }

  @Test
  void onAPipeNothingIsColouredOrCut(@TempDir Path directory) throws Exception {
    String name = "x".repeat(200);
    Files.createFile(directory.resolve(name));
    try (var child = Child.onPipes(Map.of(), "files", directory.toString())) {
      Run run = child.run();
      assertThat(run.out()).contains(name).doesNotContain("\u001b", "…");
      assertThat(run.err()).isEmpty();
    }
  }

  @Test
  void whenTheReaderGoesAwayNothingIsWrong() throws Exception {
    String program = Child.quoted(Child.command("files", "/usr/bin", "--format", "jsonl"));
    Process shell =
        new ProcessBuilder("bash", "-c", program + " | head -n 1; exit ${PIPESTATUS[0]}")
            .redirectErrorStream(true)
            .start();
    List<String> lines = shell.inputReader().lines().toList();
    assertThat(shell.waitFor()).as(lines.toString()).isZero();
    assertThat(lines).hasSize(1).allMatch(line -> line.startsWith("{\"name\":"));
  }

  @Test
  void aFullDiskIsAnError() throws Exception {
    String program = Child.quoted(Child.command("files", "/etc"));
    Process shell =
        new ProcessBuilder("bash", "-c", program + " >/dev/full").redirectErrorStream(true).start();
    List<String> lines = shell.inputReader().lines().toList();
    assertThat(shell.waitFor()).isEqualTo(1);
    assertThat(lines)
        .hasSize(1)
        .allMatch(line -> line.startsWith("vigia: Reading or writing failed"));
  }

  @Test
  void theLauncherHandsTheLanguageOn() throws Exception {
    List<String> command = new ArrayList<>(Child.command("process", "abc"));
    command.add(1, "-Dvigia.lang=pt_BR.UTF-8");
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    assertThat(process.inputReader().lines().toList()).allMatch(line -> line.contains("número"));
    assertThat(process.waitFor()).isEqualTo(2);
  }

  @Test
  void ctrlCEndsAScanAndShowsWhatWasFound() throws Exception {
    // Twenty addresses of this machine, all ports: seconds of work on any computer.
    var words = new ArrayList<>(List.of("scan", "--all-ports", "--lang", "en"));
    for (int i = 1; i <= 20; i++) {
      words.add("127.0.0." + i);
    }
    try (var open = new ServerSocket(0);
        var child = Child.onTerminal(100, Map.of(), words.toArray(String[]::new))) {
      child.awaitOut(shown -> FOUND.matcher(shown).find());
      child.type("\u0003");
      Run run = child.run();
      assertThat(run.exit()).as(run.out()).isEqualTo(130);
      assertThat(withoutColour(run.out()))
          .contains("/tcp", "accepted the connection", "Scan stopped");
      assertThat(open.isClosed()).isFalse();
    }
  }

  @Test
  void watchingRedrawsInPlaceUntilCtrlC() throws Exception {
    try (var child = Child.onTerminal(80, Map.of(), "overview", "--watch", "0.3")) {
      child.awaitOut(shown -> shown.split("\u001b\\[H", -1).length > 3);
      child.type("\u0003");
      Run run = child.run();
      assertThat(run.exit()).isEqualTo(130);
      assertThat(run.out()).contains("MEMORY").doesNotContain("Exception");
    }
  }

  /// The rows that have no room are counted, and the shell gets a line of its own.
  @Test
  void watchingMoreThanThereIsRoomForSaysHowMuchMore() throws Exception {
    try (var child = Child.onTerminal(80, Map.of(), "scan", "127.0.0.1", "1-99", "--watch", "1")) {
      child.awaitOut(shown -> shown.contains(" more lines"));
      child.type("\u0003");
      assertThat(child.run().exit()).isEqualTo(130);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"processes", "files /etc", "overview --all-file-systems"})
  void narrowTerminalsGetFewerColumnsNotBrokenLines(String line) throws Exception {
    try (var child = Child.onTerminal(50, Map.of(), line.split(" "))) {
      Run run = child.run();
      assertThat(run.exit()).as(run.out()).isZero();
      String table = run.out().substring(Math.max(0, run.out().indexOf("PID")));
      assertThat(withoutColour(table).lines().skip(1))
          .allMatch(row -> Cells.width(row.stripTrailing()) <= 50);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "help", "overview"})
  void anAnswerThatCannotBeWrittenIsNoSuccess(String word) throws Exception {
    var command = new ArrayList<>(Child.command());
    command.add(word);
    Process process = new ProcessBuilder(command).redirectOutput(new File("/dev/full")).start();
    try (var err = process.getErrorStream()) {
      assertThat(new String(err.readAllBytes(), StandardCharsets.UTF_8)).contains("No space left");
    }
    assertThat(process.waitFor()).isEqualTo(1);
  }

  @Test
  void watchingOnAPipePrintsOneAfterAnother() throws Exception {
    try (var child = Child.onPipes(Map.of(), "overview", "--watch", "0.3", "--format", "jsonl")) {
      child.awaitOut(shown -> shown.lines().count() > 2);
      child.terminate();
      assertThat(child.run().out().lines().toList().getFirst()).startsWith("{\"sampledAt\":");
    }
  }

  @Test
  void pathsThatAreNotUtf8AreFoundEvenInTheCLocale(@TempDir Path directory) throws Exception {
    String script =
        "mkdir \"$1\"/$'caf\\xe9' && touch \"$1\"/$'caf\\xe9'/inside && shift && "
            + "exec \"$@\" files \"$0\"/$'caf\\xe9' --format json";
    var command = new ArrayList<>(List.of("bash", "-c", script, directory.toString()));
    command.add(directory.toString());
    command.addAll(Child.command());
    for (String locale : List.of("C.UTF-8", "C")) {
      var builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().put("LC_ALL", locale);
      Process process = builder.start();
      String said = String.join("\n", process.inputReader().lines().toList());
      assertThat(process.waitFor()).as(said).isZero();
      assertThat(said).contains("\"name\":\"inside\"", "caf\\\\xE9");
      new ProcessBuilder("bash", "-c", "rm -r \"$0\"/caf*", directory.toString()).start().waitFor();
    }
  }

  private static String withoutColour(String text) {
    return text.replaceAll("\u001b\\[[0-9;]*[mK]", "").replace("\r", "\n");
  }
}
