package vigia.server.http;

import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import vigia.machine.Problem;
import vigia.machine.ProblemCode;
import vigia.machine.Wire;
import vigia.server.access.BrokenState;
import vigia.server.event.OneLine;
import vigia.server.event.OutOfDescriptors;
import vigia.server.event.TokenBucket;

/// Problems as answers: RFC 9457 documents with a stable code and parameters, never a cause or a
/// stack trace.
public final class Problems {
  private static final System.Logger LOG = System.getLogger("vigia.server");
  private static final TokenBucket TOLD = new TokenBucket(1, 1);
  private static final SecureRandom RANDOM = new SecureRandom();

  /// RFC 9457.
  public static final String TYPE = "application/problem+json";

  private Problems() {}

  public static int status(ProblemCode code) {
    return switch (code) {
      case BAD_REQUEST -> 400;
      case UNAUTHENTICATED -> 401;
      case PERMISSION_DENIED, PATH_NOT_ALLOWED, TARGET_NOT_ALLOWED, FORBIDDEN -> 403;
      case NO_SUCH_PROCESS, NO_SUCH_DIRECTORY, NO_SUCH_MACHINE, NO_SUCH_SCAN, NOT_FOUND -> 404;
      case METHOD_NOT_ALLOWED -> 405;
      case TOO_LARGE -> 413;
      case MISDIRECTED -> 421;
      case NOT_A_DIRECTORY, NAME_MISMATCH, LINK_LOOP, UNRESOLVED -> 422;
      case TOO_MANY_REQUESTS -> 429;
      case INTERNAL -> 500;
      case NOT_SUPPORTED -> 501;
      case UNREACHABLE, UNTRUSTED -> 502;
      case CLOSED -> 503;
      case TIMED_OUT -> 504;
    };
  }

  static Answer.Content answer(Problem problem) {
    return answer(status(problem.code()), problem);
  }

  static Answer.Content answer(int status, Problem problem) {
    var headers = new LinkedHashMap<String, String>();
    switch (problem.code()) {
      case UNAUTHENTICATED -> headers.put("WWW-Authenticate", "Bearer");
      case METHOD_NOT_ALLOWED -> headers.put("Allow", problem.param("allowed"));
      case TOO_MANY_REQUESTS -> headers.put("Retry-After", problem.param("retryAfterSeconds"));
      case CLOSED -> headers.put("Connection", "close");
      default -> {}
    }
    return new Answer.Content(status, TYPE, ByteBuffer.wrap(document(status, problem)), headers);
  }

  static byte[] document(int status, Problem problem) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("type", "about:blank");
    fields.put("title", problem.code().title());
    fields.put("status", status);
    fields.put("code", problem.code().wire());
    fields.put("params", problem.params());
    return Wire.json(fields).getBytes(StandardCharsets.UTF_8);
  }

  /// No fault of our own: a line without a trace, and not one for each request.
  private static Problem told(String line, String reference) {
    if (TOLD.take()) {
      LOG.log(Level.WARNING, "{0}", OneLine.of(line));
    }
    return reference.equals("descriptors")
        ? Problem.of(ProblemCode.TOO_MANY_REQUESTS, "retryAfterSeconds", "10")
        : Problem.of(ProblemCode.INTERNAL, "reference", reference);
  }

  /// A fault of our own: the cause goes to the log under a reference, and only that goes out.
  static Problem internal(String where, Throwable cause) {
    if (OutOfDescriptors.is(cause)) {
      return told("out of file descriptors: raise the limit (ulimit -n)", "descriptors");
    }
    if (cause instanceof BrokenState broken) {
      return told(broken.file() + " is broken: correct or remove it", "access.json");
    }
    var reference = new byte[6];
    RANDOM.nextBytes(reference);
    String hex = HexFormat.of().formatHex(reference);
    LOG.log(Level.ERROR, "internal error " + hex + " in " + where, cause);
    return new Problem(ProblemCode.INTERNAL, Map.of("reference", hex));
  }
}
