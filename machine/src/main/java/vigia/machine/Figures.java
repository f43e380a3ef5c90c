package vigia.machine;

import java.lang.reflect.Method;
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

  /// A component of a record, as far as it matters here.
  ///
  /// @param figure null when it is a list of rows or the map of reasons
  /// @param row of which the list is, if it is one
  private record Part(
      String name, Method accessor, @Nullable Figure figure, @Nullable Class<?> row) {
    boolean isLabel() {
      return figure != null && figure.kind() == Kind.LABEL;
    }

    @Nullable Object of(Record record) {
      try {
        return accessor.invoke(record);
      } catch (ReflectiveOperationException impossible) {
        throw new IllegalStateException("cannot read " + name, impossible);
      }
    }
  }

  /// Reading annotations costs more than everything else here, so it is done once.
  private static final ClassValue<List<Part>> PARTS =
      new ClassValue<>() {
        @Override
        protected List<Part> computeValue(Class<?> type) {
          var parts = new ArrayList<Part>();
          for (RecordComponent each : type.getRecordComponents()) {
            parts.add(
                new Part(
                    each.getName(),
                    each.getAccessor(),
                    each.getAnnotation(Figure.class),
                    rowType(each)));
          }
          return List.copyOf(parts);
        }
      };

  private static void describe(String probe, Class<?> type, List<Descriptor> found) {
    for (Part part : PARTS.get(type)) {
      Figure figure = part.figure;
      if (figure != null) {
        var descriptor =
            new Descriptor(
                probe + "." + part.name,
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
      } else if (part.row != null) {
        describe(probe, part.row, found);
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
    List<Part> parts = PARTS.get(record.getClass());
    Map<String, String> labels = labels(record, parts);
    for (Part part : parts) {
      Object value = part.of(record);
      if (part.figure != null && !part.isLabel() && value != null) {
        samples.add(
            value instanceof Number number
                ? new Sample(part.name, labels, number.doubleValue(), null)
                : new Sample(part.name, labels, null, value.toString()));
      } else if (part.figure == null && value instanceof Map<?, ?> map) {
        map.forEach((name, why) -> reasons.put(prefix + name, (Unavailable) why));
      }
    }
    for (Part part : parts) {
      if (part.row != null && part.of(record) instanceof List<?> rows) {
        for (Object row : rows) {
          sample((Record) row, rowName((Record) row) + ".", samples, reasons);
        }
      }
    }
  }

  private static Map<String, String> labels(Record record, List<Part> parts) {
    var labels = new LinkedHashMap<String, String>();
    for (Part part : parts) {
      if (part.isLabel()) {
        labels.put(part.name, String.valueOf(part.of(record)));
      }
    }
    return labels;
  }

  private static String rowName(Record row) {
    return "[" + String.join(" ", labels(row, PARTS.get(row.getClass())).values()) + "]";
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
}
