package vigia.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigia.machine.AccessToken;
import vigia.machine.ProblemCode;
import vigia.machine.ProblemException;
import vigia.machine.Proof;

/// The way to one server: asks, waits no longer than allowed, and turns every failure into a
/// [ProblemException]. May be used from many threads; each exchange has a connection of its own,
/// taken from those that rest or dialled anew.
final class Link implements AutoCloseable {
  static final String API = "/api/v1";

  /// What any answer may take, beyond what was asked to be measured.
  static final Duration USUAL = Duration.ofSeconds(30);

  /// Servers close what rests longer than ten seconds.
  private static final long LONGEST_REST_NANOS = Duration.ofSeconds(8).toNanos();

  private static final int MOST_RESTING = 4;

  /// A live event stream shows a sign of life every five seconds.
  private static final int EVENTS_PATIENCE_MILLIS = 15_000;

  /// A server that waits for its kernel gives up after 20 seconds.
  private static final int LINES_PATIENCE_MILLIS = 30_000;

  private final URI url;
  private final Dialer dialer;
  private final @Nullable AccessToken token;
  private final boolean mustProve;

  /// Guards the two below.
  private final Object connections = new Object();

  private final Deque<HttpConnection> resting = new ArrayDeque<>();
  private final Set<HttpConnection> open = new HashSet<>();
  private boolean closed;

  Link(Connection connection) {
    url = connection.url();
    dialer = dialer(connection);
    token = token(connection);
    mustProve = !connection.secure() && token != null;
  }

  private static Dialer dialer(Connection connection) {
    if (!connection.secure()) {
      return Dialer.inClear(connection.url());
    }
    if (connection.fingerprint() == null) {
      throw Trouble.KEY_UNKNOWN.at(connection.url());
    }
    return Dialer.encrypted(connection.url(), new PinnedKey(connection.fingerprint()));
  }

  /// What has not a token's form opens no server, so it is not sent to one.
  private static @Nullable AccessToken token(Connection connection) {
    if (connection.token() == null) {
      return null;
    }
    AccessToken token = AccessToken.parse(connection.token());
    if (token == null) {
      throw ProblemCode.UNAUTHENTICATED.with();
    }
    return token;
  }

  URI url() {
    return url;
  }

  /// What an exchange makes of its reply. Reads the body to its end.
  private interface Reader<T> {
    T read(HttpReply reply) throws IOException;
  }

  <T> T get(String path, Class<T> type, Duration most) {
    return call(HttpRequest.get(API + path), most, reply -> Answer.of(reply, type, url));
  }

  <T> T post(String path, String json, Class<T> type, Duration most) {
    return call(HttpRequest.post(API + path, json), most, reply -> Answer.of(reply, type, url));
  }

  void delete(String path, Duration most) {
    callForNothing(HttpRequest.delete(API + path), most);
  }

  /// Has something done that is not answered by anything.
  void order(String path, Duration most) {
    callForNothing(HttpRequest.post(API + path, ""), most);
  }

  private void callForNothing(HttpRequest request, Duration most) {
    call(
        request,
        most,
        reply -> {
          Answer.none(reply, url);
          return true;
        });
  }

  /// Opens an event stream; whoever reads it closes it.
  EventStream events(String path) {
    return open(
        HttpRequest.events(API + path),
        EVENTS_PATIENCE_MILLIS,
        (body, hangUp) -> new EventStream(body, hangUp, this::problem));
  }

  /// Opens a list of records of any length, one on each line; whoever reads it closes it.
  <T> RecordLines<T> lines(String path, Class<T> type) {
    return open(
        HttpRequest.lines(API + path),
        LINES_PATIENCE_MILLIS,
        (body, hangUp) -> new RecordLines<>(type, body, hangUp, this::problem));
  }

  /// Reads what has no end to wait for.
  private interface Streaming<T> {
    T of(InputStream body, Runnable hangUp);
  }

  private <T> T open(HttpRequest request, int patienceMillis, Streaming<T> streaming) {
    try (var deadline = Deadline.in(USUAL)) {
      HttpConnection connection = null;
      try {
        connection = dial(deadline);
        HttpReply reply = ask(connection, request, token);
        Answer.requireGood(reply, request.accept(), url);
        connection.patience(patienceMillis);
        HttpConnection open = connection;
        return streaming.of(reply.body(), () -> drop(open));
      } catch (IOException | ProblemException failure) {
        throw failed(connection, failure, deadline);
      }
    }
  }

  private <T> T call(HttpRequest request, Duration most, Reader<T> reader) {
    try (var deadline = Deadline.in(most)) {
      HttpConnection rested = request.repeatable() ? rested() : null;
      if (rested != null) {
        deadline.guard(rested);
        if (stillAnswers(rested, request)) {
          return finish(rested, reader, deadline);
        }
        drop(rested);
      }
      return callAnew(request, reader, deadline);
    }
  }

