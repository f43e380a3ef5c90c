package vigia.cli.syntax;

import java.util.List;

/// A word that a command takes by its place.
///
/// @param name its name in help is `cli.argument.` and this
/// @param choices the only values there are; empty for any
record Argument(String name, boolean required, boolean often, List<String> choices) {
  static Argument one(String name, String... choices) {
    return new Argument(name, true, false, List.of(choices));
  }

  static Argument optional(String name, String... choices) {
    return new Argument(name, false, false, List.of(choices));
  }

  static Argument many(String name) {
    return new Argument(name, true, true, List.of());
  }
}
