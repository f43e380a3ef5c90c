package vigia.server.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import vigia.web.Page;

/// The page's static files: public, as they hold nothing of the machine.
public final class PageFiles {
  private static final Answer MISSING =
      new Answer.Content(
          404,
          "text/plain; charset=utf-8",
          ByteBuffer.wrap("Nothing is at that address.\n".getBytes(StandardCharsets.UTF_8)),
          Map.of());

  private PageFiles() {}

  /// For GET and HEAD of a path that is no route.
  public static Answer answer(Request request) {
    String path = request.getHttpURI().getPath();
    return path != null && path.startsWith("/")
        ? Page.file(path.substring(1)).map(file -> answer(request, file)).orElse(MISSING)
        : MISSING;
  }

  private static Answer answer(Request request, Page.File file) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("ETag", file.etag());
    headers.put(
        "Cache-Control", file.immutable() ? "public, max-age=31536000, immutable" : "no-cache");
    return file.etag().equals(request.getHeaders().get(HttpHeader.IF_NONE_MATCH))
        ? new Answer.Empty(304, headers)
        : new Answer.Content(200, file.contentType(), file.content(), headers);
  }
}
