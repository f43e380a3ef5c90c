package vigia.language;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vigia.machine.MetadataAddress;
import vigia.machine.Problem;
import vigia.machine.ProblemCode;
import vigia.machine.TargetResult;

/// Says what went wrong and what to do about it.
public final class Problems {
  private Problems() {}

  /// One line, safe to show: whatever stood in the parameters is made [Visible].
  public static String sentence(Problem problem, Language language) {
    Catalogue catalogue = Catalogue.of(language);
    String key =
        problem.code() == ProblemCode.BAD_REQUEST
            ? badValueKey(problem, catalogue)
            : "problem." + problem.code().wire();
    String variant = variantKey(key, problem, catalogue);
    return catalogue.text(variant, params(problem, catalogue));
  }

  /// Why nothing of a target could be dialled; empty when it was.
  public static Optional<Problem> of(TargetResult target) {
    return switch (target.state()) {
      case UNRESOLVED -> Optional.of(Problem.of(ProblemCode.UNRESOLVED, "target", target.target()));
      case NOT_ALLOWED -> Optional.of(notAllowed(target.target(), target.address()));
      case WAITING, UP, SILENT, EXCLUDED -> Optional.empty();
    };
  }

  private static Problem notAllowed(String target, @Nullable String address) {
    if (address == null) {
      return Problem.of(ProblemCode.TARGET_NOT_ALLOWED, "target", target);
    }
    return MetadataAddress.is(address)
        ? Problem.of(
            ProblemCode.TARGET_NOT_ALLOWED,
            "target",
            target,
            "address",
            address,
            "detail",
            "metadata")
        : Problem.of(ProblemCode.TARGET_NOT_ALLOWED, "target", target, "address", address);
  }

  /// The sentence for this field and reason, else the one for the reason with the field's name.
  private static String badValueKey(Problem problem, Catalogue catalogue) {
    String reason = problem.param("reason");
    if (reason.isEmpty()) {
      return "problem.bad-request";
    }
    String exact = "bad." + problem.param("field") + "." + reason;
    if (catalogue.has(exact)) {
      return exact;
    }
    String general = "bad." + reason;
    return catalogue.has(general) ? general : "bad.malformed";
  }

  /// The sentence for what a `detail` says, else for a parameter: access can be denied to a path or
  /// to a process.
  private static String variantKey(String key, Problem problem, Catalogue catalogue) {
    String detailed = key + "." + problem.param("detail");
    if (catalogue.has(detailed)) {
      return detailed;
    }
    for (String param : problem.params().keySet()) {
      String variant = key + "+" + param;
      if (catalogue.has(variant)) {
        return variant;
      }
    }
    return key;
  }

  private static String[] params(Problem problem, Catalogue catalogue) {
    String field = problem.param("field");
    var params = new String[problem.params().size() * 2 + 2];
    params[0] = "field";
    params[1] = catalogue.has("field." + field) ? catalogue.text("field." + field) : field;
    int i = 2;
    for (var entry : problem.params().entrySet()) {
      params[i++] = entry.getKey();
      params[i++] = entry.getValue();
    }
    return params;
  }
}
