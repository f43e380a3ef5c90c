package vigia.machine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What opens a server: `vg_<id>_<secret>`. The id, 16 hexadecimal characters, is public and tells
/// tokens apart; the secret, 43 base64url characters, is 256 random bits.
///
/// @param text the whole of it
public record AccessToken(String text) {
  private static final Pattern FORM = Pattern.compile("vg_[0-9a-f]{16}_[A-Za-z0-9_-]{43}");
  private static final int ID_START = 3;
  private static final int ID_BYTES = 8;
  private static final int SECRET_BYTES = 32;

  public AccessToken {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("not a token");
    }
  }

  /// The token, or null when the text has not the form of one.
  public static @Nullable AccessToken parse(String text) {
    return FORM.matcher(text).matches() ? new AccessToken(text) : null;
  }

  public static AccessToken random(SecureRandom random) {
    var id = new byte[ID_BYTES];
    random.nextBytes(id);
    return new AccessToken("vg_" + HexFormat.of().formatHex(id) + "_" + secret(random));
  }

  /// 256 random bits as 43 base64url characters.
  public static String secret(SecureRandom random) {
    var secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
  }

  public String id() {
    return text.substring(ID_START, ID_START + 2 * ID_BYTES);
  }

  /// What a server keeps of it.
  public byte[] sha256() {
    return sha256(text);
  }

  /// SHA-256 of the text's UTF-8.
  public static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /// Never prints the secret.
  @Override
  public String toString() {
    return "AccessToken[" + id() + "]";
  }
}
