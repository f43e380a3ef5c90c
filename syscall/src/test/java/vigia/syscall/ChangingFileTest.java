package vigia.syscall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// That a change is told is tried with real mounts, see `MountChangesTest` in module local.
class ChangingFileTest {
  private static byte[] bytes(String path) {
    return path.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aTableThatNobodyTouchesHasNotChanged() throws Exception {
    try (var file = new ChangingFile(bytes("/proc/self/mountinfo"))) {
      assertThat(file.hasChanged()).isFalse();
      assertThat(file.hasChanged()).isFalse();
    }
  }

  @Test
  void whatIsNotThereSaysSo() {
    var failed =
        catchThrowableOfType(
            SyscallException.class, () -> new ChangingFile(bytes("/proc/self/nothing")));
    assertThat(failed.errno()).isEqualTo(Errno.ENOENT);
  }

  @Test
  void closingGivesTheDescriptorBack() throws Exception {
    var file = new ChangingFile(bytes("/proc/self/mountinfo"));
    long open = descriptors();
    file.close();
    file.close();
    assertThat(descriptors()).isEqualTo(open - 1);
    assertThat(file.hasChanged()).isTrue();
  }

  private static long descriptors() throws Exception {
    try (var entries = Files.list(Path.of("/proc/self/fd"))) {
      return entries.filter(ChangingFileTest::isMountTable).count();
    }
  }

  private static boolean isMountTable(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).endsWith("mountinfo");
    } catch (java.io.IOException closed) {
      return false;
    }
  }
}
