package vigia.local.listing;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Which names of options, variables and parameters stand before a secret.
final class SecretWords {
  private SecretWords() {}

  private static final Pattern ANYWHERE =
      Pattern.compile(
          "passw(or)?d|passphrase|passcode|secret|token|credential|apikey|accesskey|privatekey"
              + "|authkey|sharedkey|encryptionkey|accountkey|signingkey");

  /// Too short to be looked for inside other words (`compass`, `author`).
  private static final Set<String> WHOLE_WORDS =
      Set.of(
          "pass",
          "passwd",
          "pwd",
          "pw",
          "psk",
          "pin",
          "auth",
          "authorization",
          "cookie",
          "bearer",
          "senha");

  /// `-storepass`, `DBPASS`, but not `--bypass`.
  private static final Pattern ENDS_IN_PASS = Pattern.compile("(?<!by|com|sur|tres)pass(in|out)?$");

  /// Where a secret is, not the secret.
  private static final Pattern PLACE =
      Pattern.compile("[-_.](file|path|dir|fd|stdin|url|endpoint)$");

  /// Whether what follows this name must not be shown.
  ///
  /// @param name with or without leading dashes, in any case
  static boolean precedesSecret(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (PLACE.matcher(lower).find()) {
      return false;
    }
    if (ANYWHERE.matcher(lower.replaceAll("[-_.]", "")).find()
        || ENDS_IN_PASS.matcher(lower).find()) {
      return true;
    }
    for (String word : lower.split("[-_.]", -1)) {
      if (WHOLE_WORDS.contains(word)) {
        return true;
      }
    }
    return false;
  }
}
