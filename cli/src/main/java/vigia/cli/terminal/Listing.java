package vigia.cli.terminal;

import java.util.List;
import java.util.function.Function;
import vigia.language.Cell;
import vigia.language.Csv;
import vigia.machine.Wire;

/// Prints a list of entries that comes in pieces, in one of the formats; never holds it as a whole.
public interface Listing<T extends Record> {
  void entries(List<T> entries);

  void end();

  /// For people.
  static <T extends Record> Listing<T> table(
      Table table, Function<T, List<Cell>> cells, Terminal terminal) {
    return new Listing<>() {
      @Override
      public void entries(List<T> entries) {
        table.print(entries.stream().map(cells).toList(), terminal.out());
        terminal.out().flush();
      }

      @Override
      public void end() {}
    };
  }

  /// One document.
  ///
  /// @param page the page object with an empty list of that name, which the entries fill
  static <T extends Record> Listing<T> json(Record page, String list, Output out) {
    String json = Wire.json(page);
    String opening = "\"" + list + "\":[";
    int at = json.indexOf(opening + "]") + opening.length();
    out.print(json.substring(0, at));
    return new Listing<>() {
      private String separator = "";

      @Override
      public void entries(List<T> entries) {
        for (T entry : entries) {
          out.print(separator).print(Wire.json(entry));
          separator = ",";
        }
      }

      @Override
      public void end() {
        out.line(json.substring(at));
      }
    };
  }

  /// Prints nothing.
  static <T extends Record> Listing<T> none() {
    return new Listing<>() {
      @Override
      public void entries(List<T> entries) {}

      @Override
      public void end() {}
    };
  }

  static <T extends Record> Listing<T> jsonLines(Output out) {
    return lines(out, Wire::json);
  }

  static <T extends Record> Listing<T> csv(Class<T> type, Output out) {
    out.line(Csv.header(type));
    return lines(out, Csv::row);
  }

  private static <T extends Record> Listing<T> lines(Output out, Function<T, String> line) {
    return new Listing<>() {
      @Override
      public void entries(List<T> entries) {
        entries.forEach(entry -> out.line(line.apply(entry)));
        out.flush();
      }

      @Override
      public void end() {}
    };
  }
}
