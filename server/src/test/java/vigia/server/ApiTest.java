package vigia.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vigia.machine.Overview;
import vigia.machine.Permission;
import vigia.machine.Wire;
import vigia.server.limit.ServerLimits;

class ApiTest {
  private static final String LOCAL = "/api/v1/machines/local";

  @TempDir Path home;
  Running running;
  String token;

  @BeforeEach
  void start() throws Exception {
    running = new Running(home, Map.of("local", new KnownMachine()), ServerLimits.USUAL);
    token = running.token(Permission.values());
  }

  @AfterEach
  void stop() {
    running.close();
  }

  @Test
  void answersAreTheMachinesOwn() throws Exception {
    var overview = running.get(LOCAL + "/overview?interval=500ms", token);
    assertThat(overview.header("Content-Type")).contains("application/json");
    assertThat(overview.header("Cache-Control")).contains("no-store");
    assertThat(Wire.read(Overview.class, overview.body())).isEqualTo(KnownMachine.overview(500));
    assertThat(running.get("/api/v1/machines", token).body())
        .isEqualTo("{\"machines\":[{\"name\":\"local\",\"state\":\"up\"}]}");
    assertThat(running.get(LOCAL + "/processes?sort=name&order=desc&limit=5", token).body())
        .contains("\"name\":\"name desc\"");
    assertThat(running.get(LOCAL + "/processes/7", token).body()).contains("\"name\":\"seven\"");
    assertThat(running.get(LOCAL + "/processes/7/details", token).body())
        .contains("\"name\":\"seven\"")
        .contains("\"descriptors\":9")
        .contains("\"name\":\"open-files\",\"soft\":9,\"unit\":\"count\"")
        .contains("\"unavailable\":{\"pssBytes\":\"permission-denied\"}");
    assertThat(running.get(LOCAL + "/files?path=%2Fa%FFb/+c&filter=%C3%A7", token).body())
        .contains("\"path\":\"/a%FFb/%2Bcç\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /processes/abc              | 400 | bad-request     | "field":"pid","reason":"not-a-number","value":"abc"
          /processes/0                | 400 | bad-request     | "reason":"out-of-range"
          /processes/-5               | 400 | bad-request     | "reason":"out-of-range"
          /processes/4194304999       | 404 | no-such-process | "pid":"4194304999"
          /processes/99999999999999999999999 | 404 | no-such-process | "pid":"99999999999999999999999"
          /processes/7?startTime=now  | 400 | bad-request     | "field":"startTime"
          /processes/abc/details      | 400 | bad-request     | "field":"pid","reason":"not-a-number","value":"abc"
          /processes/0/details        | 400 | bad-request     | "reason":"out-of-range"
          /processes/99999999999999999999999/details | 404 | no-such-process | "pid":"99999999999999999999999"
          /processes/8/details        | 404 | no-such-process | "pid":"8"
          /processes/7/details?startTime=now | 400 | bad-request | "field":"startTime"
          /processes?limit=0          | 400 | bad-request     | "least":"1","most":"5000"
          /processes?limit=x          | 400 | bad-request     | "reason":"not-a-number"
          /processes?sort=size        | 400 | bad-request     | "allowed":"cpu,memory,pid,name,user"
          /files                      | 400 | bad-request     | "field":"path","reason":"missing"
          /files?path=                | 400 | bad-request     | "reason":"empty"
          /files?path=etc             | 400 | bad-request     | "reason":"not-absolute"
          /files?path=/etc%00         | 400 | bad-request     | "field":"path"
          /files?path=/etc&name=usr   | 422 | name-mismatch   | "expected":"etc"
          /overview?interval=5        | 400 | bad-request     | "reason":"malformed"
          /overview?interval=1h       | 400 | bad-request     | "reason":"out-of-range"
          /overview?allFileSystems=1  | 400 | bad-request     | "allowed":"true,false"
          /events?topics=cpu          | 400 | bad-request     | "allowed":"overview,readings"
          /events?interval=1ms        | 400 | bad-request     | "reason":"out-of-range"
          /scans/none                 | 404 | no-such-scan    | "scan":"none"
          /scans/none/events          | 404 | no-such-scan    | "scan":"none"
          """)
  void badQuestions(String path, int status, String code, String params) throws Exception {
    var answer = running.get(LOCAL + path, token);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).contains("application/problem+json");
    assertThat(answer.body()).contains("\"code\":\"" + code + "\"").contains(params);
  }

  @Test
  void anUnknownMachineIsNamed() throws Exception {
    var answer = running.get("/api/v1/machines/mars/overview", token);
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body()).contains("\"code\":\"no-such-machine\"").contains("mars");
  }

  @Test
  void aFaultOfOurOwnTellsAReferenceAndNothingElse() throws Exception {
    var answer = running.get(LOCAL + "/processes/13", token);
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.body())
        .containsPattern("\"reference\":\"[0-9a-f]{12}\"")
        .doesNotContain("secret")
        .doesNotContain("Exception");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"targets":[]}                            | "reason":"empty"
          {"targets":"x"}                           | "reason":"malformed"
          {}                                        | "field":"targets"
          {"targets":["a"],"ports":"0"}             | "reason":"out-of-range"
          {"targets":["a"],"ports":"9-1"}           | "reason":"reversed"
          {"targets":["a"],"ports":"1-"}            | "field":"ports"
          {"targets":["a"],"protocol":"sctp"}       | "allowed":"tcp, udp"
          {"targets":["a"],"protocol":"udp","method":"syn"} | "field":"method"
          {"targets":["a"],"method":"fin"}          | "allowed":"connect, syn"
          {"targets":["a"]                          | "reason":"malformed"
          {"targets":[null],"ports":"1-5"}          | "field":"targets"
          {"targets":["a"]} trailing                | "reason":"malformed"
          {"targets":["a}]"]}{"targets":["b"]}      | "reason":"malformed"
          {"targets":["a"],"maxWaitMillis":4294967396} | "value":"4294967396","least":"-2147483648"
          {"targets":["a"],"maxWaitMillis":1e99}    | "value":"1e99"
          {"targets":["a"],"maxWaitMillis":1e4294967298} | "field":"maxWaitMillis","reason":"not-a-number"
          {"targets":["a"],"maxWaitMillis":"100"}   | "field":"maxWaitMillis","reason":"not-a-number"
          {"targets":["a"],"maxWaitMillis":200.5}   | "field":"maxWaitMillis","reason":"not-a-number"
          """)
  void badScans(String body, String params) throws Exception {
    var answer = running.send("POST", LOCAL + "/scans", body, "Authorization: Bearer " + token);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("\"code\":\"bad-request\"").contains(params);
  }

  @Test
  void metricsAreMadeOfReadingsAlone() throws Exception {
    var answer = running.get("/metrics", token);
    assertThat(answer.header("Content-Type").orElse("")).startsWith("text/plain");
    assertThat(answer.body())
        .contains("# TYPE vigia_memory_total_bytes gauge")
        .contains("vigia_memory_used_bytes 250.0")
        .contains("# TYPE vigia_network_received_bytes_total counter")
        .contains("vigia_network_received_bytes_total 7.0")
        .contains(
            "vigia_file_systems_used_bytes{device=\"/dev/a\",mount_point=\"/a \\\"b\\\"\\n\",type=\"ext4\"} 4.0")
        .contains("vigia_cpu_info{architecture=\"x86_64\"} 1")
        .contains("vigia_probe_stale{probe=\"network\"} 1.0")
        .doesNotContain("vigia_cpu_percent");
  }
}
