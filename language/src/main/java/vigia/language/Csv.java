package vigia.language;

import io.avaje.jsonb.Types;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vigia.machine.Wire;

/// Records as comma-separated values: RFC 4180, with the names, words and units of the JSON.
///
/// A record inside one is its JSON. An absent figure is an empty field; `unavailable` says why, as
/// `name=reason` with blanks between.
public final class Csv {
  /// What a spreadsheet takes for a formula: `=`, `@`, or a sum that calls something. Modes such as
  /// `-rw-r--r--` are none.
  private static final Pattern FORMULA = Pattern.compile("[=@].*|[+-].*[(|!].*");

  private Csv() {}

  /// The names of a record's components.
  public static String header(Class<? extends Record> type) {
    var names = new ArrayList<String>();
    for (RecordComponent component : type.getRecordComponents()) {
      names.add(component.getName());
    }
    return String.join(",", names);
  }

  /// One record under its [#header].
  public static String row(Record record) {
    Map<String, Object> values = values(record);
    var fields = new ArrayList<String>();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      Object value = values.get(component.getName());
      fields.add(
          value != null && component.getType().isRecord()
              ? quoted(Wire.escaped(Wire.jsonb().toJson(value)))
              : field(value));
    }
    return String.join(",", fields);
  }

  /// A nested record as lines of `name,value`, with names such as `memory.totalBytes`.
  public static List<String> flat(Record record) {
    var lines = new ArrayList<String>();
    flatten("", values(record), lines);
    return lines;
  }

  private static Map<String, Object> values(Record record) {
    Map<String, Object> values =
        Wire.jsonb()
            .<Map<String, Object>>type(Types.mapOf(Object.class))
            .fromJson(Wire.json(record));
    return values == null ? new LinkedHashMap<>() : values;
  }

  private static void flatten(String name, @Nullable Object value, List<String> lines) {
    switch (value) {
      case Map<?, ?> map ->
          map.forEach(
              (key, inner) -> flatten(name.isEmpty() ? "" + key : name + "." + key, inner, lines));
      case List<?> list -> {
        for (int i = 0; i < list.size(); i++) {
          flatten(name + "." + i, list.get(i), lines);
        }
      }
      case null, default -> lines.add(field(name) + "," + field(value));
    }
  }

  private static String field(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Double number -> BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
      case Map<?, ?> map -> quoted(reasons(map));
      case String text -> quoted(harmless(Visible.escaped(text)));
      default -> quoted(value.toString());
    };
  }

  private static String reasons(Map<?, ?> map) {
    var reasons = new ArrayList<String>();
    map.forEach((name, why) -> reasons.add(name + "=" + why));
    return String.join(" ", reasons);
  }

  private static String harmless(String text) {
    return FORMULA.matcher(text).matches() ? "'" + text : text;
  }

  private static String quoted(String text) {
    return text.indexOf(',') < 0 && text.indexOf('"') < 0
        ? text
        : '"' + text.replace("\"", "\"\"") + '"';
  }
}
