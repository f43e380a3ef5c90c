package vigia.scanner.answer;

import java.net.Socket;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// Believes no certificate and refuses none: it only looks. Nothing that is worth protecting goes
/// over such a connection.
final class Onlooker extends X509ExtendedTrustManager {
  private @Nullable X509Certificate seen;

  /// The service's own; null when it showed none.
  @Nullable X509Certificate seen() {
    return seen;
  }

  private void look(X509Certificate[] chain) {
    seen = chain.length == 0 ? null : chain[0];
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String how, SSLEngine engine) {
    look(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String how, Socket socket) {
    look(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String how) {
    look(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String how, SSLEngine engine) {
    throw new UnsupportedOperationException("this is a client");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String how, Socket socket) {
    throw new UnsupportedOperationException("this is a client");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String how) {
    throw new UnsupportedOperationException("this is a client");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
