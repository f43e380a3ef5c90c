package vigia.cli.syntax;

import vigia.language.Catalogue;

/// The table of commands as a page of documentation: `docs/cli.md`.
public final class Reference {
  private final Catalogue catalogue;
  private final Help help;

  public Reference(Catalogue catalogue) {
    this.catalogue = catalogue;
    help = new Help(catalogue, Integer.MAX_VALUE);
  }

  /// Markdown. Made by a test, which also sees to it that the page says what the program does.
  public String markdown() {
    var out = new StringBuilder("# Commands\n\n");
    out.append(catalogue.text("cli.help.what")).append('\n');
    for (Command command : Command.values()) {
      out.append("\n## ").append(command.word());
      if (command.alias() != null) {
        out.append(" (").append(command.alias()).append(')');
      }
      out.append("\n\n").append(catalogue.text(Help.summaryKey(command))).append(".\n\n");
      out.append("    ").append(help.shape(command)).append('\n');
      example(command, out);
      detail(command, out);
      flags(command, out);
    }
    out.append("\n## ").append(catalogue.text("cli.help.exits").replace(": ", "\n\n")).append('\n');
    return out.toString();
  }

  private void example(Command command, StringBuilder out) {
    String key = "cli.example." + command.word();
    if (catalogue.has(key)) {
      out.append("    ").append(catalogue.text(key)).append('\n');
    }
  }

  private void detail(Command command, StringBuilder out) {
    String key = "cli.detail." + command.word();
    if (catalogue.has(key)) {
      out.append('\n').append(catalogue.text(key)).append('\n');
    }
  }

  private void flags(Command command, StringBuilder out) {
    out.append("\n| | |\n|---|---|\n");
    for (Flag flag : command.flags()) {
      String shape = help.shape(flag).replace("|", "\\|");
      out.append("| `").append(shape).append("` | ");
      out.append(catalogue.text(flag.helpKey())).append(" |\n");
    }
  }
}
