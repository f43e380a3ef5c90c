package vigia.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import vigia.cli.syntax.RawWords;
import vigia.cli.terminal.Terminal;

/// Where the program begins.
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    if (args.length > 0 && args[0].equals("--version")) {
      // Before any other class of this program is loaded.
      version();
      return;
    }
    var program = new Program(RawWords.of(args), Terminal.own());
    // A thread of a machine that fails would leave this one waiting for what never comes.
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, fault) -> Runtime.getRuntime().halt(program.failed(fault).status()));
    System.exit(program.run().status());
  }

  /// The version that the build gave the module.
  private static void version() {
    String version = Main.class.getModule().getDescriptor().rawVersion().orElse("unversioned");
    // A PrintStream would hide that it could not be written.
    try (var out = new FileOutputStream(FileDescriptor.out)) {
      out.write(("vigia " + version + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException unwritten) {
      // A reader that went away had enough; anything else is told as for every command.
      Terminal terminal = Terminal.own();
      System.exit(new Program(List.of(), terminal).unwritten(unwritten).status());
    }
  }
}
