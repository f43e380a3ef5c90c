package vigia.server.openapi;

import static vigia.server.openapi.Schemas.map;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vigia.machine.ProblemCode;
import vigia.machine.Wire;
import vigia.server.http.Answer;
import vigia.server.http.Gate;
import vigia.server.http.Param;
import vigia.server.http.Posted;
import vigia.server.http.Problems;
import vigia.server.http.Reply;
import vigia.server.http.Route;

/// Describes routes. `docs/openapi.json` is a copy of it, compared by a test.
public final class OpenApi {
  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

  private final Schemas schemas = new Schemas();

  private OpenApi() {}

  /// The document, on many lines.
  public static String document(List<Route> routes) {
    return Wire.jsonb().type(Object.class).toJsonPretty(new OpenApi().describe(routes));
  }

  private Map<String, Object> describe(List<Route> routes) {
    var paths = new LinkedHashMap<String, Map<String, Object>>();
    for (Route route : routes) {
      paths
          .computeIfAbsent(route.path(), path -> new LinkedHashMap<>())
          .put(route.method().toLowerCase(Locale.ROOT), operation(route));
    }
    schemas.named().put("ProblemDocument", problem());
    return map(
        "openapi",
        "3.1.0",
        "info",
        map(
            "title",
            "Vigia",
            "version",
            "1",
            "description",
            "Looks at machines. A figure that could not be had is absent, and its reason stands in"
                + " its object's `unavailable`. Unknown fields are to be ignored: answers grow."),
        "paths",
        paths,
        "components",
        map(
            "securitySchemes",
            map("token", map("type", "http", "scheme", "bearer")),
            "schemas",
            schemas.named()));
  }

  private Map<String, Object> operation(Route route) {
    Map<String, Object> operation = map("operationId", route.id(), "summary", route.about());
    List<Object> parameters = parameters(route);
    if (!parameters.isEmpty()) {
      operation.put("parameters", parameters);
    }
    Posted posted = route.body();
    if (posted != null) {
      operation.put(
          "requestBody",
          map("required", true, "content", content("application/json", posted.type())));
    }
    var responses = new LinkedHashMap<String, Object>();
    responses.put(Integer.toString(route.reply().status()), reply(route.reply()));
    responses.put(
        "default",
        map(
            "description",
            "Why there is no answer",
            "content",
            map(
                Problems.TYPE,
                map("schema", map("$ref", "#/components/schemas/ProblemDocument")))));
    operation.put("responses", responses);
    operation.put("security", security(route.gate()));
    if (route.gate().permission() != null) {
      operation.put("x-permission", route.gate().permission().wire());
    }
    return operation;
  }

  private static List<Object> security(Gate gate) {
    return gate == Gate.PUBLIC ? List.of() : List.of(map("token", List.of()));
  }

  private List<Object> parameters(Route route) {
    var all = new ArrayList<Object>();
    var variables = VARIABLE.matcher(route.path());
    while (variables.find()) {
      all.add(
          map(
              "name",
              variables.group(1),
              "in",
              "path",
              "required",
              true,
              "schema",
              map("type", "string")));
    }
    for (Param param : route.query()) {
      all.add(
          map(
              "name",
              param.name(),
              "in",
              "query",
              "description",
              param.about(),
              "schema",
              schema(param.form())));
    }
    return all;
  }

  private Map<String, Object> schema(Param.Form form) {
    return switch (form) {
      case Param.Form.Text _ -> map("type", "string");
      case Param.Form.PathBytes _ -> map("type", "string", "pattern", "^/");
      case Param.Form.Whole whole ->
          map("type", "integer", "minimum", whole.least(), "maximum", whole.most());
      case Param.Form.Flag _ -> map("type", "boolean");
      case Param.Form.Time _ -> map("type", "string", "pattern", "^[0-9]+(ms|s|m|h|d)$");
      case Param.Form.Moment _ -> map("type", "string", "format", "date-time");
      case Param.Form.OneOf one when one.many() ->
          map("type", "array", "items", schemas.of(one.values()));
      case Param.Form.OneOf one -> schemas.of(one.values());
    };
  }

  private Map<String, Object> reply(Reply reply) {
    return switch (reply) {
      case Reply.Json json ->
          map("description", "The answer", "content", content("application/json", json.type()));
      case Reply.Lines lines ->
          map(
              "description",
              "One of these on each line; an answer that ends otherwise than with its last chunk is"
                  + " not complete",
              "content",
              content(Answer.JSON_LINES, lines.type()));
      case Reply.Text text ->
          map(
              "description",
              "The answer",
              "content",
              map(text.mediaType(), map("schema", map("type", "string"))));
      case Reply.Nothing _ -> map("description", "Done");
      case Reply.Events events ->
          map(
              "description",
              "Events until one side ends it; a comment every 5 s of silence",
              "content",
              map("text/event-stream", map("schema", map("type", "string"))),
              "x-events",
              events(events));
    };
  }

  private Map<String, Object> events(Reply.Events events) {
    var all = new TreeMap<String, Object>();
    events.events().forEach((name, type) -> all.put(name, data(type)));
    return all;
  }

  private Map<String, Object> data(@Nullable Class<?> type) {
    return type == null ? map("type", "object") : schemas.of(type);
  }

  private Map<String, Object> content(String mediaType, Class<?> type) {
    return map(mediaType, map("schema", schemas.of(type)));
  }

  /// RFC 9457.
  private static Map<String, Object> problem() {
    var codes = new ArrayList<Object>();
    for (ProblemCode code : ProblemCode.values()) {
      codes.add(code.wire());
    }
    return map(
        "type",
        "object",
        "properties",
        map(
            "type",
            map("type", "string"),
            "title",
            map("type", "string", "description", "For people with curl."),
            "status",
            map("type", "integer"),
            "code",
            map("type", "string", "enum", codes),
            "params",
            map("type", "object", "additionalProperties", map("type", "string"))),
        "required",
        List.of("type", "title", "status", "code", "params"));
  }
}
