package vigia.server.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import vigia.machine.Problem;
import vigia.machine.ProblemCode;
import vigia.web.Page;

/// The page's static files: public, as they hold nothing of the machine.
public final class PageFiles {
  /// By ETag; the page has a handful of files.
  private static final Map<String, ByteBuffer> COMPRESSED = new ConcurrentHashMap<>();

  private PageFiles() {}

  /// For GET and HEAD of a path that is no route.
  public static Answer answer(Request request) {
    String path = request.getHttpURI().getPath();
    return path != null && path.startsWith("/")
        ? Page.file(path.substring(1))
            .map(file -> answer(request, file))
            .orElseGet(() -> missing(path))
        : missing("");
  }

  private static Answer missing(String path) {
    return Problems.answer(Problem.of(ProblemCode.NOT_FOUND, "path", path));
  }

  private static Answer answer(Request request, Page.File file) {
    boolean gzip = request.getHeaders().contains(HttpHeader.ACCEPT_ENCODING, "gzip");
    String etag = gzip ? file.etag().replaceFirst("\"$", "-gzip\"") : file.etag();
    var headers = new LinkedHashMap<String, String>();
    headers.put("ETag", etag);
    headers.put("Vary", "Accept-Encoding");
    headers.put(
        "Cache-Control", file.immutable() ? "public, max-age=31536000, immutable" : "no-cache");
    if (etag.equals(request.getHeaders().get(HttpHeader.IF_NONE_MATCH))) {
      return new Answer.Empty(304, headers);
    }
    if (gzip) {
      headers.put("Content-Encoding", "gzip");
    }
    return new Answer.Content(
        200, file.contentType(), gzip ? compressed(file) : file.content(), headers);
  }

  private static ByteBuffer compressed(Page.File file) {
    return COMPRESSED.computeIfAbsent(
        file.etag(),
        etag -> {
          var content = new byte[file.content().remaining()];
          file.content().get(content);
          var out = new ByteArrayOutputStream();
          try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
          } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory", impossible);
          }
          return ByteBuffer.wrap(out.toByteArray());
        });
  }
}
