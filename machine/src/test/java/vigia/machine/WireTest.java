package vigia.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireTest {

  private static final ProcessInfo DENIED =
      new ProcessInfo(
          7,
          Instant.parse("2026-01-02T03:04:05.670Z"),
          "a\u001bb\u202ec\u007f\u2028",
          null,
          null,
          1L,
          "root",
          ProcessState.SLEEPING,
          3L,
          4096L,
          0.25,
          null,
          null,
          null,
          Map.of("exe", Unavailable.PERMISSION_DENIED, "cpuPercent", Unavailable.FIRST_SAMPLE));

  @Test
  void aFigureThatCouldNotBeHadIsAbsentAndItsReasonIsGiven() {
    assertThat(Wire.json(DENIED))
        .contains("\"unavailable\":{\"cpuPercent\":\"first-sample\",\"exe\":\"permission-denied\"}")
        .doesNotContain("\"exe\":null")
        .contains("\"state\":\"sleeping\"")
        .contains("\"startTime\":\"2026-01-02T03:04:05.670Z\"");
  }

  @Test
  void nothingInJsonCanDriveATerminal() {
    assertThat(Wire.json(DENIED))
        .contains("a\\u001Bb\\u202Ec\\u007F\\u2028")
        .matches(json -> json.chars().allMatch(c -> c >= 0x20 && !Wire.isHidden((char) c)));
  }

  @Test
  void recordsComeBackAsTheyWere() {
    assertThat(Wire.read(ProcessInfo.class, Wire.json(DENIED))).isEqualTo(DENIED);
    var limit =
        new ResourceLimit(
            "cpu-time", 7L, null, Unit.SECONDS, Map.of("hard", Unavailable.NOT_APPLICABLE));
    var details =
        new ProcessDetails(
            DENIED,
            null,
            null,
            0L,
            1L,
            2L,
            3L,
            List.of(limit),
            "/a.slice",
            null,
            null,
            Map.of("pssBytes", Unavailable.STUCK));
    assertThat(Wire.read(ProcessDetails.class, Wire.json(details))).isEqualTo(details);
    var tls =
        new TlsAnswer(
            null,
            "CN=a",
            "CN=b",
            Instant.EPOCH,
            Instant.EPOCH,
            List.of("a.example"),
            3,
            false,
            Map.of("version", Unavailable.UNKNOWN));
    var answer = new PortAnswer(AnswerKind.HTTPS, "HTTP/1.1 200 OK", "s", tls);
    var listener =
        new PortListener(
            "::",
            null,
            null,
            "root",
            2,
            ListenerFinding.NOT_REACHED,
            Map.of("pid", Unavailable.PERMISSION_DENIED));
    var row =
        PortRow.of("127.0.0.1", "tcp", 22, PortState.OPEN, PortReason.ACCEPTED, "ssh")
            .withAnswer(answer)
            .withListener(listener);
    var target =
        new TargetResult(
            "localhost",
            "127.0.0.1",
            TargetState.UP,
            1,
            2,
            0,
            new PortRanges("22", "23-24", ""),
            List.of(row),
            List.of(TargetFinding.EVERYTHING_ANSWERS),
            null);
    var status =
        new ScanStatus(
            "x",
            ScanState.RUNNING,
            "tcp",
            Instant.EPOCH,
            5,
            null,
            3,
            4,
            1,
            2,
            0,
            List.of(target),
            new UnlistedAddresses(1, 0, 2, 3, 250, 24_000),
            null,
            ScanMethod.CONNECT,
            MethodReason.NO_RIGHT,
            null);
    assertThat(Wire.read(ScanStatus.class, Wire.json(status))).isEqualTo(status);
    assertThat(Wire.json(status)).doesNotContain("openFiltered");
    var udp = new PortRanges("53", "", "", "67-69");
    assertThat(Wire.read(PortRanges.class, Wire.json(udp))).isEqualTo(udp);
    var sample = new Sample("totalBytes", Map.of("mountPoint", "/"), 252_000_000_001.0, null);
    var readings =
        new Readings(
            Instant.EPOCH,
            List.of(new Reading("memory", Instant.EPOCH, 5, false, List.of(sample), Map.of())),
            Figures.descriptors(Memory.class));
    assertThat(Wire.read(Readings.class, Wire.json(readings))).isEqualTo(readings);
    var problem = Problem.of(ProblemCode.NAME_MISMATCH, "name", "a", "expected", "b");
    assertThat(Wire.read(Problem.class, Wire.json(problem))).isEqualTo(problem);
  }

  @Test
  void unknownFieldsAreIgnoredSoThatAnswersCanGrow() {
    assertThat(
            Wire.read(
                MachineInfo.class, "{\"name\":\"local\",\"new\":[{\"a\":1}],\"state\":\"up\"}"))
        .isEqualTo(new MachineInfo("local", "up"));
  }

  @Test
  void aScanRequestNeedsOnlyTargets() {
    assertThat(Wire.read(ScanRequest.class, "{\"targets\":[\"::1\"]}").portWords().numbers())
        .isEqualTo(PortSet.USUAL);
    ScanRequest udp = Wire.read(ScanRequest.class, "{\"targets\":[\"::1\"],\"protocol\":\"udp\"}");
    assertThat(udp.transport()).isEqualTo(Protocol.UDP);
    assertThat(udp.portWords().top()).isEqualTo(100);
    assertThat(ScanRequest.of(List.of("::1"), null).with(Protocol.UDP)).isEqualTo(udp);
    assertThatThrownBy(
            () -> Wire.read(ScanRequest.class, "{\"targets\":[\"::1\"],\"protocol\":\"sctp\"}"))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> Wire.read(ScanRequest.class, "{\"targets\":[]}"))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> Wire.read(ScanRequest.class, "{\"targets\":3}"))
        .isInstanceOf(io.avaje.json.JsonException.class);
  }

  /// The JSON library takes the lowest 32 or 64 bits of what does not fit, and 0 for what has an
  /// exponent.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "4294967396",
        "2147483648",
        "-2147483649",
        "18446744073709551617",
        "1e99",
        "-1e99",
        "1e999999999",
        "1e4294967298",
        "1e99999999999",
        "1e-4294967298",
        "1e-2147483647",
        "1e2147483647",
        "1.5",
        "1e-1"
      })
  void aNumberThatIsNoWholeOneOf32BitsIsRefused(String number) {
    assertThatThrownBy(() -> read(number))
        .isInstanceOfSatisfying(
            ProblemException.class,
            told ->
                assertThat(told.problem().params())
                    .containsEntry("field", "maxWaitMillis")
                    .containsEntry("value", number));
  }

  @ParameterizedTest
  @ValueSource(strings = {"200", "200.0", "2e2", " 200 "})
  void aWholeNumberIsReadHoweverItIsWritten(String number) {
    assertThat(read(number).maxWaitMillis()).isEqualTo(200);
  }

  private static ScanRequest read(String number) {
    return Wire.read(
        ScanRequest.class, "{\"targets\":[\"::1\"],\"maxWaitMillis\":" + number + ",\"all\":true}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"pid\":18446744073709551617",
        "\"pid\":9223372036854775808",
        "\"pid\":1e99",
        "\"pid\":0.5",
        "\"pid\":1,\"cpuPercent\":1e400",
        "\"pid\":1,\"cpuPercent\":-1e400"
      })
  void aFigureThatDoesNotFitIsNoOther(String fields) {
    assertThatThrownBy(() -> Wire.read(ProcessInfo.class, "{" + fields + "}"))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void whatOnlyTcpHasIsRefusedByUdp() {
    ScanRequest udp = ScanRequest.of("::1", "53").with(Protocol.UDP);
    assertThat(udp.withMethod(ScanMethod.CONNECT).withIdentify(false).transport())
        .isEqualTo(Protocol.UDP);
    assertThatThrownBy(() -> udp.withMethod(ScanMethod.SYN))
        .isInstanceOfSatisfying(
            ProblemException.class,
            told -> assertThat(told.problem().params()).containsEntry("field", "method"));
    assertThatThrownBy(() -> udp.withIdentify(true))
        .isInstanceOfSatisfying(
            ProblemException.class,
            told -> assertThat(told.problem().params()).containsEntry("field", "identify"));
  }

  @Test
  void whatAScanWaitsForAnAnswerHasBounds() {
    ScanRequest request = ScanRequest.of("::1", "80");
    assertThat(request.withMaxWaitMillis(10).withAll(true).maxWaitMillis()).isEqualTo(10);
    assertThat(request.withMaxWaitMillis(10_000).maxWaitMillis()).isEqualTo(10_000);
    for (int wrong : new int[] {Integer.MIN_VALUE, 0, 9, 10_001}) {
      assertThatThrownBy(() -> request.withMaxWaitMillis(wrong))
          .isInstanceOfSatisfying(
              ProblemException.class,
              told ->
                  assertThat(told.problem().params())
                      .containsEntry("field", "maxWaitMillis")
                      .containsEntry("reason", "out-of-range")
                      .containsEntry("most", "10000"));
    }
  }
}
