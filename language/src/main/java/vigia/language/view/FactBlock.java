package vigia.language.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vigia.language.Speech;
import vigia.machine.Unavailable;

/// Facts under a title.
///
/// @param title in sentence case
public record FactBlock(String title, List<Fact> facts) {
  public FactBlock {
    facts = List.copyOf(facts);
  }

  /// Makes one block of a record's figures.
  static final class Maker {
    private final Speech speech;
    private final Map<String, Unavailable> unavailable;
    private final List<Fact> facts = new ArrayList<>();

    /// @param unavailable why figures of the record are absent
    Maker(Speech speech, Map<String, Unavailable> unavailable) {
      this.speech = speech;
      this.unavailable = unavailable;
    }

    /// @param key of the label in the catalogue
    Maker add(String key, Fact.Part... parts) {
      return add(key, List.of(parts));
    }

    Maker add(String key, List<Fact.Part> parts) {
      facts.add(new Fact(speech.text(key), parts));
      return this;
    }

    /// @param label safe to show
    Maker labelled(String label, Fact.Part... parts) {
      facts.add(new Fact(label, List.of(parts)));
      return this;
    }

    /// The figure of that name, or why it is absent.
    <T> Fact.Part figure(@Nullable T value, String name, Function<T, String> text) {
      return new Fact.Text(speech.figure(value, name, unavailable, text));
    }

    Fact.Part figure(@Nullable String value, String name) {
      return figure(value, name, text -> text);
    }

    /// A size of that name, or why it is absent.
    Fact.Part size(@Nullable Long bytes, String name) {
      return bytes == null ? figure(bytes, name, String::valueOf) : new Fact.Size(bytes);
    }

    /// @param key of the title in the catalogue
    FactBlock under(String key) {
      return new FactBlock(speech.text(key), facts);
    }
  }
}
