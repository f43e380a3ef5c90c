package vigia.cli.terminal;

import java.util.List;
import vigia.language.Speech;

/// Ends the program with a sentence of the catalogue.
public final class SaidException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Exit exit;
  private final String key;
  private final transient List<String> params;

  /// @param params name, value, name, value …
  public SaidException(Exit exit, String key, String... params) {
    super(key, null, false, false);
    this.exit = exit;
    this.key = key;
    this.params = List.of(params);
  }

  public Exit exit() {
    return exit;
  }

  public String sentence(Speech speech) {
    return speech.text(key, params.toArray(String[]::new));
  }
}
