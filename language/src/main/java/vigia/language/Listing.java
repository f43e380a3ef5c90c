package vigia.language;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
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
    return document(json.substring(0, at), count -> json.substring(at), out);
  }

  /// One document that ends with how many entries there are, which nobody knows before.
  ///
  /// @param page the page object with an empty list of that name and a count of 0 before it
  static <T extends Record> Listing<T> counted(Record page, String list, String count, Out out) {
    String opening = "\"" + list + "\":[";
    // Inside a text these quotes would be escaped.
    String json = Wire.json(page).replace("\"" + count + "\":0,", "");
    int at = json.indexOf(opening + "]") + opening.length();
    return document(
        json.substring(0, at),
        found -> "],\"" + count + "\":" + found + json.substring(at + 1),
        out);
  }

  private static <T extends Record> Listing<T> document(
      String head, IntFunction<String> tail, Out out) {
    out.print(head);
    return new Listing<>() {
      private int count;

      @Override
      public void entries(List<T> entries) {
        for (T entry : entries) {
          out.print(count == 0 ? "" : ",").print(Wire.json(entry));
          count++;
        }
      }

      @Override
      public void end() {
        out.print(tail.apply(count) + "\n");
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
