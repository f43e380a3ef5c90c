package vigia.language;

import java.util.List;
import java.util.function.Function;
import vigia.machine.Wire;

/// Prints a list of entries that comes in pieces, in one of the formats; never holds it as a whole.
public interface Listing<T extends Record> {
  void entries(List<T> entries);

  void end();

  /// Where it is written to.
  interface Out {
    Out print(String text);

    Out flush();
  }

  /// One document.
  ///
  /// @param page the page object with an empty list of that name, which the entries fill
  static <T extends Record> Listing<T> json(Record page, String list, Out out) {
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
        out.print(json.substring(at) + "\n");
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

  static <T extends Record> Listing<T> jsonLines(Out out) {
    return lines(out, Wire::json);
  }

  static <T extends Record> Listing<T> csv(Class<T> type, Out out) {
    out.print(Csv.header(type) + "\n");
    return lines(out, Csv::row);
  }

  private static <T extends Record> Listing<T> lines(Out out, Function<T, String> line) {
    return new Listing<>() {
      @Override
      public void entries(List<T> entries) {
        entries.forEach(entry -> out.print(line.apply(entry) + "\n"));
        out.flush();
      }

      @Override
      public void end() {}
    };
  }
}
