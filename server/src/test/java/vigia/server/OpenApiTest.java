package vigia.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `docs/openapi.json` is what the server says of itself. After a wished change: `mvn -pl server
/// -am test -Dtest=OpenApiTest -Dvigia.regenerate=true`.
class OpenApiTest {
  private static final Path COPY = Path.of("..", "docs", "openapi.json");

  @TempDir Path home;

  @Test
  void theCopyInTheDocsIsTheServersOwn() throws Exception {
    try (var running = new Running(home)) {
      var answer = running.send("GET", "/openapi.json", "");
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body())
          .contains("\"openapi\": \"3.1.0\"")
          .contains("#/components/schemas/Overview")
          .contains("MemTotal − MemAvailable");
      if (Boolean.getBoolean("vigia.regenerate")) {
        Files.writeString(COPY, answer.body() + "\n");
      }
      assertThat(answer.body() + "\n").isEqualTo(Files.readString(COPY));
    }
  }
}
