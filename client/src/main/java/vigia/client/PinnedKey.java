package vigia.client;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// Accepts a server by its key alone. Names and dates in the certificate are knowingly not looked
/// at: whoever holds the pinned key is the server that was meant, under whatever name it is
/// reached, and a self-made certificate that ran out would only teach people to click warnings
/// away. The handshake itself proves that the server holds the private key.
final class PinnedKey extends X509ExtendedTrustManager {
  private final @Nullable String pinned;
  private volatile @Nullable String seen;

  /// @param pinned null accepts any key, only to look at it: see [Login]
  PinnedKey(@Nullable String pinned) {
    this.pinned = pinned;
  }

  /// The key that the server showed last.
  @Nullable String seen() {
    return seen;
  }

  SSLSocketFactory sockets() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {this}, null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has TLS", impossible);
    }
  }

  private void check(X509Certificate[] chain) throws CertificateException {
    if (chain.length == 0) {
      throw new CertificateException("the server showed no key");
    }
    String shown = Fingerprint.of(chain[0].getPublicKey());
    seen = shown;
    if (pinned != null && !pinned.equals(shown)) {
      throw new CertificateException(new Trouble.Found(Trouble.KEY_CHANGED));
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    throw noServer();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    throw noServer();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw noServer();
  }

  private static CertificateException noServer() {
    return new CertificateException("this is a client");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
