package vigia.server.tls;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.Certificate;
import java.util.Base64;

/// A key as people compare it: `SHA256:` and the base64 without padding of the SHA-256 of the
/// SubjectPublicKeyInfo, as ssh prints its keys. It stays when a certificate is renewed with the
/// same key.
public final class Fingerprint {
  private Fingerprint() {}

  public static String of(Certificate certificate) {
    try {
      byte[] sum =
          MessageDigest.getInstance("SHA-256").digest(certificate.getPublicKey().getEncoded());
      return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(sum);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
