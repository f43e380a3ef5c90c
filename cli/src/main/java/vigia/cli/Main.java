package vigia.cli;

import java.io.PrintStream;

/// Where the program begins.
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    if (args.length == 1 && args[0].equals("--version")) {
      version(System.out);
    }
  }

  /// The version that the build gave the module.
  private static void version(PrintStream out) {
    out.println(
        "vigia " + Main.class.getModule().getDescriptor().rawVersion().orElse("unversioned"));
  }
}
