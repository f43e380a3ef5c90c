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
    System.exit(new Program(Terminal.own()).run(RawWords.of(args)).status());
  }

  /// The version that the build gave the module.
  private static void version(PrintStream out) {
    out.println(
        "vigia " + Main.class.getModule().getDescriptor().rawVersion().orElse("unversioned"));
  }
}
