package vigia.server.http;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import vigia.server.access.Doorkeeper;
import vigia.server.access.HostNames;
import vigia.server.event.CannotStart;
import vigia.server.event.Journal;
import vigia.server.limit.ServerLimits;
import vigia.server.tls.Identity;

/// Jetty, set up: one acceptor and one selector, handlers on virtual threads, HTTP/1.1.
public final class HttpListener implements AutoCloseable {
  private static final int HEADER_BYTES = 16 << 10;

  /// Selecting, scheduling and what must not be virtual; handlers take none of them.
  private static final int THREADS = 8;

  private static final int QUIET_THREADS = 2;
  private static final long STOP_MILLIS = 3_000;

  private final Server jetty;
  private final ServerConnector connector;
  private final Streams streams;

  /// What is listened with.
  ///
  /// @param identity null for in clear
  public record Setup(
      InetAddress address,
      int port,
      @Nullable Identity identity,
      ServerLimits limits,
      List<Route> routes,
      Function<Request, Answer> page,
      HostNames hosts,
      Doorkeeper doorkeeper,
      Journal journal) {}

  private HttpListener(Server jetty, ServerConnector connector, Streams streams) {
    this.jetty = jetty;
    this.connector = connector;
    this.streams = streams;
  }

  public static HttpListener open(Setup setup) throws CannotStart {
    JettyLog.install();
    var threads = new QueuedThreadPool(THREADS, QUIET_THREADS);
    threads.setName("vigia-http");
    threads.setDaemon(true);
    threads.setVirtualThreadsExecutor(
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("request-", 0).factory()));
    var jetty = new Server(threads);
    var streams = new Streams(setup.limits.streams());
    var presence = new Presence(setup.journal, setup.limits.away());
    var pulses = new AtomicReference<@Nullable Pulse>();
    Runnable wake =
        () -> {
          Pulse pulse = pulses.get();
          if (pulse != null) {
            pulse.wake();
          }
        };
    var watch = new ConnectionWatch(configuration(), setup.limits, wake);
    pulses.set(new Pulse(jetty.getScheduler(), List.of(watch::closeLate, presence::sendAway)));
    jetty.setErrorHandler(new ParserErrors());
    var guards = new Entrance.Guards(setup.hosts, setup.doorkeeper, presence, setup.journal);
    jetty.setHandler(
        new GracefulHandler(
            new Entrance(setup.routes, setup.page, guards, setup.limits, streams, watch, wake)));
    jetty.setStopTimeout(STOP_MILLIS);
    ServerConnector connector = connector(jetty, setup, watch);
    jetty.addConnector(connector);
    jetty.addBean(new NetworkConnectionLimit(setup.limits.connections(), connector));
    start(jetty, setup);
    return new HttpListener(jetty, connector, streams);
  }

  private static HttpConfiguration configuration() {
    var configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    configuration.setSendDateHeader(true);
    configuration.setRequestHeaderSize(HEADER_BYTES);
    configuration.setUriCompliance(UriCompliance.RFC3986);
    return configuration;
  }

  private static ServerConnector connector(Server jetty, Setup setup, ConnectionWatch watch) {
    Identity identity = setup.identity;
    ConnectionFactory[] factories =
        identity == null
            ? new ConnectionFactory[] {watch}
            : new ConnectionFactory[] {
              new SslConnectionFactory(ssl(identity), watch.getProtocol()), watch
            };
    // An acceptor of its own: a selector that also accepts resets connections beyond the limit,
    // instead of leaving them to wait.
    var connector = new ServerConnector(jetty, 1, 1, factories);
    connector.setHost(setup.address.getHostAddress());
    connector.setPort(setup.port);
    connector.setIdleTimeout(setup.limits.idle().toMillis());
    connector.setAcceptQueueSize(128);
    return connector;
  }

  private static SslContextFactory.Server ssl(Identity identity) {
    var ssl = new SslContextFactory.Server();
    ssl.setKeyStore(identity.store());
    ssl.setKeyStorePassword(identity.password());
    ssl.setSniRequired(false);
    ssl.setIncludeProtocols("TLSv1.3", "TLSv1.2");
    return ssl;
  }

  private static void start(Server jetty, Setup setup) throws CannotStart {
    try {
      jetty.start();
    } catch (Exception failed) {
      stop(jetty);
      throw reason(failed, setup);
    }
  }

  private static CannotStart reason(Exception failed, Setup setup) {
    String where = setup.address.getHostAddress() + ":" + setup.port;
    Throwable cause = failed.getCause() == null ? failed : failed.getCause();
    String said = String.valueOf(cause.getMessage());
    if (cause instanceof BindException && said.contains("in use")) {
      return new CannotStart(CannotStart.Why.ADDRESS_IN_USE, where, failed);
    }
    if (cause instanceof SocketException && said.contains("ermission")) {
      return new CannotStart(CannotStart.Why.ADDRESS_FORBIDDEN, where, failed);
    }
    if (cause instanceof SocketException || cause instanceof IOException) {
      return new CannotStart(CannotStart.Why.ADDRESS_NOT_HERE, where, failed);
    }
    return new CannotStart(CannotStart.Why.CERTIFICATE_UNUSABLE, said, failed);
  }

  public InetSocketAddress address() {
    return new InetSocketAddress(connector.getHost(), connector.getLocalPort());
  }

  /// Streams end after their last event; then what is being answered has three seconds.
  @Override
  public void close() {
    streams.endAll();
    stop(jetty);
  }

  private static void stop(Server jetty) {
    try {
      jetty.stop();
    } catch (Exception alreadyDown) {
      System.getLogger("vigia.server")
          .log(System.Logger.Level.WARNING, "the listener did not stop cleanly", alreadyDown);
    }
  }
}
