package vigia.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
  private static final Pattern LINK = Pattern.compile("(?:src|href)=\"\\./([^\"]+)\"");

  @Test
  void thePageAndEverythingItLinksToIsThere() {
    Page.File index = Page.file("").orElseThrow();
    assertThat(index.contentType()).isEqualTo("text/html; charset=utf-8");
    assertThat(index.immutable()).isFalse();
    assertThat(linked()).anyMatch(n -> n.endsWith(".js")).anyMatch(n -> n.endsWith(".css"));
    for (String name : linked()) {
      assertThat(Page.file(name)).as(name).isPresent();
    }
  }

  @Test
  void aStrictPolicyFindsNothingInline() {
    String index = text("");
    assertThat(index).doesNotContain("<style").doesNotContain("style=").doesNotContain(" on");
    assertThat(Pattern.compile("<script(?![^>]* src=)").matcher(index).find()).isFalse();
    assertThat(index).doesNotContain("http:").doesNotContain("https:");
  }

  @Test
  void allOfItFitsTheBudget() throws IOException {
    int total = gzipped("");
    for (String name : linked()) {
      total += gzipped(name);
    }
    assertThat(total).isBetween(1, 100 * 1024 - 1);
  }

  @Test
  void anEtagFollowsTheContentAndBuffersAreIndependent() {
    Page.File index = Page.file("index.html").orElseThrow();
    assertThat(index.etag()).matches("\"[0-9a-f]{24}\"");
    index.content().get();
    assertThat(index.content().position()).isZero();
    assertThat(Page.file(linked().getFirst()).orElseThrow().etag()).isNotEqualTo(index.etag());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nothing.js",
        "../module-info.class",
        "assets/../index.html",
        "assets",
        "assets/",
        "/index.html",
        ".html",
        "index.html/",
        "vigia/web/Page.class",
        "a\\b.js"
      })
  void nothingElseIsHandedOut(String name) {
    assertThat(Page.file(name)).isEmpty();
  }

  private static List<String> linked() {
    var names = new ArrayList<String>();
    var links = LINK.matcher(text(""));
    while (links.find()) {
      names.add(links.group(1));
    }
    return names;
  }

  private static String text(String name) {
    return StandardCharsets.UTF_8.decode(Page.file(name).orElseThrow().content()).toString();
  }

  private static int gzipped(String name) throws IOException {
    var content = Page.file(name).orElseThrow().content();
    byte[] bytes = new byte[content.remaining()];
    content.get(bytes);
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.size();
  }
}
