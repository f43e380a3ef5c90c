package vigia.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import vigia.machine.ScanState;
import vigia.machine.ScanStatus;
import vigia.machine.TargetResult;

/// What a test takes out of a scan.
final class Results {
  private Results() {}

  /// Of a scan of one address.
  static TargetResult only(ScanStatus status) {
    assertThat(status.targets()).hasSize(1);
    return status.targets().getFirst();
  }

  /// The same of one that came to its end.
  static TargetResult onlyOfDone(ScanStatus status) {
    assertThat(status.state()).isEqualTo(ScanState.DONE);
    return only(status);
  }
}
