package vigia.cli.command;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vigia.cli.syntax.Flag;
import vigia.cli.terminal.Exit;
import vigia.cli.terminal.SaidException;
import vigia.local.HostRoot;
import vigia.local.LocalOptions;
import vigia.machine.BadValue;
import vigia.machine.Machine;
import vigia.server.ServerOptions;
import vigia.server.limit.ServerLimits;
import vigia.server.tls.Tls;

/// What a server is started with, made of its settings.
final class ServeOptions {
  private static final Pattern LISTEN =
      Pattern.compile("(?:\\[([0-9a-fA-F:.]+)\\]|([^:\\[\\]]*)):([0-9]{1,6})");
  private static final int HIGHEST_PORT = 65_535;

  private final ServeSettings settings;

  ServeOptions(ServeSettings settings) {
    this.settings = settings;
  }

  /// The machine that it publishes, with its policy.
  LocalOptions local() {
    String root = settings.text(Flag.HOST_ROOT);
    return new LocalOptions(
        Machine.LOCAL,
        root == null ? HostRoot.THIS : Machines.hostRoot(root),
        LocalOptions.Engine.AUTO,
        settings.all(Flag.ROOT).stream().map(Machines::directory).toList(),
        networks());
  }

  private List<String> networks() {
    List<String> given = settings.all(Flag.SCAN_NETWORK);
    return given.isEmpty() ? OwnNetworks.all() : given;
  }

  ServerOptions server(Path home) {
    String listen = settings.text(Flag.LISTEN);
    String given = listen == null ? "127.0.0.1:" + ServerOptions.USUAL_PORT : listen;
    Matcher parts = LISTEN.matcher(given);
    if (!parts.matches()) {
      throw BadValue.MALFORMED.of("listen", given);
    }
    int port = Integer.parseInt(parts.group(3));
    if (port > HIGHEST_PORT) {
      throw BadValue.OUT_OF_RANGE.of("listen", given, "0", Integer.toString(HIGHEST_PORT));
    }
    String host = parts.group(1) == null ? parts.group(2) : parts.group(1);
    String address = host.isEmpty() ? "0.0.0.0" : host;
    return new ServerOptions(
        address, port, home, settings.all(Flag.HOST), tls(address), ServerLimits.USUAL);
  }

  private Tls tls(String address) {
    String certificate = settings.text(Flag.TLS_CERT);
    String key = settings.text(Flag.TLS_KEY);
    if (certificate == null) {
      if (key != null) {
        throw new SaidException(Exit.USAGE, "cli.serve.key-without-certificate");
      }
      return isLoopback(address) ? Tls.NONE : Tls.OWN;
    }
    if (isKeyStore(certificate)) {
      return new Tls.Store(Path.of(certificate), key == null ? null : Path.of(key));
    }
    if (key == null) {
      throw new SaidException(Exit.USAGE, "cli.serve.certificate-without-key");
    }
    return new Tls.Pem(Path.of(certificate), Path.of(key));
  }

  private static boolean isKeyStore(String file) {
    String lower = file.toLowerCase(Locale.ROOT);
    return lower.endsWith(".p12") || lower.endsWith(".pfx") || lower.endsWith(".jks");
  }

  private static boolean isLoopback(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException unknown) {
      // The server says so when it tries to listen there.
      return false;
    }
  }
}
