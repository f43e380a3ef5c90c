package vigia.cli.syntax;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was typed, understood.
///
/// @param flags each with its values in the order given; none for a flag that takes no value
/// @param arguments the words that are neither the command nor a flag
public record Invocation(Command command, Map<Flag, List<String>> flags, List<String> arguments) {

  public boolean has(Flag flag) {
    return flags.containsKey(flag);
  }

  /// The flag's value, the last one when it was given more than once; null when it was not.
  public @Nullable String text(Flag flag) {
    List<String> values = all(flag);
    return values.isEmpty() ? null : values.getLast();
  }

  public String text(Flag flag, String otherwise) {
    String value = text(flag);
    return value == null ? otherwise : value;
  }

  public List<String> all(Flag flag) {
    return flags.getOrDefault(flag, List.of());
  }

  /// The first argument, which the command requires.
  public String argument() {
    return arguments.getFirst();
  }
}
