package vigia.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import vigia.cli.syntax.Command;
import vigia.cli.syntax.Flag;
import vigia.cli.syntax.Invocation;
import vigia.machine.AnswerKind;
import vigia.machine.PortAnswer;
import vigia.machine.PortRanges;
import vigia.machine.PortReason;
import vigia.machine.PortRow;
import vigia.machine.PortState;
import vigia.machine.ScanState;
import vigia.machine.ScanStatus;
import vigia.machine.TargetResult;
import vigia.machine.TargetState;
import vigia.machine.TlsAnswer;
import vigia.machine.UnlistedAddresses;

class NmapXmlTest {
  private static final PortRow OPEN =
      PortRow.of("10.0.0.1", "tcp", 22, PortState.OPEN, PortReason.ACCEPTED, "s\"<&>'\u001b\ufffe")
          .withAnswer(
              new PortAnswer(
                  AnswerKind.TLS,
                  "b\"\u202e<",
                  "x<y>\u001b",
                  new TlsAnswer(
                      "TLSv1.3",
                      "CN=a",
                      "CN=b",
                      Instant.EPOCH,
                      Instant.EPOCH,
                      List.of("a.example", "b.example"),
                      0,
                      false,
                      Map.of())));

  private static TargetResult target(String target, TargetState state, int filtered) {
    var rows = new ArrayList<PortRow>();
    rows.add(OPEN);
    for (int port = 100; port < 100 + filtered; port++) {
      PortReason reason = port == 100 ? PortReason.HOST_UNREACHABLE : PortReason.NO_RESPONSE;
      rows.add(PortRow.of("10.0.0.1", "tcp", port, PortState.FILTERED, reason, null));
    }
    var ranges = new PortRanges("22", "1-20,23-52", "100-" + (99 + filtered));
    return new TargetResult(
        target, "10.0.0.1", state, 1, 50, filtered, ranges, rows, List.of(), null);
  }

  private static Element xml(ScanState state, TargetResult... targets) throws Exception {
    return xml("tcp", state, targets);
  }

