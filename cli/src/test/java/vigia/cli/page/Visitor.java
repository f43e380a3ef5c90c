package vigia.cli.page;

import com.microsoft.playwright.options.ColorScheme;

/// Who looks: language, theme and size of the window.
record Visitor(Language language, Theme theme, int width, int height) {
  static final Visitor PORTUGUESE = new Visitor(Language.PT, Theme.LIGHT, 1440, 900);
  static final Visitor ENGLISH = new Visitor(Language.EN, Theme.LIGHT, 1440, 900);

  enum Language {
    PT("pt-BR"),
    EN("en");

    final String tag;

    Language(String tag) {
      this.tag = tag;
    }

    /// The one of two texts that this language says.
    String say(String portuguese, String english) {
      return this == PT ? portuguese : english;
    }
  }

  enum Theme {
    LIGHT("light", ColorScheme.LIGHT),
    DARK("dark", ColorScheme.DARK);

    final String word;
    final ColorScheme scheme;

    Theme(String word, ColorScheme scheme) {
      this.word = word;
      this.scheme = scheme;
    }
  }
}
