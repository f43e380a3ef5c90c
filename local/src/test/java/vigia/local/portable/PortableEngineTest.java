package vigia.local.portable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vigia.local.HostRoot;
import vigia.local.Known;
import vigia.local.LocalMachine;
import vigia.local.LocalOptions;
import vigia.local.LocalOptions.Engine;
import vigia.machine.FileSystem;
import vigia.machine.Overview;
import vigia.machine.OverviewQuery;
import vigia.machine.ProblemCode;
import vigia.machine.ProblemException;
import vigia.machine.Reading;
import vigia.machine.Unavailable;

/// The portable engine on this machine, against the engine that knows it.
class PortableEngineTest {
  /// What others allocate or free between two readings, of the whole.
  private static final double SLACK = 0.01;

  private static LocalMachine machine;
  private static Overview before;
  private static Overview portable;
  private static Overview expected;

  @BeforeAll
  static void read() {
    machine = LocalMachine.open(with(HostRoot.THIS));
    before = byLinux();
    portable = machine.overview(new OverviewQuery(Duration.ofMillis(500), false));
    expected = byLinux();
  }

  private static Overview byLinux() {
    try (var linux = LocalMachine.open(LocalOptions.HERE)) {
      return linux.overview(OverviewQuery.NOW);
    }
  }

  @AfterAll
  static void close() {
    machine.close();
  }

  private static LocalOptions with(HostRoot root) {
    return new LocalOptions("local", root, Engine.PORTABLE, List.of(), List.of());
  }

  @Test
  void host() {
    assertThat(portable.host().kernel()).isEqualTo(expected.host().kernel());
    assertThat(portable.host().os()).contains("Linux");
    assertThat(portable.host().bootTime())
        .isBetween(
            expected.host().bootTime().minusSeconds(2), expected.host().bootTime().plusSeconds(2));
    assertThat(portable.host().unavailable())
        .isEqualTo(Map.of("container", Unavailable.NOT_SUPPORTED));
  }

  @Test
  void processors() {
    assertThat(portable.cpu().name()).isEqualTo(expected.cpu().name());
    assertThat(portable.cpu().logicalCores()).isEqualTo(expected.cpu().logicalCores());
    assertThat(portable.cpu().physicalCores()).isEqualTo(expected.cpu().physicalCores());
    assertThat(portable.cpu().architecture()).isEqualTo(expected.cpu().architecture());
    assertThat(portable.cpu().wordBits()).isEqualTo(expected.cpu().wordBits());
    assertThat(portable.cpu().percent()).isBetween(0.0, 100.0);
    assertThat(portable.cpu().intervalMillis()).isGreaterThanOrEqualTo(500);
  }

  @Test
  void memorySaysWhatItCannotTell() {
    var memory = portable.memory();
    assertThat(memory.totalBytes()).isEqualTo(expected.memory().totalBytes());
    long one = before.memory().availableBytes();
    long other = expected.memory().availableBytes();
    long slack = Math.round(SLACK * expected.memory().totalBytes());
    assertThat(memory.availableBytes())
        .isBetween(Math.min(one, other) - slack, Math.max(one, other) + slack);
    assertThat(memory.usedBytes()).isEqualTo(memory.totalBytes() - memory.availableBytes());
    assertThat(memory.unavailable())
        .containsOnlyKeys("freeBytes", "buffersBytes", "cachedBytes", "sharedBytes")
        .containsValue(Unavailable.NOT_SUPPORTED);
  }

  @Test
  void theRootFileSystemAndTheNetwork() {
    FileSystem root = root(portable);
    assertThat(root.totalBytes()).isEqualTo(root(expected).totalBytes());
    assertThat(root.type()).isEqualTo(root(expected).type());
    assertThat(root.inodesTotal()).isEqualTo(root(expected).inodesTotal());
    assertThat(portable.network().receivedBytesPerSecond()).isGreaterThanOrEqualTo(0);
    assertThat(portable.limits().unavailable()).containsValue(Unavailable.NOT_SUPPORTED).hasSize(5);
  }

  private static FileSystem root(Overview overview) {
    return overview.fileSystems().stream()
        .filter(row -> row.mountPoint().equals("/"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyProbeIsThere() {
    assertThat(machine.readings().readings())
        .extracting(Reading::probe)
        .containsExactly("host", "cpu", "memory", "load", "limits", "network", "fileSystems");
  }

  @Test
  void whatOshiGivesForNothingIsAbsent() {
    assertThat(Given.text("Unknown")).isEqualTo(Known.absent(Unavailable.UNKNOWN));
    assertThat(Given.text(" ")).isEqualTo(Known.absent(Unavailable.UNKNOWN));
    assertThat(Given.aboveZero(-1)).isEqualTo(Known.absent(Unavailable.UNKNOWN));
    assertThat(Given.aboveZero(0)).isEqualTo(Known.absent(Unavailable.UNKNOWN));
  }

  @Test
  void anotherHostsRootIsNotForIt() {
    var thrown =
        catchThrowableOfType(
            ProblemException.class,
            () -> LocalMachine.open(with(new HostRoot(Path.of("/proc/self/root")))));
    assertThat(thrown.code()).isEqualTo(ProblemCode.NOT_SUPPORTED);
  }
}
