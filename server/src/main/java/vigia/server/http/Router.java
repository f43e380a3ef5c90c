package vigia.server.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Finds the route of a request.
final class Router {
  private record Entry(Route route, List<String> segments) {}

  private final List<Entry> entries;

  Router(List<Route> routes) {
    this.entries =
        routes.stream()
            .map(route -> new Entry(route, List.of(route.path().split("/", -1))))
            .toList();
  }

  /// What a path leads to.
  sealed interface Found {
    /// @param variables decoded
    record Match(Route route, Map<String, String> variables) implements Found {}

    /// The path exists.
    record OtherMethod(String allowed) implements Found {}

    record Nothing() implements Found {}
  }

  /// @param path as it was sent, still percent-encoded
  Found find(String method, String path) {
    String wanted = method.equals("HEAD") ? "GET" : method;
    List<String> segments = List.of(path.split("/", -1));
    var allowed = new TreeSet<String>();
    for (Entry entry : entries) {
      Map<String, String> variables = match(entry.segments, segments);
      if (variables == null) {
        continue;
      }
      if (entry.route.method().equals(wanted)) {
        return new Found.Match(entry.route, variables);
      }
      allowed.add(entry.route.method());
    }
    if (allowed.isEmpty()) {
      return new Found.Nothing();
    }
    if (allowed.contains("GET")) {
      allowed.add("HEAD");
    }
    allowed.add("OPTIONS");
    return new Found.OtherMethod(String.join(", ", allowed));
  }

  private static @Nullable Map<String, String> match(List<String> pattern, List<String> segments) {
    if (pattern.size() != segments.size()) {
      return null;
    }
    var variables = new HashMap<String, String>();
    for (int i = 0; i < pattern.size(); i++) {
      String part = pattern.get(i);
      if (part.startsWith("{")) {
        variables.put(part.substring(1, part.length() - 1), segments.get(i));
      } else if (!part.equals(segments.get(i))) {
        return null;
      }
    }
    variables.replaceAll(Query::decoded);
    return variables;
  }
}
