package vigia.server.tls;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.util.Collection;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import vigia.server.event.CannotStart;

/// A key with its certificate, ready to be shown.
///
/// @param store holds exactly one private key
public record Identity(KeyStore store, String password, String fingerprint) {

  /// @param names that a certificate of its own is made out for
  /// @return null for [Tls.None]
  public static @Nullable Identity of(Tls tls, Path home, Collection<String> names)
      throws CannotStart {
    try {
      return switch (tls) {
        case Tls.None _ -> null;
        case Tls.Own _ -> OwnCertificate.of(home.resolve("tls"), names);
        case Tls.Store store -> of(store.file(), password(store.passwordFile()));
        case Tls.Pem pem -> PemFiles.read(pem);
      };
    } catch (IOException | GeneralSecurityException unusable) {
      throw new CannotStart(CannotStart.Why.CERTIFICATE_UNUSABLE, detail(unusable), unusable);
    }
  }

  private static String detail(Exception unusable) {
    String message = unusable.getMessage();
    return switch (unusable) {
      // The message of these is the file's name alone.
      case NoSuchFileException missing -> missing.getFile() + ": no such file";
      case AccessDeniedException denied -> denied.getFile() + ": permission denied";
      default -> message == null ? unusable.toString() : message;
    };
  }

  static Identity of(Path file, String password) throws IOException, GeneralSecurityException {
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString());
    }
    KeyStore store = KeyStore.getInstance(file.toFile(), password.toCharArray());
    return of(store, password);
  }

  static Identity of(KeyStore store, String password) throws IOException, GeneralSecurityException {
    String alias = null;
    for (String name : Collections.list(store.aliases())) {
      if (store.isKeyEntry(name)) {
        if (alias != null) {
          throw new IOException("the key store holds more than one private key");
        }
        alias = name;
      }
    }
    Certificate certificate = alias == null ? null : store.getCertificate(alias);
    if (certificate == null) {
      throw new IOException("the key store holds no private key");
    }
    if (store.getKey(alias, password.toCharArray()) instanceof PrivateKey key) {
      KeyPairCheck.check(key, certificate.getPublicKey());
    }
    return new Identity(store, password, Fingerprint.of(certificate));
  }

  private static String password(@Nullable Path file) throws IOException {
    return file == null ? "" : Files.readString(file).lines().findFirst().orElse("");
  }

  /// Never prints the password.
  @Override
  public String toString() {
    return "Identity[" + fingerprint + "]";
  }
}
