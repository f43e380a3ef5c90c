package vigia.server.http;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import vigia.machine.Problem;
import vigia.machine.ProblemCode;
import vigia.machine.ProblemException;
import vigia.server.access.Caller;
import vigia.server.access.Doorkeeper;
import vigia.server.access.HostNames;
import vigia.server.event.Journal;
import vigia.server.limit.ServerLimits;
import vigia.server.stream.OpenStream;

/// The one place that every request passes, whatever its path: is it meant for us, does it come
/// from a foreign page, which route is it, who asks, may they. Only then a handler sees it.
final class Entrance extends Handler.Abstract {
  /// Who may ask, who is here, and who is told.
  record Guards(HostNames hosts, Doorkeeper doorkeeper, Presence presence, Journal journal) {}

  private final Router router;
  private final Function<Request, Answer> page;
  private final Guards guards;
  private final ServerLimits limits;
  private final BodyRoom room;
  private final Streams streams;
  private final ConnectionWatch watch;
  private final Runnable wake;

  /// @param page answers what is no route
  Entrance(
      List<Route> routes,
      Function<Request, Answer> page,
      Guards guards,
      ServerLimits limits,
      Streams streams,
      ConnectionWatch watch,
      Runnable wake) {
    this.router = new Router(routes);
    this.page = page;
    this.guards = guards;
    this.limits = limits;
    this.room = new BodyRoom(limits.bodyBytes());
    this.streams = streams;
    this.watch = watch;
    this.wake = wake;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Watched connection = watch.of(request.getConnectionMetaData().getConnection());
    connection.phase(limits.body());
    // Thinking is not idling: only reading and writing are.
    request.addIdleTimeoutListener(timeout -> false);
    var visit = new Visit(request, connection);
    Callback done =
        Callback.from(
            callback,
            () -> {
              visit.end();
              connection.phase(limits.header());
            });
    try {
      send(answer(visit), visit, response, done);
    } catch (IOException gone) {
      // Of the kind that Jetty does not warn of: clients leave, or are too slow.
      done.failed(new EofException(gone));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      done.failed(stopped);
    } catch (RuntimeException | Error fault) {
      // Errors too: nobody else ends the visit.
      Problems.internal(visit.where, fault);
      done.failed(new EofException(fault));
    }
    return true;
  }

  /// What is known of a request on its way in.
  private final class Visit {
    final Request request;
    final Watched connection;
    @Nullable Caller caller;
    private final AtomicBoolean present = new AtomicBoolean();
    String where = "entrance";

    Visit(Request request, Watched connection) {
      this.request = request;
      this.connection = connection;
    }

    String path() {
      String path = request.getHttpURI().getPath();
      return path == null ? "" : path;
    }

    void enter(Caller known) {
      caller = known;
      present.set(true);
      guards.presence.enter(known);
      wake.run();
    }

    /// Once, however often it fails.
    void end() {
      if (caller != null && present.getAndSet(false)) {
        guards.presence.leave(caller);
      }
    }
  }

  private Answer answer(Visit visit) throws IOException {
    try {
      if (visit.connection.isCrowded()) {
        throw ProblemCode.TOO_MANY_REQUESTS.with("retryAfterSeconds", "10");
      }
      checkHost(visit.request);
      String foreign =
          ForeignPages.origin(
              visit.request.getHeaders(), host(visit.request), isPage(visit.path()));
      if (foreign != null) {
        return refuse(visit, 403, Problem.of(ProblemCode.MISDIRECTED, "host", foreign));
      }
      return route(visit);
    } catch (ProblemException refused) {
      return refuse(visit, Problems.status(refused.code()), refused.problem());
    } catch (RuntimeException fault) {
      return Problems.answer(Problems.internal(visit.where, fault));
    }
  }

  private Answer route(Visit visit) throws IOException {
    String method = visit.request.getMethod();
    return switch (router.find(method, visit.path())) {
      case Router.Found.Match match -> answer(visit, match);
      case Router.Found.OtherMethod other -> otherMethod(method, other.allowed());
      case Router.Found.Nothing _ when isPage(visit.path()) -> page(visit, method);
      case Router.Found.Nothing _ -> throw ProblemCode.NOT_FOUND.with("path", visit.path());
    };
  }

  private static Answer otherMethod(String method, String allowed) {
    if (method.equals("OPTIONS")) {
      return new Answer.Empty(204, java.util.Map.of("Allow", allowed));
    }
    throw ProblemCode.METHOD_NOT_ALLOWED.with("method", method, "allowed", allowed);
  }

  private Answer page(Visit visit, String method) {
    return method.equals("GET") || method.equals("HEAD")
        ? page.apply(visit.request)
        : otherMethod(method, "GET, HEAD, OPTIONS");
  }

