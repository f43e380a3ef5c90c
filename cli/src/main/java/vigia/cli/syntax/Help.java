package vigia.cli.syntax;

import java.util.ArrayList;
import java.util.List;
import vigia.language.Catalogue;
import vigia.language.Cells;
import vigia.language.Language;

/// The table of commands as text for people.
public final class Help {
  private static final String INDENT = "  ";
  private static final String GAP = "  ";

  private final Catalogue catalogue;
  private final int width;

  /// @param width cells a line may take
  public Help(Catalogue catalogue, int width) {
    this.catalogue = catalogue;
    this.width = width;
  }

  /// What there is.
  public String all() {
    var out = new StringBuilder();
    out.append(catalogue.text("cli.help.what")).append("\n\n");
    out.append(catalogue.text("cli.help.usage")).append(" vigia ");
    out.append(catalogue.text("cli.help.shape")).append("\n\n");
    var rows = new ArrayList<Row>();
    for (Command command : Command.values()) {
      String alias = command.alias();
      rows.add(
          new Row(
              alias == null ? command.word() : command.word() + ", " + alias,
              catalogue.text(summaryKey(command))));
    }
    block("cli.help.commands", rows, out);
    out.append('\n');
    wrapped(catalogue.text("cli.help.more"), "", out);
    wrapped(catalogue.text("cli.help.exits"), "", out);
    return out.toString();
  }

  /// One command with all that it takes.
  public String of(Command command) {
    var out = new StringBuilder();
    wrapped(catalogue.text(summaryKey(command)), "", out);
    out.append('\n');
    out.append(catalogue.text("cli.help.usage")).append(' ').append(shape(command)).append('\n');
    if (command.alias() != null) {
      String other = catalogue.language() == Language.PT_BR ? command.word() : command.alias();
      out.append(INDENT).append(catalogue.text("cli.help.alias", "alias", other)).append('\n');
    }
    String detail = "cli.detail." + command.word();
    if (catalogue.has(detail)) {
      out.append('\n');
      wrapped(catalogue.text(detail), "", out);
    }
    out.append('\n');
    block("cli.help.flags", rows(command), out);
    String example = "cli.example." + command.word();
    if (catalogue.has(example)) {
      out.append('\n').append(catalogue.text("cli.help.example")).append('\n');
      out.append(INDENT).append(catalogue.text(example)).append('\n');
    }
    return out.toString();
  }

  static String summaryKey(Command command) {
    return "cli.command." + command.word();
  }

  /// `vigia scan TARGET… [PORTS] [options]`.
  String shape(Command command) {
    var shape = new StringBuilder("vigia ").append(command.word(catalogue.language()));
    for (Argument argument : command.arguments()) {
      String name =
          argument.choices().isEmpty()
              ? catalogue.text("cli.argument." + argument.name())
              : String.join("|", argument.choices());
      String word = argument.often() ? name + "…" : name;
      shape.append(' ').append(argument.required() ? word : "[" + word + "]");
    }
    return shape.append(' ').append(catalogue.text("cli.help.flags-shape")).toString();
  }

  private record Row(String name, String text) {}

  private List<Row> rows(Command command) {
    return command.flags().stream()
        .map(flag -> new Row(shape(flag), catalogue.text(flag.helpKey())))
        .toList();
  }

  /// `--sort name|size`.
  String shape(Flag flag) {
    if (flag.takes().nothing()) {
      return "--" + flag.word();
    }
    String value =
        flag.choices().isEmpty()
            ? catalogue.text("cli.value." + flag.takes().what())
            : String.join("|", flag.choices());
    return "--" + flag.word() + " " + value;
  }

  private void block(String titleKey, List<Row> rows, StringBuilder out) {
    out.append(catalogue.text(titleKey)).append('\n');
    int names =
        Math.min(width / 3, rows.stream().mapToInt(r -> Cells.width(r.name)).max().orElse(0));
    String margin = INDENT + " ".repeat(names) + GAP;
    for (Row row : rows) {
      out.append(INDENT).append(row.name);
      if (Cells.width(row.name) > names) {
        out.append('\n').append(margin);
      } else {
        out.append(" ".repeat(names - Cells.width(row.name))).append(GAP);
      }
      wrapped(row.text, margin, out);
    }
  }

  /// The text from where the line stands now, in further lines after `margin`.
  private void wrapped(String text, String margin, StringBuilder out) {
    int room = Math.max(20, width - margin.length());
    int left = room;
    String separator = "";
    for (String word : text.split(" ", -1)) {
      if (Cells.width(word) + separator.length() > left && !separator.isEmpty()) {
        out.append('\n').append(margin);
        left = room;
        separator = "";
      }
      out.append(separator).append(word);
      left -= Cells.width(word) + separator.length();
      separator = " ";
    }
    out.append('\n');
  }
}
