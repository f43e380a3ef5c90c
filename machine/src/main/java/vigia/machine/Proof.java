package vigia.machine;

import io.avaje.jsonb.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A server's proof that it holds what a token was stored as: the answer of `GET /proof`. A client
/// asks for it before a token leaves it in clear, since on loopback anybody may have taken the port
/// while the server was down.
///
/// @param proof base64url without padding
@Json
public record Proof(String proof) {
  public Proof {
    Wire.present(proof);
  }

  /// How many bytes a client's nonce has.
  public static final int NONCE_BYTES = 32;

  private static final byte[] PURPOSE = "vigia-proof".getBytes(StandardCharsets.UTF_8);

  /// HMAC-SHA256 of the nonce and `vigia-proof`.
  ///
  /// @param key SHA-256 of the token
  public static Proof of(byte[] key, byte[] nonce) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update(nonce);
      return new Proof(
          Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(PURPOSE)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has HmacSHA256", impossible);
    }
  }

  /// Compared in constant time.
  public boolean matches(Proof other) {
    return MessageDigest.isEqual(
        proof.getBytes(StandardCharsets.US_ASCII), other.proof.getBytes(StandardCharsets.US_ASCII));
  }
}
