package vigia.scanner.answer;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The head of an HTTP answer, as far as it is of interest.
///
/// @param status the status line
/// @param server absent when it does not say
record HttpReply(String status, @Nullable String server) {
  private static final int MOST_STATUS = 256;
  private static final int MOST_SERVER = 128;
  private static final String SERVER = "server:";

  /// What to ask: a HEAD changes nothing, and its answer has no body.
  static byte[] request(Place place) {
    return ("HEAD / HTTP/1.1\r\nHost: "
            + place.host()
            + "\r\nUser-Agent: Vigia\r\nAccept: */*\r\nConnection: close\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  /// @param head a character for each byte
  /// @return null when that is no HTTP
  static @Nullable HttpReply of(String head) {
    if (!head.startsWith("HTTP/")) {
      return null;
    }
    List<String> lines = head.lines().toList();
    String server =
        lines.stream()
            .takeWhile(line -> !line.isEmpty())
            .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(SERVER))
            .map(line -> visible(line.substring(SERVER.length()), MOST_SERVER))
            .findFirst()
            .orElse("");
    return new HttpReply(visible(lines.getFirst(), MOST_STATUS), server.isEmpty() ? null : server);
  }

  private static String visible(String bytes, int most) {
    return VisibleText.of(bytes.strip().getBytes(StandardCharsets.ISO_8859_1), most);
  }

  /// Whether all of the head is there, or it is none.
  static boolean isWhole(String head) {
    return head.contains("\r\n\r\n")
        || head.contains("\n\n")
        || (head.length() >= "HTTP/".length() && !head.startsWith("HTTP/"));
  }
}
