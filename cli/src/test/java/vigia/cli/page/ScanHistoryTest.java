package vigia.cli.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Scans that stand still, and those that are over.
class ScanHistoryTest {
  @RegisterExtension static final Chromium chromium = new Chromium();

  @TempDir Path home;

  private static void scan(Visit visit, String target, int port) {
    visit.find("#scan-target").fill(target);
    visit.find("#scan-lowest").fill(Integer.toString(port));
    visit.find("#scan-highest").fill(Integer.toString(port));
    visit.press("Start");
    visit.sees(visit.find(".state", "Done"));
  }

  @Test
  void twoEarlierScansAreComparedOpenedAndForgotten() throws IOException {
    try (var server = RunningServer.start(home, 0)) {
      Visit visit = chromium.visit(server, Visitor.ENGLISH);
      visit.go(Screen.PORTS);
      int port;
      try (var open = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
        port = open.getLocalPort();
        scan(visit, "127.0.0.1", port);
      }
      scan(visit, "127.0.0.1,127.0.0.2", port);
      visit.page.getByText("Earlier scans").click();
      Locator rows = visit.find(".list tbody tr");
      assertThat(rows).hasCount(2);
      rows.nth(0).locator("input").check();
      rows.nth(1).locator("input").check();
      visit.press("Compare the two chosen");
      visit.sees("No longer open");
      visit.sees("open → closed");
      visit.sees("only the later scan asked");
      rows.nth(1).locator("a").click();
      visit.sees("1 of 1 port");
      rows.nth(0).locator("button").click();
      assertThat(rows).hasCount(1);
      assertThat(visit.complaints()).isEmpty();
    }
  }

  /// For longer than a test takes.
  private static void scanAllPorts(Visit visit, String targets) {
    visit.go(Screen.PORTS);
    visit.press("All 1–65535");
    visit.find("#scan-target").fill(targets);
    visit.press("Start");
    visit.sees("Scanning");
  }

  /// The address with nothing but the scan's id, opened anew.
  private static void openById(Visit visit) {
    visit.page.navigate(visit.page.url().replaceAll("&(targets|ports)=[^&]*", ""));
    visit.page.reload();
    assertThat(visit.page.url()).contains("scan=").doesNotContain("targets=", "ports=");
  }

  @Test
  void aRunningScanThatIsOpenedByItsIdSaysWhatItWasAsked() {
    try (var server = RunningServer.start(home, 0)) {
      Visit visit = chromium.visit(server, Visitor.ENGLISH);
      scanAllPorts(visit, "127.0.1.0/24, !127.0.1.3");
      openById(visit);
      visit.sees("Scanning");
      assertThat(visit.find("#scan-target")).hasValue("127.0.1.0/24, !127.0.1.3");
      assertThat(visit.find("#scan-lowest")).hasValue("1");
      assertThat(visit.find("#scan-highest")).hasValue("65535");
      visit.press("Stop");
      visit.sees(visit.find(".state", "Stopped"));
      assertThat(visit.complaints()).isEmpty();
    }
  }

  @Test
  void aKeptScanThatIsOpenedByItsIdSaysWhatItWasAsked() {
    int port;
    Visit visit;
    try (var server = RunningServer.start(home, 0)) {
      port = server.port();
      visit = chromium.visit(server, Visitor.ENGLISH);
      visit.go(Screen.PORTS);
      visit.page.getByLabel("UDP").check();
      visit.find("#scan-target").fill("127.0.0.0/31");
      visit.find("#scan-list").fill("1-3,9");
      visit.press("Start");
      visit.sees(visit.find(".state", "Done"));
    }
    try (var _ = RunningServer.start(home, port)) {
      openById(visit);
      visit.sees(visit.find(".state", "Done"));
      assertThat(visit.find("#scan-target")).hasValue("127.0.0.0/31");
      assertThat(visit.find("#scan-list")).hasValue("1-3,9");
      assertThat(visit.page.getByLabel("UDP")).isChecked();
    }
  }

  @Test
  void aScanIsPausedAndGoesOn() {
    try (var server = RunningServer.start(home, 0)) {
      Visit visit = chromium.visit(server, Visitor.ENGLISH);
      scanAllPorts(visit, "127.0.1.0/24");
      visit.press("Pause");
      visit.sees(visit.find(".state", "Paused"));
      visit.press("Continue");
      visit.sees(visit.find(".state", "Scanning"));
      visit.press("Stop");
      visit.sees(visit.find(".state", "Stopped"));
    }
  }
}
