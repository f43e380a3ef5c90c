package vigia.cli.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/// One browser window on the page, with all that its console said.
final class Visit implements AutoCloseable {
  /// For whatever is awaited: the computer may be busy with other tests.
  static final int PATIENCE_MILLIS = 30_000;

  private final BrowserContext context;
  private final String url;
  private final Visitor visitor;
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  final Page page;

  Visit(Browser browser, String url, Visitor visitor) {
    this.url = url;
    this.visitor = visitor;
    this.context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setLocale(visitor.language().tag)
                .setColorScheme(visitor.theme().scheme)
                .setTimezoneId("America/Sao_Paulo")
                .setViewportSize(visitor.width(), visitor.height()));
    context.setDefaultTimeout(PATIENCE_MILLIS);
    this.page = context.newPage();
    page.onConsoleMessage(message -> complaints.add(message.type() + ": " + message.text()));
    page.onPageError(error -> complaints.add("error: " + error));
  }

  void logIn(String link) {
    page.navigate(link);
    assertThat(page.getByRole(AriaRole.NAVIGATION).first()).isVisible();
  }

  /// Another tab of the same browser, on the same page.
  Page tab() {
    Page tab = context.newPage();
    tab.navigate(url + "/");
    return tab;
  }

  /// Opens the page without anything after its address.
  void arrive() {
    page.navigate(url + "/");
  }

  /// Goes to a screen and waits for its content.
  void go(Screen screen) {
    go(screen, "");
    assertThat(page.locator("h1")).hasText(screen.title(visitor.language()));
    sees(page.locator(screen.content).first());
  }

  /// @param query such as `?path=/etc`; empty for none
  void go(Screen screen, String query) {
    page.evaluate("hash => { location.hash = hash }", "#/" + screen.word + query);
  }

  Locator find(String selector) {
    return page.locator(selector);
  }

  Locator find(String selector, String text) {
    return page.locator(selector, new Page.LocatorOptions().setHasText(text));
  }

  void sees(Locator what) {
    assertThat(what).isVisible();
  }

  /// Waits until the text stands somewhere.
  void sees(String text) {
    sees(page.getByText(text).first());
  }

  void sees(Pattern text) {
    sees(page.getByText(text).first());
  }

  void press(String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
        .click();
  }

  /// Lets requests of that kind hang, as those of a server that was stopped.
  void hang(String pattern) {
    page.route(pattern, route -> {});
  }

  /// A JavaScript expression's value.
  Object ask(String expression) {
    return page.evaluate(expression);
  }

  /// All that the console said, errors of the page included.
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  @Override
  public void close() {
    // A request that comes meanwhile would be answered by a test that is over, of a page that is
    // gone.
    page.unrouteAll();
    context.close();
  }
}
