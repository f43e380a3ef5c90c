package vigia.language;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A language that Vigia speaks, completely.
public enum Language {
  EN("en"),
  PT_BR("pt-BR");

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  /// The BCP 47 tag, as `--lang` takes it.
  public String tag() {
    return tag;
  }

  /// The language of a tag or a locale's name: `pt`, `pt-BR`, `pt_PT.UTF-8` and `en_GB` are
  /// understood; others are empty.
  public static Optional<Language> of(@Nullable String name) {
    String lower = name == null ? "" : name.strip().toLowerCase(Locale.ROOT);
    if (isOf(lower, "pt")) {
      return Optional.of(PT_BR);
    }
    return isOf(lower, "en") ? Optional.of(EN) : Optional.empty();
  }

  private static boolean isOf(String name, String code) {
    return name.startsWith(code)
        && (name.length() == code.length() || "-_.@".indexOf(name.charAt(code.length())) >= 0);
  }

  /// The reader's language.
  ///
  /// @param handedOn the locale's name that the launcher saw before it set another charset; null or
  ///   empty when there was no launcher
  /// @param environment searched for `LC_ALL`, `LC_MESSAGES` and `LANG`, in this order; the first
  ///   that is not empty decides, as in setlocale(3). Anything but Portuguese is answered in
  ///   English
  public static Language detect(@Nullable String handedOn, Map<String, String> environment) {
    if (handedOn != null && !handedOn.isEmpty()) {
      return of(handedOn).orElse(EN);
    }
    for (String variable : new String[] {"LC_ALL", "LC_MESSAGES", "LANG"}) {
      String value = environment.getOrDefault(variable, "");
      if (!value.isEmpty()) {
        return of(value).orElse(EN);
      }
    }
    return EN;
  }
}
