package vigia.cli.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import vigia.cli.SilentPort;
import vigia.machine.FileQuery;
import vigia.machine.Machine;
import vigia.machine.OverviewQuery;
import vigia.machine.ProcessQuery;
import vigia.machine.Scan;
import vigia.machine.ScanRequest;
import vigia.machine.ScanState;

@Contract
class CrowdContractTest {
  /// Three tries of a port that never answers take three times as long.
  private static final int PATIENCE_MILLIS = 5_000;

  private final Machine machine;

  CrowdContractTest(MachineKind kind) {
    machine = OpenMachines.the(kind);
  }

  @Test
  void manyMayAskAtOnce() throws Exception {
    long self = ProcessHandle.current().pid();
    List<Callable<?>> questions =
        List.of(
            () -> machine.overview(OverviewQuery.NOW),
            machine::readings,
            () -> machine.processes(ProcessQuery.ALL),
            () -> machine.process(self, null),
            () -> machine.files(FileQuery.of("/etc")),
            () -> machine.scan(ScanRequest.of("127.0.0.1", "1-20")).status());
    try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> answers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        for (Callable<?> question : questions) {
          // Four scans at once are a server's usual limit.
          if (i < 4 || question != questions.getLast()) {
            answers.add(crowd.submit(question));
          }
        }
      }
      for (Future<?> answer : answers) {
        assertThat(answer.get(50, TimeUnit.SECONDS)).isNotNull();
      }
    }
  }

  /// A port that stays silent keeps a scan running for as long as it is waited for. Whoever waited
  /// for the scan would have his answer after it only; a computer that is busy with others may be
  /// as slow as that once, not five times.
  @Test
  void threeHaveTheirAnswersWhileTheFourthScans() throws Exception {
    List<Callable<Object>> questions =
        List.of(
            () -> machine.overview(OverviewQuery.NOW),
            () -> machine.processes(ProcessQuery.ALL),
            () -> machine.files(FileQuery.of("/etc")));
    ScanState meanwhile = ScanState.DONE;
    try (var silent = new SilentPort("127.0.0.2");
        var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 5 && meanwhile != ScanState.RUNNING; i++) {
        Scan scan =
            machine.scan(
                ScanRequest.of("127.0.0.2", Integer.toString(silent.port()))
                    .withMaxWaitMillis(PATIENCE_MILLIS));
        for (Future<Object> answer : crowd.invokeAll(questions)) {
          assertThat(answer.get()).isNotNull();
        }
        meanwhile = scan.status().state();
        scan.cancel();
        assertThat(scan.await(Duration.ofSeconds(20))).isTrue();
      }
    }
    assertThat(meanwhile).isEqualTo(ScanState.RUNNING);
  }
}