  private static Element xml(String protocol, ScanState state, TargetResult... targets)
      throws Exception {
    var status =
        new ScanStatus(
            "x",
            state,
            protocol,
            Instant.EPOCH,
            1250,
            null,
            3,
            4,
            1,
            2,
            0,
            List.of(targets),
            new UnlistedAddresses(1, 2, 3, 8, 1, 100),
            null,
            null,
            null,
            null);
    var asked =
        new Invocation(
            Command.SCAN,
            Map.of(Flag.EXCLUDE, List.of("a\"<b", "c"), Flag.ALL, List.of()),
            List.of("10.0.0.0/8\n"));
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(NmapXml.of(status, asked, "1.0"))))
        .getDocumentElement();
  }

  private static Element only(Element in, String name) {
    assertThat(in.getElementsByTagName(name).getLength()).as(name).isEqualTo(1);
    return (Element) in.getElementsByTagName(name).item(0);
  }

  private static Element nth(Element in, String name, int n) {
    return (Element) in.getElementsByTagName(name).item(n);
  }

  @Test
  void whatHostileNamesSayStaysText() throws Exception {
    Element run = xml(ScanState.DONE, target("n\"><x y='&\u202e.example", TargetState.UP, 2));
    assertThat(run.getAttribute("args"))
        .isEqualTo("vigia scan 10.0.0.0/8\\n --exclude a\"<b --exclude c --all --format nmap-xml");
    assertThat(only(run, "hostname").getAttribute("name")).isEqualTo("n\"><x y='&\\u202E.example");
    assertThat(only(run, "service").getAttribute("name")).startsWith("s\"<&>'\\x1B");
    assertThat(only(run, "service").getAttribute("product")).isEqualTo("x<y>\\x1B");
    assertThat(only(run, "service").getAttribute("tunnel")).isEqualTo("ssl");
    assertThat(nth(run, "script", 1).getAttribute("id")).isEqualTo("banner");
    assertThat(nth(run, "script", 1).getAttribute("output")).isEqualTo("b\"\\u202E<");
    assertThat(nth(run, "script", 2).getAttribute("output"))
        .isEqualTo(
            "Subject: CN=a; Subject Alternative Name: a.example, b.example; Issuer: CN=b; "
                + "Not valid before: 1970-01-01T00:00:00Z; Not valid after: 1970-01-01T00:00:00Z");
  }

  @Test
  void fewPortsOfAKindAreListedAndManyCounted() throws Exception {
    Element run = xml(ScanState.DONE, target("10.0.0.1", TargetState.UP, 25));
    assertThat(run.getElementsByTagName("port").getLength()).isEqualTo(26);
    Element extra = only(run, "extraports");
    assertThat(extra.getAttribute("state")).isEqualTo("closed");
    assertThat(extra.getAttribute("count")).isEqualTo("50");
    assertThat(only(extra, "extrareasons").getAttribute("ports")).isEqualTo("1-20,23-52");
    assertThat(run.getElementsByTagName("hostname").getLength()).isZero();

    Element more = xml(ScanState.DONE, target("10.0.0.1", TargetState.UP, 26));
    assertThat(more.getElementsByTagName("port").getLength()).isEqualTo(1);
    Element filtered = nth(more, "extraports", 1);
    assertThat(filtered.getAttribute("state")).isEqualTo("filtered");
    assertThat(nth(filtered, "extrareasons", 0).getAttribute("ports")).isEqualTo("101-125");
    assertThat(nth(filtered, "extrareasons", 1).getAttribute("reason")).isEqualTo("host-unreach");
  }

  @Test
  void whatWasNotDialledIsSkippedAndTheRestCounted() throws Exception {
    Element run =
        xml(
            ScanState.CANCELLED,
            target("a.example", TargetState.UNRESOLVED, 1),
            target("10.0.0.1", TargetState.SILENT, 1));
    assertThat(only(run, "target").getAttribute("reason")).isEqualTo("unresolved");
    assertThat(only(run, "status").getAttribute("state")).isEqualTo("unknown");
    Element hosts = only(run, "hosts");
    assertThat(hosts.getAttribute("up")).isEqualTo("2");
    assertThat(hosts.getAttribute("down")).isEqualTo("5");
    assertThat(hosts.getAttribute("total")).isEqualTo("8");
    Element finished = only(run, "finished");
    assertThat(finished.getAttribute("elapsed")).isEqualTo("1.25");
    assertThat(finished.getAttribute("exit")).isEqualTo("error");
    assertThat(finished.getAttribute("errormsg")).isEqualTo("cancelled");
    assertThat(run.getAttribute("startstr")).isEqualTo("Thu Jan  1 00:00:00 1970");
  }

  @Test
  void udpIsToldAsNmapTellsIt() throws Exception {
    var row = PortRow.of("10.0.0.1", "udp", 53, PortState.OPEN, PortReason.UDP_RESPONSE, "domain");
    var silent =
        PortRow.of("10.0.0.1", "udp", 69, PortState.OPEN_OR_FILTERED, PortReason.NO_RESPONSE, null);
    Element few = udp(new PortRanges("53", "1-20", "", "69"), 1, List.of(row, silent));
    assertThat(only(few, "scaninfo").getAttribute("type")).isEqualTo("udp");
    assertThat(only(few, "scaninfo").getAttribute("protocol")).isEqualTo("udp");
    assertThat(only(few, "scaninfo").getAttribute("services")).isEqualTo("1-20,53,69");
    assertThat(only(few, "status").getAttribute("reason")).isEqualTo("udp-response");
    assertThat(only(few, "extrareasons").getAttribute("reason")).isEqualTo("port-unreach");
    assertThat(nth(few, "port", 1).getAttribute("protocol")).isEqualTo("udp");
    assertThat(nth(few, "state", 1).getAttribute("state")).isEqualTo("open|filtered");

    Element many = udp(new PortRanges("53", "1-20", "", "100-199"), 100, List.of(row));
    Element extra = nth(many, "extraports", 1);
    assertThat(extra.getAttribute("state")).isEqualTo("open|filtered");
    assertThat(extra.getAttribute("count")).isEqualTo("100");
    assertThat(only(extra, "extrareasons").getAttribute("reason")).isEqualTo("no-response");
  }

  private static Element udp(PortRanges ranges, int openFiltered, List<PortRow> rows)
      throws Exception {
    var target =
        new TargetResult(
            "10.0.0.1",
            "10.0.0.1",
            TargetState.UP,
            1,
            20,
            0,
            ranges,
            rows,
            List.of(),
            openFiltered);
    return xml("udp", ScanState.DONE, target);
  }
}