  /// False when the server closed the connection while it rested: then nothing was answered, and
  /// the question may be asked again.
  private boolean stillAnswers(HttpConnection rested, HttpRequest request) {
    try {
      return rested.send(request, secret(token));
    } catch (IOException closedMeanwhile) {
      return false;
    }
  }

  private <T> T callAnew(HttpRequest request, Reader<T> reader, Deadline deadline) {
    HttpConnection connection = null;
    try {
      connection = dial(deadline);
      if (!connection.send(request, secret(token))) {
        throw new Trouble.Found(Trouble.CLOSED_EARLY);
      }
    } catch (IOException | ProblemException failure) {
      throw failed(connection, failure, deadline);
    }
    return finish(connection, reader, deadline);
  }

  private <T> T finish(HttpConnection connection, Reader<T> reader, Deadline deadline) {
    try {
      HttpReply reply = connection.receive();
      try {
        T answer = reader.read(reply);
        settle(connection, reply);
        return answer;
      } catch (ProblemException problem) {
        settle(connection, reply);
        throw problem;
      }
    } catch (IOException failure) {
      throw failed(connection, failure, deadline);
    }
  }

  private static HttpReply ask(
      HttpConnection connection, HttpRequest request, @Nullable AccessToken token)
      throws IOException {
    if (!connection.send(request, secret(token))) {
      throw new Trouble.Found(Trouble.CLOSED_EARLY);
    }
    return connection.receive();
  }

  private static @Nullable String secret(@Nullable AccessToken token) {
    return token == null ? null : token.text();
  }

  private HttpConnection dial(Deadline deadline) throws IOException {
    HttpConnection connection = dialer.dial(deadline);
    synchronized (connections) {
      open.add(connection);
      if (closed) {
        connection.close();
      }
    }
    if (mustProve && token != null) {
      try {
        prove(connection, token);
      } catch (IOException | ProblemException failure) {
        drop(connection);
        throw failure;
      }
    }
    return connection;
  }

  /// Asks whatever listens on this machine's port to show that it knows the token, on the very
  /// connection that the token will take: another user's program may have taken the port while the
  /// server was down.
  private void prove(HttpConnection connection, AccessToken token) throws IOException {
    byte[] nonce = new byte[Proof.NONCE_BYTES];
    new SecureRandom().nextBytes(nonce);
    String path =
        API
            + "/proof?token="
            + token.id()
            + "&nonce="
            + Base64.getUrlEncoder().withoutPadding().encodeToString(nonce);
    HttpReply reply = ask(connection, HttpRequest.get(path), null);
    Proof shown = Answer.of(reply, Proof.class, url);
    if (!shown.matches(Proof.of(token.sha256(), nonce))) {
      throw new Trouble.Found(Trouble.NO_PROOF);
    }
    if (!reply.keepsOpen()) {
      throw new Trouble.Found(Trouble.CLOSED_EARLY);
    }
  }

  private @Nullable HttpConnection rested() {
    synchronized (connections) {
      HttpConnection newest = resting.pollLast();
      if (newest != null && newest.restedLongerThan(LONGEST_REST_NANOS)) {
        drop(newest);
        resting.forEach(this::drop);
        resting.clear();
        return null;
      }
      return newest;
    }
  }

  private void settle(HttpConnection connection, HttpReply reply) {
    synchronized (connections) {
      if (reply.keepsOpen() && !closed && resting.size() < MOST_RESTING) {
        connection.rest();
        resting.addLast(connection);
        return;
      }
    }
    drop(connection);
  }

  private void drop(HttpConnection connection) {
    synchronized (connections) {
      open.remove(connection);
    }
    try {
      connection.close();
    } catch (IOException failure) {
      throw problem(failure);
    }
  }

  private ProblemException failed(
      @Nullable HttpConnection connection, Exception failure, Deadline deadline) {
    if (connection != null) {
      drop(connection);
    }
    if (failure instanceof ProblemException problem) {
      return problem;
    }
    return deadline.expired() && !isClosed() ? Trouble.TIMED_OUT.at(url) : problem(failure);
  }

  private ProblemException problem(Exception failure) {
    return isClosed() ? ProblemCode.CLOSED.with() : Trouble.behind(failure).at(url);
  }

  boolean isClosed() {
    synchronized (connections) {
      return closed;
    }
  }

  /// Ends whatever is under way; it fails with [ProblemCode#CLOSED].
  @Override
  public void close() {
    Set<HttpConnection> left;
    synchronized (connections) {
      closed = true;
      left = Set.copyOf(open);
      resting.clear();
    }
    left.forEach(this::drop);
  }
}
