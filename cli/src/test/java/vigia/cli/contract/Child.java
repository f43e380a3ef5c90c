package vigia.cli.contract;

import java.io.IOException;
import java.util.List;

/// A real process of the test's own, ended with the test.
record Child(Process process) implements AutoCloseable {

  static Child of(String... command) throws IOException {
    return new Child(
        new ProcessBuilder(List.of(command))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start());
  }

  /// Keeps one core busy.
  static Child busy() throws IOException {
    return of("/bin/sh", "-c", "while :; do :; done");
  }

  static Child asleep() throws IOException {
    return of("sleep", "1000");
  }

  long pid() {
    return process.pid();
  }

  /// Ends it and waits until the kernel has forgotten it.
  void end() {
    process.destroyForcibly();
    process.onExit().join();
  }

  @Override
  public void close() {
    end();
  }
}
