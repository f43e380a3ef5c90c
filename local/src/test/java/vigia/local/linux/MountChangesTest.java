package vigia.local.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigia.local.Commands;

class MountChangesTest {
  @Test
  void whoAsksFirstHasToRead() {
    try (var changes = new MountChanges(true)) {
      assertThat(changes.mayBe()).isTrue();
    }
  }

  @Test
  void aTableThatNobodyTouchesHasNotChanged() {
    try (var changes = new MountChanges(true)) {
      changes.mayBe();
      assertThat(changes.mayBe()).isFalse();
    }
  }

  @Test
  void whatIsMountedIsSeenAtOnceAndGoneAtOnce(@TempDir Path point) throws Exception {
    String seen =
        Commands.output(
            "unshare",
            "--map-root-user",
            "--mount",
            Commands.java(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            Commands.classPath(),
            ShowMounts.class.getName(),
            point.toString());
    assertThat(seen.lines()).containsExactly("false", "true", "true", "false");
  }

  @Test
  void withoutSystemCallsItAlwaysMay() {
    try (var changes = new MountChanges(false)) {
      changes.mayBe();
      assertThat(changes.mayBe()).isTrue();
    }
  }

  @Test
  void onceClosedItAlwaysMay() {
    var changes = new MountChanges(true);
    changes.mayBe();
    changes.close();
    assertThat(changes.mayBe()).isTrue();
    assertThat(changes.mayBe()).isTrue();
  }
}
