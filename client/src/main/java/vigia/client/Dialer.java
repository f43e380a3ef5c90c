package vigia.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/// Opens connections to one server: encrypted under its pinned key, or in clear to this machine.
final class Dialer {
  private static final int MOST_CONNECT_MILLIS = 5_000;

  private final URI url;
  private final @Nullable SSLSocketFactory tls;

  private Dialer(URI url, @Nullable SSLSocketFactory tls) {
    this.url = url;
    this.tls = tls;
  }

  static Dialer inClear(URI url) {
    return new Dialer(url, null);
  }

  static Dialer encrypted(URI url, PinnedKey key) {
    return new Dialer(url, key.sockets());
  }

  /// @param deadline guards the socket from its first packet on
  HttpConnection dial(Deadline deadline) throws IOException {
    Socket plain = connect(addresses(), deadline);
    try {
      plain.setTcpNoDelay(true);
      return new HttpConnection(plain, over(plain), url.getAuthority());
    } catch (IOException failure) {
      plain.close();
      throw failure;
    }
  }

  /// In clear, exactly those addresses of the name that are this machine's own: what is checked is
  /// what is dialled.
  private List<InetAddress> addresses() throws IOException {
    var addresses = new ArrayList<InetAddress>(List.of(InetAddress.getAllByName(host())));
    if (tls == null) {
      addresses.removeIf(address -> !address.isLoopbackAddress());
      if (addresses.isEmpty()) {
        throw new Trouble.Found(Trouble.CLEAR_NOT_LOOPBACK);
      }
    }
    return addresses;
  }

  private Socket connect(List<InetAddress> addresses, Deadline deadline) throws IOException {
    IOException last = new Trouble.Found(Trouble.UNKNOWN_HOST);
    for (InetAddress address : addresses) {
      // Neither a proxy from the environment nor one from system properties sees a token.
      var socket = new Socket(Proxy.NO_PROXY);
      deadline.guard(socket);
      try {
        int most = Math.min(MOST_CONNECT_MILLIS, deadline.leftMillis());
        socket.connect(new InetSocketAddress(address, url.getPort()), most);
        return socket;
      } catch (IOException failure) {
        socket.close();
        last = failure;
      }
    }
    throw last;
  }

  private Socket over(Socket plain) throws IOException {
    if (tls == null) {
      return plain;
    }
    var encrypted = (SSLSocket) tls.createSocket(plain, host(), url.getPort(), true);
    encrypted.startHandshake();
    return encrypted;
  }

  /// Without the brackets of an IPv6 address.
  private String host() {
    String host = url.getHost();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }
}
