package vigia.cli.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// The system's Chromium, started once for all test classes, with a fresh profile for each visit.
final class Chromium implements BeforeAllCallback, AfterEachCallback {
  private static final List<Path> PLACES =
      List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"));

  private Browser browser;
  private final List<Visit> visits = new ArrayList<>();

  private record Running(Playwright playwright, Browser browser) implements AutoCloseable {
    static Running start() {
      PlaywrightAssertions.setDefaultAssertionTimeout(Visit.PATIENCE_MILLIS);
      var playwright =
          Playwright.create(
              new Playwright.CreateOptions()
                  .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      // The tests may run as root, where Chromium has no sandbox; every page is the server's own.
      var options =
          new BrowserType.LaunchOptions()
              .setExecutablePath(executable())
              .setArgs(List.of("--no-sandbox"));
      return new Running(playwright, playwright.chromium().launch(options));
    }

    @Override
    public void close() {
      playwright.close();
    }
  }

  private static Path executable() {
    return PLACES.stream()
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new AssertionError("the page's tests need Chromium: " + PLACES));
  }

  /// A visitor who has logged in by a link of the server.
  Visit visit(RunningServer server, Visitor visitor) {
    Visit visit = stranger(server, visitor);
    visit.logIn(server.loginLink());
    return visit;
  }

  /// A visitor without a token.
  Visit stranger(RunningServer server, Visitor visitor) {
    var visit = new Visit(browser, server.url(), visitor);
    visits.add(visit);
    return visit;
  }

  /// A visitor who has logged in, and comes by way of a relay.
  Visit visit(Relay relay, RunningServer server, Visitor visitor) {
    var visit = new Visit(browser, relay.by(server.url()), visitor);
    visits.add(visit);
    visit.logIn(relay.by(server.loginLink()));
    return visit;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    browser =
        context
            .getStore(
                ExtensionContext.StoreScope.LAUNCHER_SESSION,
                ExtensionContext.Namespace.create(Chromium.class))
            .computeIfAbsent("running", _ -> Running.start(), Running.class)
            .browser();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    visits.forEach(Visit::close);
    visits.clear();
  }
}
