package vigia.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import vigia.machine.Problem;
import vigia.machine.ProblemCode;
import vigia.machine.ProblemException;
import vigia.machine.Wire;

/// Makes records and problems out of replies, and refuses what Vigia would never send.
final class Answer {

  /// The largest honest answer is a page of 5,000 processes with long command lines.
  static final int MOST_BYTES = 32 * 1024 * 1024;

  private static final int MOST_PROBLEM_BYTES = 64 * 1024;
  private static final int MOST_LEFT_OVER = 4 * 1024;
  private static final String PROBLEM = "application/problem+json";

  private Answer() {}

  /// The record in a good reply's body, read to its end.
  ///
  /// @throws ProblemException the server's own, when the reply carries one
  static <T> T of(HttpReply reply, Class<T> type, URI url) throws IOException {
    requireGood(reply, HttpRequest.JSON, url);
    T answer = json(type, new LimitedBody(reply.body(), MOST_BYTES));
    finish(reply);
    return answer;
  }

  /// For replies whose body says nothing.
  static void none(HttpReply reply, URI url) throws IOException {
    if (reply.status() != 204) {
      requireGood(reply, HttpRequest.JSON, url);
    }
    new LimitedBody(reply.body(), MOST_BYTES).skip(MOST_BYTES);
    finish(reply);
  }

  /// A redirect is not followed: it would carry the token elsewhere.
  static void requireGood(HttpReply reply, String contentType, URI url) throws IOException {
    if (reply.is(PROBLEM)) {
      throw problem(reply, url);
    }
    if (reply.status() / 100 != 2 || !reply.is(contentType)) {
      throw new Trouble.Found(Trouble.NOT_VIGIA);
    }
  }

  /// One record of JSON, whatever comes after it.
  static <T> T json(Class<T> type, InputStream body) throws IOException {
    try {
      T answer = Wire.read(type, new ShallowJson(body));
      if (answer == null) {
        throw new Trouble.Found(Trouble.NOT_VIGIA);
      }
      return answer;
    } catch (RuntimeException broken) {
      throw misread(broken);
    }
  }

  /// Whatever a record or the JSON reader objects to (no JSON, a wrong type, a value out of range,
  /// a part that is missing), unless the connection broke underneath.
  private static IOException misread(RuntimeException broken) {
    return new Trouble.Found(Trouble.behind(broken));
  }

  private static void finish(HttpReply reply) throws IOException {
    var rest = new LimitedBody(reply.body(), MOST_LEFT_OVER);
    while (rest.read() >= 0) {
      // Blanks after the JSON, and the end of the chunks.
    }
  }

  private static ProblemException problem(HttpReply reply, URI url) throws IOException {
    try {
      Problem problem = json(Problem.class, new LimitedBody(reply.body(), MOST_PROBLEM_BYTES));
      finish(reply);
      return new ProblemException(problem);
    } catch (Trouble.Found unread) {
      if (unread.trouble() != Trouble.NOT_VIGIA) {
        throw unread;
      }
      return ofStatus(reply.status(), url);
    }
  }

  /// A newer server may send codes that this client does not know.
  private static ProblemException ofStatus(int status, URI url) {
    return switch (status) {
      case 401 -> ProblemCode.UNAUTHENTICATED.with();
      case 403 -> ProblemCode.FORBIDDEN.with();
      case 404 -> ProblemCode.NOT_FOUND.with();
      case 429 -> ProblemCode.TOO_MANY_REQUESTS.with();
      default -> Trouble.NOT_VIGIA.at(url);
    };
  }
}
