package vigia.server.api;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigia.machine.Wire;
import vigia.server.http.Answer;

/// The JSON of the last record, so that a record which goes to many readers is written once.
///
/// @param <T> the same object stands for the same content
final class Serialised<T> {
  private record Last<T>(T value, String json, ByteBuffer bytes) {}

  private volatile @Nullable Last<T> last;

  String json(T value) {
    return of(value).json;
  }

  Answer answer(T value) {
    return new Answer.Content(200, Answer.JSON, of(value).bytes, Map.of());
  }

  /// By identity: comparing the content would cost more than writing it.
  @SuppressWarnings("ReferenceEquality")
  private Last<T> of(T value) {
    Last<T> before = last;
    if (before != null && before.value == value) {
      return before;
    }
    String json = Wire.json(value);
    var now = new Last<>(value, json, ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8)));
    last = now;
    return now;
  }
}
