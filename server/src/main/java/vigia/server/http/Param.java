package vigia.server.http;

/// A parameter of a route's query.
///
/// @param about one sentence
public record Param(String name, Form form, String about) {

  /// What its values look like.
  public sealed interface Form {
    record Text() implements Form {}

    /// The bytes of a path, percent-encoded.
    record PathBytes() implements Form {}

    record Whole(long least, long most) implements Form {}

    record Flag() implements Form {}

    /// As [vigia.machine.Interval].
    record Time() implements Form {}

    record Moment() implements Form {}

    /// @param values an enum of module machine, written as in its answers
    /// @param many whether several may be given, with commas
    record OneOf(Class<? extends Enum<?>> values, boolean many) implements Form {}
  }

  public static Param text(String name, String about) {
    return new Param(name, new Form.Text(), about);
  }

  public static Param oneOf(String name, Class<? extends Enum<?>> values, String about) {
    return new Param(name, new Form.OneOf(values, false), about);
  }
}
