package vigia.language;

import io.avaje.jsonb.Types;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vigia.machine.Wire;

/// Records as comma-separated values: RFC 4180, with the names, words and units of the JSON.
///
/// A record inside one has columns of its own, such as `origin.machine`. An absent figure is an
/// empty field; `unavailable` says why, as `name=reason` with blanks between, and so stand the
/// items of a list.
public final class Csv {
  /// What a spreadsheet takes for a formula: `=`, `@`, or a sum that calls something. Modes such as
  /// `-rw-r--r--` are none.
  private static final Pattern FORMULA = Pattern.compile("[=@].*|[+-].*[(|!].*");

  private Csv() {}

  /// Each look at a class makes them anew.
  private static final ClassValue<List<RecordComponent>> COMPONENTS =
      new ClassValue<>() {
        @Override
        protected List<RecordComponent> computeValue(Class<?> type) {
          return List.of(type.getRecordComponents());
        }
      };

  /// The names of a record's components.
  public static String header(Class<? extends Record> type) {
    var names = new ArrayList<String>();
    addNames("", type, names);
    return String.join(",", names);
  }

  private static void addNames(String before, Class<?> type, List<String> names) {
    for (RecordComponent component : COMPONENTS.get(type)) {
      String name = before + component.getName();
      if (component.getType().isRecord()) {
        addNames(name + ".", component.getType(), names);
      } else {
        names.add(name);
      }
    }
  }

  /// One record under its [#header].
  public static String row(Record record) {
    var fields = new ArrayList<String>();
    addFields(values(record), record.getClass(), fields);
    return String.join(",", fields);
  }

  private static void addFields(Map<?, ?> values, Class<?> type, List<String> fields) {
    for (RecordComponent component : COMPONENTS.get(type)) {
      Object value = values.get(component.getName());
      if (component.getType().isRecord()) {
        Map<?, ?> inner = value instanceof Map<?, ?> there ? there : Map.of();
        addFields(inner, component.getType(), fields);
      } else {
        fields.add(field(value));
      }
    }
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
      case Map<?, ?> map ->
          text(joined(map.entrySet().stream().map(each -> each.getKey() + "=" + each.getValue())));
      case List<?> list -> text(joined(list.stream().map(String::valueOf)));
      case String text -> text(text);
      default -> quoted(value.toString());
    };
  }

  private static String joined(Stream<String> words) {
    return words.collect(Collectors.joining(" "));
  }

  private static String text(String text) {
    return quoted(harmless(Visible.escaped(text)));
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
