package vigia.cli.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was typed is no command: which sentence of the catalogue says so, and of which command the
/// help would show what is right.
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String key;
  private final transient List<String> params;
  private final @Nullable Command command;

  /// @param command null when none was recognised
  /// @param params name, value, name, value …
  public UsageException(@Nullable Command command, String key, String... params) {
    super(key, null, false, false);
    this.key = key;
    this.params = List.of(params);
    this.command = command;
  }

  public String key() {
    return key;
  }

  public String[] params() {
    return params.toArray(String[]::new);
  }

  public @Nullable Command command() {
    return command;
  }
}
