package vigia.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vigia.machine.PortSet;
import vigia.machine.PortWords;
import vigia.machine.ProblemException;
import vigia.machine.Protocol;

class ServicesTest {

  /// From Debian's netbase.
  private static final String DEBIAN =
      """
      # Network services, Internet style
      echo\t\t7/tcp
      echo\t\t7/udp
      ssh\t\t22/tcp\t\t\t\t# SSH Remote Login Protocol
      domain\t\t53/tcp\t\t\t\t# Domain Name Server
      domain\t\t53/udp
      http\t\t80/tcp\t\twww\t\t# WorldWideWeb HTTP
      tftp\t\t69/udp
      other\t\t80/tcp
      """;

  @Test
  void theFirstNameOfATcpPortCounts() {
    Services services = Services.parse(DEBIAN, Protocol.TCP);
    assertThat(services.name(22)).isEqualTo("ssh");
    assertThat(services.name(80)).isEqualTo("http");
    assertThat(services.name(53)).isEqualTo("domain");
    assertThat(services.name(69)).isNull();
    assertThat(services.name(1)).isNull();
  }

  @Test
  void aFileCutOffInALineGivesWhatStandsBefore() {
    Services services =
        Services.parse(DEBIAN.substring(0, DEBIAN.indexOf("80/tcp") + 4), Protocol.TCP);
    assertThat(services.name(22)).isEqualTo("ssh");
    assertThat(services.name(80)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n\n",
        "ssh",
        "ssh 22",
        "ssh /tcp",
        "ssh 0/tcp",
        "ssh 65536/tcp",
        "ssh 99999999999/tcp",
        "ssh -22/tcp",
        "ssh 2２/tcp",
        "#ssh 22/tcp",
        "\0\u0001\u00ff/tcp",
        "22/tcp ssh"
      })
  void whatHasAnotherFormIsPassedOver(String garbage) {
    Services services = Services.parse(garbage + "\nhttp 80/tcp\n", Protocol.TCP);
    assertThat(services.name(22)).isNull();
    assertThat(services.name(80)).isEqualTo("http");
  }

  @Test
  void bytesThatAreNotTextCostNothingElse(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("services");
    Files.write(file, new byte[] {'a', ' ', '1', '/', 't', 'c', 'p', '#', (byte) 0xff, '\n'});
    assertThat(Services.load(file, Protocol.TCP).name(1)).isEqualTo("a");
  }

  @Test
  void withoutAFileOurOwnTableServes(@TempDir Path folder) {
    Services services = Services.load(folder.resolve("services"), Protocol.TCP);
    assertThat(services.name(22)).isEqualTo("ssh");
    assertThat(services.name(443)).isEqualTo("https");
    assertThat(services.name(5432)).isEqualTo("postgresql");
  }

  private static String ports(Services services, String words) {
    return services.ports(PortWords.parse(words)).toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "ssh; 22",
        "SSH,1-3; 1-3,22",
        "www; 80",
        "http; 80",
        "other; 80",
        "domai?; 53",
        "mongodb; 27017",
      })
  void aNameIsThatOfTheFileOrElseOfOurOwnTable(String words, String ports) {
    Services services = Services.parse(DEBIAN + "mongodb 27017/tcp\n", Protocol.TCP);
    assertThat(ports(services, words)).isEqualTo(ports);
    assertThat(ports(services, "https")).as("in our own").isEqualTo("443");
  }

  @Test
  void aPatternTakesTheNamesOfBoth() {
    assertThat(
            PortSet.parse(ports(Services.parse("http-here 12/tcp\n", Protocol.TCP), "http*"))
                .toArray())
        .contains(12, 80, 443);
  }

  @Test
  void whatNothingIsCalledIsRefused() {
    for (String words : new String[] {"no-such-service", "22,zz*", "tftp-"}) {
      assertThat(
              catchThrowableOfType(
                      ProblemException.class,
                      () -> ports(Services.parse(DEBIAN, Protocol.TCP), words))
                  .problem()
                  .params())
          .containsEntry("field", "ports")
          .containsEntry("reason", "unknown");
    }
  }

  @Test
  void theMostUsedAreManyAndEachStandsOnce() {
    int[] all = TopPorts.all(Protocol.TCP);
    assertThat(all).hasSizeGreaterThanOrEqualTo(200).doesNotHaveDuplicates();
    assertThat(Arrays.stream(all)).allMatch(port -> port >= 1 && port <= PortSet.HIGHEST);
    assertThat(ports(Services.own(Protocol.TCP), "top:3")).isEqualTo("22,80,443");
    assertThat(PortSet.parse(ports(Services.own(Protocol.TCP), "top:" + all.length)).size())
        .isEqualTo(all.length);
    assertThat(
            catchThrowableOfType(
                    ProblemException.class,
                    () -> ports(Services.own(Protocol.TCP), "top:" + (all.length + 1)))
                .problem()
                .params())
        .containsEntry("reason", "out-of-range")
        .containsEntry("most", Integer.toString(all.length));
  }
}
