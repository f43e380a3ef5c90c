package vigia.server.http;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One line of the table of routes.
///
/// @param method GET routes answer HEAD as well
/// @param path with variables in braces: `/api/v1/machines/{machine}/overview`
/// @param id of the operation, for programs that are made from the documentation
/// @param about one sentence
/// @param query all parameters that it knows; any other is refused, so that a mistyped one is not
///   silently without effect
/// @param body what it reads; null for nothing
public record Route(
    String method,
    String path,
    Gate gate,
    String id,
    String about,
    List<Param> query,
    @Nullable Posted body,
    Reply reply,
    Handler handler) {

  /// Answers.
  @FunctionalInterface
  public interface Handler {
    /// @throws vigia.machine.ProblemException when there is no answer
    Answer answer(Call call) throws IOException;
  }

  public Route {
    query = List.copyOf(query);
  }

  /// A route without parameters and body.
  public static Route get(
      String path, Gate gate, String id, String about, Reply reply, Handler handler) {
    return new Route("GET", path, gate, id, about, List.of(), null, reply, handler);
  }

  public Route with(Param... parameters) {
    return new Route(method, path, gate, id, about, List.of(parameters), body, reply, handler);
  }

  Set<String> known() {
    var names = new TreeSet<String>();
    query.forEach(param -> names.add(param.name()));
    return names;
  }
}
