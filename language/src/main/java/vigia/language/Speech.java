package vigia.language;

import java.time.ZoneId;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vigia.machine.Unavailable;

/// Everything needed to speak to one reader.
public record Speech(Language language, Catalogue catalogue, Formats formats, Words words) {

  /// @param zone where the reader's clock stands
  public static Speech of(Language language, ZoneId zone) {
    return new Speech(
        language, Catalogue.of(language), new Formats(language, zone), new Words(language));
  }

  public String text(String key, String... params) {
    return catalogue.text(key, params);
  }

  /// The figure, or in its place why it is absent.
  ///
  /// @param name of the figure in the record that it is from
  public <T> Cell figure(
      @Nullable T value,
      String name,
      Map<String, Unavailable> unavailable,
      Function<T, String> text) {
    return value == null
        ? Cell.of(words.of(unavailable.getOrDefault(name, Unavailable.UNKNOWN)), Tint.DIM)
        : Cell.of(text.apply(value));
  }
}
