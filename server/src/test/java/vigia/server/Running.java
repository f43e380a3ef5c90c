package vigia.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import vigia.machine.Machine;
import vigia.machine.Permission;
import vigia.server.access.Tokens;
import vigia.server.event.ServerEvent;
import vigia.server.limit.ServerLimits;
import vigia.server.tls.Tls;

/// A real server on a free port of loopback, with a home of its own.
final class Running implements AutoCloseable {
  private static final Duration MOST = Duration.ofSeconds(30);

  final BlockingQueue<ServerEvent> events = new LinkedBlockingQueue<>();
  final Path home;
  final Server server;

  Running(Path home, Map<String, Machine> machines, ServerLimits limits) throws Exception {
    this.home = home;
    this.server =
        Server.start(
            new ServerOptions("127.0.0.1", 0, home, List.of("vigia.example"), Tls.NONE, limits),
            machines,
            events::add);
  }

  Running(Path home) throws Exception {
    this(home, Map.of(), ServerLimits.USUAL);
  }

  String token(Permission... allow) throws IOException {
    return new Tokens(home).create("test", Set.of(allow), null).token().text();
  }

  /// @param headers whole lines
  Reply send(String method, String path, String body, String... headers) throws IOException {
    var request = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
    request.append("Host: 127.0.0.1\r\nConnection: close\r\n");
    for (String header : headers) {
      request.append(header).append("\r\n");
    }
    if (!body.isEmpty()) {
      int length = body.getBytes(StandardCharsets.UTF_8).length;
      request.append("Content-Length: ").append(length).append("\r\n");
    }
    return Reply.parse(raw(request.append("\r\n").append(body).toString()));
  }

  Reply get(String path, String token) throws IOException {
    return send("GET", path, "", "Authorization: Bearer " + token);
  }

  Socket connect() throws IOException {
    return connectFrom("127.0.0.1");
  }

  /// @param address any of 127.0.0.0/8
  Socket connectFrom(String address) throws IOException {
    var socket = new Socket();
    socket.bind(new InetSocketAddress(address, 0));
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
    socket.setSoTimeout((int) MOST.toMillis());
    return socket;
  }

  /// Sends bytes as they are and reads until the server closes.
  String raw(String request) throws IOException {
    return rawFrom("127.0.0.1", request);
  }

  String rawFrom(String address, String request) throws IOException {
    try (Socket socket = connectFrom(address)) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return readAll(socket.getInputStream());
    }
  }

  static String readAll(InputStream in) throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }

  /// The next event of that type; others before it are passed over.
  <E extends ServerEvent> E event(Class<E> type) throws InterruptedException {
    long end = System.nanoTime() + MOST.toNanos();
    while (true) {
      ServerEvent event = events.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (event == null) {
        throw new AssertionError("no " + type.getSimpleName() + " within " + MOST);
      }
      if (type.isInstance(event)) {
        return type.cast(event);
      }
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
