package vigia.server.http;

import java.nio.ByteBuffer;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import vigia.machine.BadValue;
import vigia.machine.Problem;
import vigia.machine.ProblemCode;

/// What Jetty refuses by itself before a request reaches us (broken syntax, huge headers), as the
/// same problem documents.
final class ParserErrors extends ErrorHandler {

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status =
        request.getAttribute(ErrorHandler.ERROR_STATUS) instanceof Integer given ? given : 500;
    Object cause = request.getAttribute(ErrorHandler.ERROR_EXCEPTION);
    Problem problem = problem(status, cause instanceof Throwable thrown ? thrown : null);
    response.setStatus(status);
    HttpFields.Mutable headers = response.getHeaders();
    describe(headers);
    response.write(true, ByteBuffer.wrap(Problems.document(status, problem)), callback);
    return true;
  }

  private static void describe(HttpFields.Mutable headers) {
    headers.put(HttpHeader.CONTENT_TYPE, Problems.TYPE);
    SafetyHeaders.put(headers);
  }

  private static Problem problem(int status, @Nullable Throwable cause) {
    if (cause instanceof EofException) {
      // The client left or was too slow: no fault of ours to log, and nobody hears the answer.
      return Problem.of(ProblemCode.CLOSED);
    }
    if (status == 500) {
      return cause == null
          ? new Problem(ProblemCode.INTERNAL, Map.of("reference", ""))
          : Problems.internal("Jetty", cause);
    }
    return switch (status) {
      case 404 -> Problem.of(ProblemCode.NOT_FOUND, "path", "");
      case 405 -> Problem.of(ProblemCode.METHOD_NOT_ALLOWED, "method", "", "allowed", "");
      case 413, 414, 431 -> Problem.of(ProblemCode.TOO_LARGE, "limit", "");
      case 503 -> Problem.of(ProblemCode.CLOSED);
      default -> BadValue.MALFORMED.of("request", "").problem();
    };
  }
}