  private Answer answer(Visit visit, Router.Found.Match match) throws IOException {
    Route route = match.route();
    visit.where = route.id();
    String address = visit.connection.address().getHostAddress();
    if (route.gate() != Gate.PUBLIC) {
      Caller caller =
          guards.doorkeeper.caller(
              visit.request.getHeaders().get(HttpHeader.AUTHORIZATION), address);
      visit.enter(caller);
      route.gate().check(caller);
    }
    Query query = Query.parse(visit.request.getHttpURI().getQuery(), route.known());
    Posted posted = route.body();
    int most = posted == null ? 0 : posted.mostBytes();
    try (var _ = room.take(posted == null ? 0 : Body.room(visit.request, most))) {
      byte[] body = posted == null ? new byte[0] : Body.read(visit.request, most);
      visit.connection.phase(limits.answer());
      return answer(route, new Call(match.variables(), query, body, visit.caller, address));
    }
  }

  /// What a handler cannot read or write is ours, and no client that left.
  private static Answer answer(Route route, Call call) {
    try {
      return route.handler().answer(call);
    } catch (IOException fault) {
      return Problems.answer(Problems.internal(route.id(), fault));
    }
  }

  private void checkHost(Request request) {
    String host = host(request);
    String asked = request.getHttpURI().getHost();
    boolean ours = guards.hosts.answersTo(host) && (asked == null || guards.hosts.answersTo(asked));
    if (!ours) {
      throw ProblemCode.MISDIRECTED.with("host", host == null ? "" : host);
    }
  }

  private static @Nullable String host(Request request) {
    return request.getHeaders().get(HttpHeader.HOST);
  }

  private static boolean isPage(String path) {
    return !path.equals("/api") && !path.startsWith("/api/");
  }

  private Answer refuse(Visit visit, int status, Problem problem) {
    switch (problem.code()) {
      case UNAUTHENTICATED, FORBIDDEN, MISDIRECTED, TOO_MANY_REQUESTS ->
          guards.journal.refused(
              visit.connection.address().getHostAddress(),
              status,
              problem.code(),
              visit.request.getMethod(),
              visit.path());
      default -> {}
    }
    return Problems.answer(status, problem);
  }

  private void send(Answer answer, Visit visit, Response response, Callback done)
      throws IOException, InterruptedException {
    HttpFields.Mutable headers = response.getHeaders();
    switch (answer) {
      case Answer.Content content -> {
        response.setStatus(content.status());
        headers.put(HttpHeader.CONTENT_TYPE, content.type());
        content.headers().forEach((name, value) -> headers.put(new HttpField(name, value)));
        if (visit.connection.isCrowded() || content.status() == 413) {
          headers.put(HttpHeader.CONNECTION, "close");
        }
        SafetyHeaders.put(headers);
        response.write(true, content.body().duplicate(), done);
      }
      case Answer.Empty empty -> {
        response.setStatus(empty.status());
        empty.headers().forEach((name, value) -> headers.put(new HttpField(name, value)));
        SafetyHeaders.put(headers);
        response.write(true, java.nio.ByteBuffer.allocate(0), done);
      }
      case Answer.Stream stream ->
          stream(
              stream.events(),
              "text/event-stream",
              visit,
              response,
              done,
              () -> eventsTo(response, visit).write(stream.events()));
      case Answer.Lines lines ->
          stream(
              lines.lines(),
              Answer.JSON_LINES,
              visit,
              response,
              done,
              () -> linesTo(response, visit).write(lines.lines()));
    }
  }

  private StreamWriter eventsTo(Response response, Visit visit) {
    return new StreamWriter(response, visit.connection, limits, () -> isStillLetIn(visit));
  }

  private LineWriter linesTo(Response response, Visit visit) {
    return new LineWriter(response, visit.connection, limits, () -> isStillLetIn(visit));
  }

  /// Writes all there is of a stream.
  private interface Writing {
    void write() throws IOException, InterruptedException;
  }

  private void stream(
      OpenStream source,
      String type,
      Visit visit,
      Response response,
      Callback done,
      Writing writing)
      throws IOException, InterruptedException {
    response.setStatus(200);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
    SafetyHeaders.put(response.getHeaders());
    try {
      streams.add(source);
    } catch (ProblemException full) {
      send(refuse(visit, 429, full.problem()), visit, response, done);
      return;
    }
    try {
      if (!visit.request.getMethod().equals("HEAD")) {
        writing.write();
      }
    } finally {
      streams.remove(source);
    }
    response.write(true, java.nio.ByteBuffer.allocate(0), done);
  }

  private boolean isStillLetIn(Visit visit) {
    Caller caller = visit.caller;
    return caller == null || guards.doorkeeper.isValid(caller.token());
  }
}
