package vigia.client;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Base64;
import java.util.regex.Pattern;
import vigia.machine.BadValue;

/// The name of a server's key: SHA-256 of its SubjectPublicKeyInfo, written `SHA256:` and base64
/// without padding, as ssh writes its own. A renewed certificate over the same key keeps it.
public final class Fingerprint {
  private static final String PREFIX = "SHA256:";
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9+/]{43}");

  private Fingerprint() {}

  static String of(PublicKey key) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
      return PREFIX + Base64.getEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /// The usual form of what a person typed or pasted; the prefix may be missing.
  ///
  /// @throws vigia.machine.ProblemException [vigia.machine.ProblemCode#BAD_REQUEST], field
  ///   `fingerprint`
  public static String parse(String text) {
    String hash = text.strip();
    if (hash.regionMatches(true, 0, PREFIX, 0, PREFIX.length())) {
      hash = hash.substring(PREFIX.length());
    }
    while (hash.endsWith("=")) {
      hash = hash.substring(0, hash.length() - 1);
    }
    if (!FORM.matcher(hash).matches()) {
      throw BadValue.MALFORMED.of("fingerprint", text);
    }
    return PREFIX + hash;
  }
}
