package vigia.cli.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vigia.local.HostRoot;
import vigia.local.LocalMachine;
import vigia.local.LocalOptions;
import vigia.machine.Machine;
import vigia.machine.Overview;
import vigia.machine.OverviewQuery;
import vigia.machine.Wire;

/// Each file of each captured host in turn empty, cut off, or full of garbage: that costs the
/// figures that come from it, never the answer.
class DamagedHostsTest {
  private static final OverviewQuery EVERYTHING = new OverviewQuery(Duration.ZERO, true);

  @TempDir Path directory;

  @ParameterizedTest
  @MethodSource("vigia.cli.hosts.CapturedHostsTest#hosts")
  void aDamagedFileCostsOnlyItsFigures(Path host) throws IOException {
    Path root = copy(host.resolve("root"));
    for (Path file : files(root)) {
      byte[] whole = Files.readAllBytes(file);
      for (byte[] damaged : List.of(new byte[0], half(whole), garbage(whole))) {
        Files.write(file, damaged);
        try (var machine =
            LocalMachine.open(
                new LocalOptions(
                    Machine.LOCAL,
                    new HostRoot(root),
                    LocalOptions.Engine.AUTO,
                    List.of(),
                    List.of()))) {
          Overview overview = machine.overview(EVERYTHING);
          assertThat(Wire.read(Overview.class, Wire.json(overview)))
              .as("%s", root.relativize(file))
              .isEqualTo(overview);
          assertThat(machine.readings().readings()).isNotEmpty();
        }
      }
      Files.write(file, whole);
    }
  }

  private static byte[] half(byte[] whole) {
    return Arrays.copyOf(whole, whole.length / 2);
  }

  /// The same for the same file each time, so that a failure can be found again.
  private static byte[] garbage(byte[] whole) {
    var garbage = new byte[Math.max(16, whole.length)];
    new Random(whole.length).nextBytes(garbage);
    return garbage;
  }

  /// What the overview reads: all but single processes.
  private static List<Path> files(Path root) throws IOException {
    try (var all = Files.walk(root)) {
      return all.filter(file -> Files.isRegularFile(file) && !Files.isSymbolicLink(file))
          .filter(file -> !root.relativize(file).toString().matches("proc/\\d{2,}/.*"))
          .toList();
    }
  }

  private Path copy(Path from) throws IOException {
    Path to = directory.resolve("root");
    try (var all = Files.walk(from)) {
      // The links to executables lead out of the copy, and no process is asked for.
      for (Path file : all.filter(each -> !each.endsWith("exe")).toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()), LinkOption.NOFOLLOW_LINKS);
      }
    }
    return to;
  }
}
