package vigia.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScanDifferenceTest {
  private static final String NETWORK = "10.0.0.0/24";

  private static TargetResult host(
      String address, TargetState state, String open, String closed, String filtered) {
    return new TargetResult(
        address,
        address,
        state,
        0,
        0,
        0,
        new PortRanges(open, closed, filtered),
        List.of(),
        List.of(),
        null);
  }

  private static ScanStatus status(ScanState state, TargetResult... targets) {
    return status(state, null, targets);
  }

  private static ScanStatus status(
      ScanState state, @Nullable UnlistedAddresses unlisted, TargetResult... targets) {
    return new ScanStatus(
        "s",
        state,
        "tcp",
        Instant.EPOCH,
        1,
        null,
        0,
        0,
        0,
        0,
        0,
        List.of(targets),
        unlisted,
        null,
        null,
        null,
        null);
  }

  private static ScanComparison compared(ScanStatus before, ScanStatus after) {
    return compared(before, "1-100", after, "1-100");
  }

  private static ScanComparison compared(
      ScanStatus before, String portsBefore, ScanStatus after, String portsAfter) {
    return ScanDifference.of(
        asked(before, NETWORK, portsBefore), before, asked(after, NETWORK, portsAfter), after);
  }

  private static ScanSummary asked(ScanStatus status, String target, String ports) {
    return ScanSummary.of(status).with(new ScanOrigin("local", List.of(target), ports, null), true);
  }

  @Test
  void ofTheSameTwiceNothingChanged() {
    var all = status(ScanState.DONE, host("10.0.0.1", TargetState.UP, "22", "1-21,23-100", ""));
    var none = compared(all, all);
    assertThat(none.ports()).isEmpty();
    assertThat(none.hosts()).isEmpty();
    assertThat(none.notCompared()).isEmpty();
  }

  @Test
  void portsThatOpenedClosedOrChangedOtherwise() {
    var before = status(ScanState.DONE, host("10.0.0.1", TargetState.UP, "22,80", "1-21", "90-99"));
    var after =
        status(ScanState.DONE, host("10.0.0.1", TargetState.UP, "21,22", "80,90", "1-20,91-99"));
    assertThat(compared(before, after).ports())
        .containsExactlyInAnyOrder(
            new PortChange("10.0.0.1", "tcp", "80", PortState.OPEN, PortState.CLOSED),
            new PortChange("10.0.0.1", "tcp", "21", PortState.CLOSED, PortState.OPEN),
            new PortChange("10.0.0.1", "tcp", "1-20", PortState.CLOSED, PortState.FILTERED),
            new PortChange("10.0.0.1", "tcp", "90", PortState.FILTERED, PortState.CLOSED));
  }

  @Test
  void onlyPortsThatBothAskedAreCompared() {
    var before = status(ScanState.DONE, host("10.0.0.1", TargetState.UP, "22", "1-21", ""));
    var after = status(ScanState.DONE, host("10.0.0.1", TargetState.UP, "443", "22-30", ""));
    var changes = compared(before, "1-22", after, "22-30,443");
    assertThat(changes.ports())
        .containsExactly(new PortChange("10.0.0.1", "tcp", "22", PortState.OPEN, PortState.CLOSED));
    assertThat(changes.notCompared())
        .containsExactly(
            new NotCompared("10.0.0.1", "1-21", NotCompared.Side.BEFORE),
            new NotCompared("10.0.0.1", "23-30,443", NotCompared.Side.AFTER));
  }

  @Test
  void aHostOfANetworkWentAndAnotherCame() {
    var before = status(ScanState.DONE, host("10.0.0.1", TargetState.UP, "22", "1-21,23-100", ""));
    var after = status(ScanState.DONE, host("10.0.0.2", TargetState.UP, "", "1-100", ""));
    var changes = compared(before, after);
    assertThat(changes.hosts())
        .containsExactly(
            new HostChange("10.0.0.1", TargetState.UP, TargetState.SILENT, "22"),
            new HostChange("10.0.0.2", TargetState.SILENT, TargetState.UP, ""));
    assertThat(changes.ports()).isEmpty();
    assertThat(changes.notCompared()).isEmpty();
  }

  @Test
  void aHostThatFellSilentIsOneChangeAndNotOneForEachPort() {
    var before = status(ScanState.DONE, host("10.0.0.1", TargetState.UP, "22", "1-21", ""));
    var after = status(ScanState.DONE, host("10.0.0.1", TargetState.SILENT, "", "", "1-22"));
    var changes = compared(before, after);
    assertThat(changes.hosts())
        .containsExactly(new HostChange("10.0.0.1", TargetState.UP, TargetState.SILENT, "22"));
    assertThat(changes.ports()).isEmpty();
  }

  /// Behind a firewall another port may well be silent: that is not the host's going.
  @Test
  void silenceOnOtherPortsSaysNothingOfAHost() {
    var before = status(ScanState.DONE, host("10.0.0.1", TargetState.UP, "22", "", ""));
    var after = status(ScanState.DONE, host("10.0.0.1", TargetState.SILENT, "", "", "80"));
    var changes = compared(before, "22", after, "80");
    assertThat(changes.hosts()).isEmpty();
    assertThat(changes.notCompared()).hasSize(2);
  }

  @Test
  void aScanThatWasStoppedSaysNothingByLeavingOut() {
    var before = status(ScanState.DONE, host("10.0.0.1", TargetState.UP, "22", "", ""));
    var changes = compared(before, status(ScanState.CANCELLED));
    assertThat(changes.hosts()).isEmpty();
    assertThat(changes.notCompared())
        .containsExactly(new NotCompared("10.0.0.1", "22", NotCompared.Side.BEFORE));
  }

  @Test
  void norDoesOneThatWasNotAllowedToAskAll() {
    var before = status(ScanState.DONE, host("10.0.0.1", TargetState.UP, "22", "", ""));
    var after = status(ScanState.DONE, new UnlistedAddresses(0, 0, 0, 3, 0, 0));
    assertThat(compared(before, after).hosts()).isEmpty();
  }

  @Test
  void norDoesOneWithoutRoomForAllThatAnswered() {
    var before = status(ScanState.DONE, host("10.0.0.1", TargetState.UP, "22", "", ""));
    var after = status(ScanState.DONE, new UnlistedAddresses(0, 1, 0, 0, 0, 0));
    assertThat(compared(before, after).hosts()).isEmpty();
  }

  @Test
  void norDoesOneOfOtherTargets() {
    var before = status(ScanState.DONE, host("10.0.0.1", TargetState.UP, "22", "", ""));
    var after = status(ScanState.DONE, host("10.9.0.1", TargetState.UP, "22", "", ""));
    var changes =
        ScanDifference.of(
            asked(before, NETWORK, "22"), before, asked(after, "10.9.0.1", "22"), after);
    assertThat(changes.hosts()).isEmpty();
    assertThat(changes.notCompared())
        .containsExactly(
            new NotCompared("10.0.0.1", "22", NotCompared.Side.BEFORE),
            new NotCompared("10.9.0.1", "22", NotCompared.Side.AFTER));
  }
}
