package vigia.server;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vigia.machine.Machine;
import vigia.machine.OverviewQuery;
import vigia.machine.ProblemException;
import vigia.server.access.BrokenState;
import vigia.server.access.Doorkeeper;
import vigia.server.access.HomeLock;
import vigia.server.access.HostNames;
import vigia.server.access.Listening;
import vigia.server.access.Tokens;
import vigia.server.api.Api;
import vigia.server.api.Machines;
import vigia.server.api.Scans;
import vigia.server.event.AuditLog;
import vigia.server.event.CannotStart;
import vigia.server.event.CannotStart.Why;
import vigia.server.event.Journal;
import vigia.server.event.OwnerOnly;
import vigia.server.event.ServerEvent;
import vigia.server.history.KeptScans;
import vigia.server.http.HttpListener;
import vigia.server.http.PageFiles;
import vigia.server.tls.Identity;
import vigia.server.tls.Tls;

/// A running server.
public final class Server implements AutoCloseable {
  /// Java writes `::1` as `0:0:0:0:0:0:0:1`.
  private static final Pattern ZEROS = Pattern.compile("(^|:)(0(:|$)){2,8}");

  private final Path home;
  private final HomeLock lock;
  private final Journal journal;
  private final Scans scans;
  private final HttpListener listener;
  private final Tokens tokens;
  private final Listening listening;
  private final @Nullable String fingerprint;

  private Server(
      Path home,
      HomeLock lock,
      Journal journal,
      Scans scans,
      HttpListener listener,
      Tokens tokens,
      @Nullable String fingerprint) {
    this.home = home;
    this.lock = lock;
    this.journal = journal;
    this.scans = scans;
    this.listener = listener;
    this.tokens = tokens;
    this.fingerprint = fingerprint;
    this.listening =
        new Listening(url(listener.address(), fingerprint != null), ProcessHandle.current().pid());
  }

  /// Starts to listen. The machines stay their owner's to close, after the server.
  ///
  /// @param machines by the name that they are published under; [Machine#LOCAL] is the server's own
  /// @param events told on a thread of its own, in order, the first being [ServerEvent.Listening]
  ///   and the last [ServerEvent.Closing]
  public static Server start(
      ServerOptions options, Map<String, Machine> machines, Consumer<ServerEvent> events)
      throws CannotStart {
    InetAddress address = address(options);
    var hosts = new HostNames(options.hostNames(), () -> machineName(machines));
    makeHome(options.home());
    HomeLock lock = lock(options.home());
    try {
      return start(options, address, hosts, machines, events, lock);
    } catch (CannotStart | RuntimeException failed) {
      lock.close();
      throw failed;
    }
  }

  private static HomeLock lock(Path home) throws CannotStart {
    try {
      HomeLock lock = HomeLock.take(home);
      if (lock == null) {
        Listening other = Listening.of(home);
        throw new CannotStart(Why.HOME_IN_USE, other == null ? home.toString() : other.url(), null);
      }
      return lock;
    } catch (IOException unusable) {
      throw new CannotStart(Why.HOME_UNUSABLE, unusable.toString(), unusable);
    }
  }

  private static Server start(
      ServerOptions options,
      InetAddress address,
      HostNames hosts,
      Map<String, Machine> machines,
      Consumer<ServerEvent> events,
      HomeLock lock)
      throws CannotStart {
    Identity identity = Identity.of(options.tls(), options.home(), certified(options, hosts));
    var tokens = new Tokens(options.home());
    var doorkeeper = new Doorkeeper(tokens);
    var journal = new Journal(events, new AuditLog(options.home()));
    var published = new Machines(machines);
    var scans = new Scans(published, journal, doorkeeper, kept(options.home()), options.limits());
    var api = new Api(published, scans, doorkeeper, journal);
    var setup =
        new HttpListener.Setup(
            address,
            options.port(),
            identity,
            options.limits(),
            api.routes(),
            PageFiles::answer,
            hosts,
            doorkeeper,
            journal);
    HttpListener listener = HttpListener.open(setup);
    var server =
        new Server(
            options.home(),
            lock,
            journal,
            scans,
            listener,
            tokens,
            identity == null ? null : identity.fingerprint());
    server.announce();
    return server;
  }

  private static KeptScans kept(Path home) {
    return new KeptScans(
        home,
        broken ->
            System.getLogger("vigia.server")
                .log(System.Logger.Level.WARNING, "not a scan that can be read: {0}", broken));
  }

  private static InetAddress address(ServerOptions options) throws CannotStart {
    InetAddress address;
    try {
      address = InetAddress.getByName(options.address());
    } catch (UnknownHostException unknown) {
      throw new CannotStart(Why.ADDRESS_NOT_HERE, options.address(), unknown);
    }
    if (!address.isLoopbackAddress() && options.tls() instanceof Tls.None) {
      throw new CannotStart(Why.NEEDS_TLS, options.address(), null);
    }
    return address;
  }

  private static void makeHome(Path home) throws CannotStart {
    try {
      OwnerOnly.directory(home);
    } catch (IOException unusable) {
      throw new CannotStart(Why.HOME_UNUSABLE, unusable.toString(), unusable);
    }
  }

  /// What a certificate of the server's own is made out for.
  private static List<String> certified(ServerOptions options, HostNames hosts) {
    if (!(options.tls() instanceof Tls.Own)) {
      return List.of();
    }
    var names = new ArrayList<>(options.hostNames());
    names.add(options.address());
    names.addAll(hosts.own());
    return names;
  }

  private static String machineName(Map<String, Machine> machines) {
    Machine own = machines.get(Machine.LOCAL);
    try {
      String name = own == null ? null : own.overview(OverviewQuery.NOW).host().name();
      return name == null ? "" : name;
    } catch (ProblemException unknown) {
      return "";
    }
  }

  private void announce() throws CannotStart {
    try {
      listening.note(home);
      journal.open(new ServerEvent.Listening(Instant.now(), url(), loginLink(), fingerprint));
    } catch (BrokenState broken) {
      close();
      throw new CannotStart(Why.STATE_BROKEN, broken.file(), broken);
    } catch (IOException unusable) {
      close();
      throw new CannotStart(Why.HOME_UNUSABLE, unusable.toString(), unusable);
    }
  }

  private static String url(InetSocketAddress address, boolean tls) {
    InetAddress host = address.getAddress();
    if (host.isAnyLocalAddress()) {
      host = InetAddress.getLoopbackAddress();
    }
    String text =
        host instanceof Inet6Address
            ? "[" + ZEROS.matcher(host.getHostAddress()).replaceFirst("::") + "]"
            : host.getHostAddress();
    return (tls ? "https://" : "http://") + text + ":" + address.getPort();
  }

  /// What a browser on this machine opens, without a slash at its end.
  public String url() {
    return listening.url();
  }

  public int port() {
    return listener.address().getPort();
  }

  /// Makes a link that logs in once, for ten minutes.
  public String loginLink() throws IOException {
    return listening.link(tokens.loginCode());
  }

  /// SHA-256 of the TLS key, as [vigia.server.tls.Fingerprint]; null in clear.
  public @Nullable String fingerprint() {
    return fingerprint;
  }

  /// Ends scans and streams, lets what is being answered end, and stops listening: within six
  /// seconds.
  @Override
  public void close() {
    scans.stopAll();
    listener.close();
    try {
      Listening.forget(home);
    } catch (IOException stays) {
      System.getLogger("vigia.server")
          .log(System.Logger.Level.WARNING, "cannot remove the note in " + home, stays);
    }
    lock.close();
    journal.close();
  }
}
