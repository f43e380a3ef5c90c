package vigia.cli.terminal;

import java.time.ZoneId;
import vigia.language.Catalogue;
import vigia.language.Formats;
import vigia.language.Language;
import vigia.language.Words;

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
}
