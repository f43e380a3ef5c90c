package vigia.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import vigia.cli.terminal.Terminal;

/// What one run of the program said and how it ended.
record Run(int exit, String out, String err) {
  /// Nothing is known there, whoever runs the tests.
  static final String NO_HOME =
      Path.of(System.getProperty("java.io.tmpdir"), "vigia-without-home").toString();

  /// In this JVM, with streams of its own: all of the program but the process.
  static Run of(Map<String, String> environment, String... words) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var terminal =
        new Terminal(environment, new ByteArrayInputStream(new byte[0]), out, err, false, false);
    int exit = new Program(List.of(words), terminal).run().status();
    return new Run(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  static Run english(String... words) {
    return of(Map.of("LANG", "en_US.UTF-8", "VIGIA_HOME", NO_HOME), words);
  }

  static Run portuguese(String... words) {
    return of(Map.of("LANG", "pt_BR.UTF-8", "VIGIA_HOME", NO_HOME), words);
  }
}
