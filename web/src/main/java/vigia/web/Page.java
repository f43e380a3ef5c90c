package vigia.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The page's files. The module hands out its own resources, so it need not be opened to anyone.
public final class Page {
  private Page() {}

  /// One file of the page.
  ///
  /// @param content read-only, its own position for each caller
  /// @param contentType for the `Content-Type` header
  /// @param etag for the `ETag` header, with its quotes
  /// @param immutable whether the name changes with the content, so that a browser may keep it for
  ///   ever
  public record File(ByteBuffer content, String contentType, String etag, boolean immutable) {
    @Override
    public ByteBuffer content() {
      return content.asReadOnlyBuffer();
    }
  }

  /// What the build puts out; anything else is no file of the page.
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml");

  /// Plain components only: no `..`, nothing hidden, no backslash.
  private static final Pattern NAME =
      Pattern.compile("(?:[A-Za-z0-9_-]+/)*[A-Za-z0-9_-]+\\.(\\w+)");

  private static final Map<String, File> READ = new ConcurrentHashMap<>();

  /// A file by the path of its URL without the leading slash.
  ///
  /// @param name such as `assets/index-Bx3.js`; empty for the page itself
  public static Optional<File> file(String name) {
    String asked = name.isEmpty() ? "index.html" : name;
    File known = READ.get(asked);
    if (known != null) {
      return Optional.of(known);
    }
    var parts = NAME.matcher(asked);
    String type = parts.matches() ? TYPES.get(parts.group(1)) : null;
    byte[] bytes = type == null ? null : bytes("/page/" + asked);
    if (type == null || bytes == null) {
      return Optional.empty();
    }
    File read = new File(ByteBuffer.wrap(bytes), type, etag(bytes), asked.startsWith("assets/"));
    READ.put(asked, read);
    return Optional.of(read);
  }

  private static byte @Nullable [] bytes(String resource) {
    try (InputStream in = Page.class.getResourceAsStream(resource)) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException("the page's " + resource, broken);
    }
  }

  private static String etag(byte[] bytes) {
    try {
      byte[] sum = MessageDigest.getInstance("SHA-256").digest(bytes);
      return '"' + HexFormat.of().formatHex(sum, 0, 12) + '"';
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
