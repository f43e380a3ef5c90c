package vigia.server.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;

/// Whether a private key is the one of a certificate: signs once and verifies. Nothing else finds
/// out before the first client, whom it would leave without a reason.
final class KeyPairCheck {
  private static final byte[] ANYTHING = {1};

  private KeyPairCheck() {}

  /// @throws IOException when they do not belong together
  static void check(PrivateKey key, PublicKey certified)
      throws IOException, GeneralSecurityException {
    String algorithm = algorithm(key);
    if (!algorithm.isEmpty() && !fits(algorithm, key, certified)) {
      throw new IOException("the key is not the one of the certificate");
    }
  }

  private static boolean fits(String algorithm, PrivateKey key, PublicKey certified)
      throws GeneralSecurityException {
    Signature signature = Signature.getInstance(algorithm);
    if (algorithm.equals("RSASSA-PSS")) {
      signature.setParameter(
          new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
    }
    signature.initSign(key);
    signature.update(ANYTHING);
    byte[] signed = signature.sign();
    try {
      signature.initVerify(certified);
      signature.update(ANYTHING);
      return signature.verify(signed);
    } catch (InvalidKeyException | SignatureException ofAnotherKind) {
      return false;
    }
  }

  /// Empty for a kind that TLS itself would have to refuse.
  private static String algorithm(PrivateKey key) {
    return switch (key.getAlgorithm()) {
      case "EC" -> "SHA256withECDSA";
      case "RSA" -> "SHA256withRSA";
      case "EdDSA", "Ed25519", "Ed448" -> "EdDSA";
      case "RSASSA-PSS" -> "RSASSA-PSS";
      default -> "";
    };
  }
}
