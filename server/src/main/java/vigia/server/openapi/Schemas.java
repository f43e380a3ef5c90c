package vigia.server.openapi;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vigia.machine.Figure;
import vigia.machine.Wire;

/// JSON schemas of records, with what their figures mean.
final class Schemas {
  private final Map<String, Object> named = new TreeMap<>();

  /// All that were asked for, and what they are made of, by name.
  Map<String, Object> named() {
    return named;
  }

  /// The schema of a type; records and enums by reference.
  Map<String, Object> of(Type type) {
    if (type instanceof ParameterizedType generic) {
      return ofGeneric(generic);
    }
    if (!(type instanceof Class<?> raw)) {
      throw new IllegalArgumentException("no schema for " + type);
    }
    if (raw.isRecord() || raw.isEnum()) {
      return reference(raw);
    }
    return map(simple(raw));
  }

  private static Object[] simple(Class<?> type) {
    if (type == int.class || type == Integer.class) {
      return new Object[] {"type", "integer", "format", "int32"};
    }
    if (type == long.class || type == Long.class) {
      return new Object[] {"type", "integer", "format", "int64"};
    }
    if (type == double.class || type == Double.class) {
      return new Object[] {"type", "number"};
    }
    if (type == boolean.class || type == Boolean.class) {
      return new Object[] {"type", "boolean"};
    }
    if (type == Instant.class) {
      return new Object[] {"type", "string", "format", "date-time"};
    }
    if (type == String.class) {
      return new Object[] {"type", "string"};
    }
    throw new IllegalArgumentException("no schema for " + type);
  }

  private Map<String, Object> ofGeneric(ParameterizedType type) {
    Type[] arguments = type.getActualTypeArguments();
    if (type.getRawType() == List.class) {
      return map("type", "array", "items", of(arguments[0]));
    }
    if (type.getRawType() == Map.class) {
      return map("type", "object", "additionalProperties", of(arguments[1]));
    }
    throw new IllegalArgumentException("no schema for " + type);
  }

  private Map<String, Object> reference(Class<?> type) {
    String name = type.getSimpleName();
    if (!named.containsKey(name)) {
      // First of all, so that a record which holds itself ends.
      named.put(name, Map.of());
      named.put(name, type.isEnum() ? ofEnum(type) : ofRecord(type));
    }
    return map("$ref", "#/components/schemas/" + name);
  }

  private static Map<String, Object> ofEnum(Class<?> type) {
    var words = new ArrayList<Object>();
    for (Object constant : type.getEnumConstants()) {
      words.add(word(constant));
    }
    return map("type", "string", "enum", words);
  }

  /// As it is written in JSON.
  static String word(Object constant) {
    String json = Wire.json(constant);
    return json.substring(1, json.length() - 1);
  }

  private Map<String, Object> ofRecord(Class<?> type) {
    var properties = new LinkedHashMap<String, Object>();
    var required = new ArrayList<Object>();
    for (RecordComponent component : type.getRecordComponents()) {
      properties.put(component.getName(), property(component));
      if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        required.add(component.getName());
      }
    }
    Map<String, Object> schema = map("type", "object", "properties", properties);
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    return schema;
  }

  private Map<String, Object> property(RecordComponent component) {
    Map<String, Object> schema = of(component.getGenericType());
    Figure figure = component.getAnnotation(Figure.class);
    if (figure != null) {
      String formula = figure.formula().isEmpty() ? "" : " Formula: " + figure.formula() + ".";
      schema.put("description", figure.en() + "." + formula + " Source: " + figure.source() + ".");
      schema.put("x-description-pt-BR", figure.pt());
      schema.put("x-unit", figure.unit().wire());
      schema.put("x-kind", figure.kind().wire());
      schema.put("x-formula", figure.formula());
      schema.put("x-source", figure.source());
    }
    return schema;
  }

  static Map<String, Object> map(Object... pairs) {
    var map = new LinkedHashMap<String, Object>();
    for (int i = 0; i + 1 < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }
}
