package vigia.machine;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Turns the records that probes read into flat samples and descriptors, by their [Figure]
/// annotations. This is why a new reading needs no code in the server or in a client.
public final class Figures {
  private Figures() {}

  /// The name of the probe that reads this record.
  public static String probeName(Class<? extends Record> type) {
    return probe(type).name();
  }

  /// What each figure of the record means, nested lists included.
  public static List<Descriptor> descriptors(Class<? extends Record> type) {
    var found = new ArrayList<Descriptor>();
    describe(probe(type).name(), type, found);
    return found;
  }

  private static Probe probe(Class<? extends Record> type) {
    Probe probe = type.getAnnotation(Probe.class);
    if (probe == null) {
      throw new IllegalArgumentException(type + " has no @Probe");
    }
    return probe;
  }

  private static void describe(String probe, Class<?> type, List<Descriptor> found) {
    for (RecordComponent component : type.getRecordComponents()) {
      Figure figure = component.getAnnotation(Figure.class);
      if (figure != null) {
        var descriptor =
            new Descriptor(
                probe + "." + component.getName(),
                figure.en(),
                figure.pt(),
                figure.unit(),
                figure.kind(),
                figure.formula(),
                figure.source());
        // Rows of several kinds may have a label in common.
        if (!found.contains(descriptor)) {
          found.add(descriptor);
        }
      } else {
        Class<?> row = rowType(component);
        if (row != null) {
          describe(probe, row, found);
        }
      }
    }
  }

  /// The samples of one record, and its reasons for those it lacks; a row's reason has the row's
  /// labels before it.
  public static Reading reading(Record record, Instant sampledAt, long tookMicros, boolean stale) {
    var samples = new ArrayList<Sample>();
    var reasons = new TreeMap<String, Unavailable>();
    sample(record, "", samples, reasons);
    return new Reading(
        probeName(record.getClass()), sampledAt, tookMicros, stale, samples, reasons);
  }

  /// The record without any figure, each absent for the same reason.
  public static <R extends Record> R absent(Class<R> type, Unavailable why) {
    RecordComponent[] components = type.getRecordComponents();
    var types = new Class<?>[components.length];
    var values = new @Nullable Object[components.length];
    var reasons = new TreeMap<String, Unavailable>();
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      if (types[i] == Map.class) {
        values[i] = reasons;
      } else {
        values[i] = types[i] == List.class ? List.of() : null;
        reasons.put(components[i].getName(), why);
      }
    }
    try {
      return type.getConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException("cannot make " + type, impossible);
    }
  }

  private static void sample(
      Record record, String prefix, List<Sample> samples, Map<String, Unavailable> reasons) {
    var labels = new LinkedHashMap<String, String>();
    var rows = new ArrayList<Record>();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      Figure figure = component.getAnnotation(Figure.class);
      Object value = value(record, component);
      if (figure != null && figure.kind() == Kind.LABEL) {
        labels.put(component.getName(), String.valueOf(value));
      } else if (figure == null && value instanceof List<?> list && rowType(component) != null) {
        list.forEach(row -> rows.add((Record) row));
      } else if (figure == null && value instanceof Map<?, ?> map) {
        map.forEach((name, why) -> reasons.put(prefix + name, (Unavailable) why));
      }
    }
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      Figure figure = component.getAnnotation(Figure.class);
      Object value = value(record, component);
      if (figure != null && figure.kind() != Kind.LABEL && value != null) {
        samples.add(
            value instanceof Number number
                ? new Sample(component.getName(), labels, number.doubleValue(), null)
                : new Sample(component.getName(), labels, null, value.toString()));
      }
    }
    for (Record row : rows) {
      sample(row, rowName(row) + ".", samples, reasons);
    }
  }

  private static String rowName(Record row) {
    var names = new ArrayList<String>();
    for (RecordComponent component : row.getClass().getRecordComponents()) {
      Figure figure = component.getAnnotation(Figure.class);
      if (figure != null && figure.kind() == Kind.LABEL) {
        names.add(String.valueOf(value(row, component)));
      }
    }
    return "[" + String.join(" ", names) + "]";
  }

  private static @Nullable Class<?> rowType(RecordComponent component) {
    if (component.getType() == List.class
        && component.getGenericType() instanceof java.lang.reflect.ParameterizedType type
        && type.getActualTypeArguments()[0] instanceof Class<?> row
        && row.isRecord()) {
      return row;
    }
    return null;
  }

  private static @Nullable Object value(Record record, RecordComponent component) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException("cannot read " + component, impossible);
    }
  }
}
