package vigia.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {
  @TempDir Path home;

  @Test
  void thePageIsPublicAndKept() throws Exception {
    try (var running = new Running(home)) {
      var page = running.send("GET", "/", "");
      assertThat(page.status()).isEqualTo(200);
      assertThat(page.header("Content-Type")).contains("text/html; charset=utf-8");
      assertThat(page.header("Cache-Control")).contains("no-cache");
      String etag = page.header("ETag").orElseThrow();
      var again = running.send("GET", "/", "", "If-None-Match: " + etag);
      assertThat(again.status()).isEqualTo(304);
      assertThat(again.body()).isEmpty();
    }
  }

  @Test
  void thePageIsCompressedForWhoTakesIt() throws Exception {
    try (var running = new Running(home)) {
      String plain = running.send("GET", "/", "").body();
      try (var socket = running.connect()) {
        socket
            .getOutputStream()
            .write(
                "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAccept-Encoding: gzip, br\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
        byte[] answer = socket.getInputStream().readAllBytes();
        String text = new String(answer, StandardCharsets.ISO_8859_1);
        assertThat(text).contains("Content-Encoding: gzip").contains("Vary: Accept-Encoding");
        int start = text.indexOf("\r\n\r\n") + 4;
        var body = new ByteArrayInputStream(answer, start, answer.length - start);
        assertThat(new GZIPInputStream(body).readAllBytes())
            .asString(StandardCharsets.UTF_8)
            .isEqualTo(plain);
      }
    }
  }

  @Test
  void whatIsNotThereIsSaidAsEverywhere() throws Exception {
    try (var running = new Running(home)) {
      var answer = running.send("GET", "/nothing/here", "");
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.header("Content-Type")).contains("application/problem+json");
      assertThat(answer.body()).contains("\"path\":\"/nothing/here\"");
    }
  }
}
