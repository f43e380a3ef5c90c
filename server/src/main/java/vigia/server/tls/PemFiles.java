package vigia.server.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a certificate chain and a key in PEM.
final class PemFiles {
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
  private static final List<String> ALGORITHMS = List.of("EC", "RSA", "EdDSA", "RSASSA-PSS");

  private PemFiles() {}

  static Identity read(Tls.Pem pem) throws IOException, GeneralSecurityException {
    Collection<? extends Certificate> chain = chain(Files.readAllBytes(pem.chain()));
    if (chain.isEmpty()) {
      throw new IOException(pem.chain() + " holds no certificate");
    }
    Matcher key = KEY.matcher(Files.readString(pem.key()));
    if (!key.find()) {
      throw new IOException(
          pem.key()
              + " holds no unencrypted PKCS#8 key (BEGIN PRIVATE KEY); openssl pkcs8 -topk8 -nocrypt"
              + " makes one");
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "vigia",
        key(Base64.getMimeDecoder().decode(key.group(1))),
        new char[0],
        chain.toArray(new Certificate[0]));
    return Identity.of(store, "");
  }

  /// Empty for anything else: what the library says of it helps nobody.
  private static Collection<? extends Certificate> chain(byte[] pem)
      throws GeneralSecurityException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    try {
      return factory.generateCertificates(new ByteArrayInputStream(pem));
    } catch (CertificateException none) {
      return List.of();
    }
  }

  private static PrivateKey key(byte[] pkcs8) throws GeneralSecurityException {
    var spec = new PKCS8EncodedKeySpec(pkcs8);
    for (String algorithm : ALGORITHMS) {
      KeyFactory factory = KeyFactory.getInstance(algorithm);
      if (isOf(factory, spec)) {
        return factory.generatePrivate(spec);
      }
    }
    throw new InvalidKeySpecException("the key is of none of the kinds " + ALGORITHMS);
  }

  private static boolean isOf(KeyFactory factory, PKCS8EncodedKeySpec spec) {
    try {
      factory.generatePrivate(spec);
      return true;
    } catch (InvalidKeySpecException anotherKind) {
      return false;
    }
  }
}
