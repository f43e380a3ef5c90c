package vigia.local;

import vigia.machine.Unavailable;

/// What reading something gave: a value, or why there is none. The only form in which a failed read
/// travels inside this module.
public sealed interface Known<T> {
  record Value<T>(T value) implements Known<T> {}

  record Absent<T>(Unavailable why) implements Known<T> {}

  static <T> Known<T> of(T value) {
    return new Value<>(value);
  }

  static <T> Known<T> absent(Unavailable why) {
    return new Absent<>(why);
  }

  /// What `next` makes of the value; a reason stays what it is.
  default <U> Known<U> then(Step<? super T, U> next) {
    // Not a switch over types, which costs several times as much where the rows of a table are
    // made.
    return this instanceof Value<T> known
        ? next.from(known.value())
        : new Absent<>(((Absent<T>) this).why());
  }

  /// This, or the other when there is no value.
  default Known<T> or(Alternative<T> other) {
    return this instanceof Absent<T> ? other.read() : this;
  }

  /// Makes something of a value, if it can.
  @FunctionalInterface
  interface Step<T, U> {
    Known<U> from(T value);
  }

  /// Another way to the same value.
  @FunctionalInterface
  interface Alternative<T> {
    Known<T> read();
  }
}
