package vigia.server.http;

import java.io.IOException;
import java.io.InputStream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import vigia.machine.ProblemCode;

/// Reads a request's body, up to a limit.
final class Body {
  /// What is read of a body that is too large, so that its sender gets to read why: closing while
  /// it still writes would take the answer away from it.
  private static final long MOST_DISCARDED = 16L << 20;

  private Body() {}

  /// How much memory [#read] takes at most.
  static int room(Request request, int most) {
    long declared = request.getLength();
    return declared < 0 || declared > most ? most : (int) declared;
  }

  /// @throws vigia.machine.ProblemException [ProblemCode#TOO_LARGE]
  static byte[] read(Request request, int most) throws IOException {
    boolean asks = request.getHeaders().contains(HttpHeader.EXPECT);
    if (asks && request.getLength() > most) {
      throw tooLarge(most);
    }
    try (InputStream in = Request.asInputStream(request)) {
      byte[] body = in.readNBytes(most + 1);
      if (body.length <= most) {
        return body;
      }
      discard(in);
    }
    throw tooLarge(most);
  }

  private static void discard(InputStream in) throws IOException {
    var buffer = new byte[8192];
    long left = MOST_DISCARDED;
    int read = 0;
    while (left > 0 && read >= 0) {
      read = in.read(buffer);
      left -= read;
    }
  }

  private static RuntimeException tooLarge(int most) {
    return ProblemCode.TOO_LARGE.with("limit", Integer.toString(most));
  }
}
