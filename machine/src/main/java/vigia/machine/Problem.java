package vigia.machine;

import io.avaje.jsonb.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Why there is no answer, as data.
///
/// @param params what the sentence needs, by name, in order; values are text as it was given, not
///   yet made safe to show
@Json
public record Problem(ProblemCode code, Map<String, String> params) {
  public Problem {
    Wire.present(code);
    params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
  }

  public static Problem of(ProblemCode code, String... params) {
    var map = new LinkedHashMap<String, String>();
    for (int i = 0; i + 1 < params.length; i += 2) {
      map.put(params[i], params[i + 1]);
    }
    return new Problem(code, map);
  }

  /// The parameter, or an empty string.
  public String param(String name) {
    return params.getOrDefault(name, "");
  }
}
