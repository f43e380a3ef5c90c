package vigia.cli;

import java.io.PrintStream;
import vigia.cli.syntax.RawWords;
import vigia.cli.terminal.Terminal;

/// Where the program begins.
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    if (args.length > 0 && args[0].equals("--version")) {
      // Before any other class of this program is loaded.
      version(System.out);
      return;
    }
    var program = new Program(RawWords.of(args), Terminal.own());
    // A thread of a machine that fails would leave this one waiting for what never comes.
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, fault) -> Runtime.getRuntime().halt(program.failed(fault).status()));
    System.exit(program.run().status());
  }

  /// The version that the build gave the module.
  private static void version(PrintStream out) {
    out.println(
        "vigia " + Main.class.getModule().getDescriptor().rawVersion().orElse("unversioned"));
  }
}
