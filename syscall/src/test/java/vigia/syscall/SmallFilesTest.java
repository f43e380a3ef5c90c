package vigia.syscall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallFilesTest {
  private static final int MOST = 64;

  @TempDir Path directory;

  private final SmallFiles files = new SmallFiles(MOST);

  private static byte[] bytes(Path path) {
    return path.toString().getBytes(StandardCharsets.UTF_8);
  }

  private String read(int descriptor) {
    return new String(files.text(), 0, files.read(descriptor), StandardCharsets.UTF_8);
  }

  @Test
  void isReadAnewFromTheStart() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "before");
    int descriptor = files.open(bytes(file));
    assertThat(read(descriptor)).isEqualTo("before");
    Files.writeString(file, "now");
    assertThat(read(descriptor)).isEqualTo("now");
    Files.writeString(file, "x".repeat(2 * MOST));
    assertThat(read(descriptor)).hasSize(MOST);
    files.close(descriptor);
    assertThat(files.read(descriptor)).isEqualTo(-1);
  }

  @Test
  void saysWhyAFileCannotBeOpened() {
    for (Path path : new Path[] {directory.resolve("none"), Path.of("/proc/self/x/y")}) {
      var failed = catchThrowableOfType(SyscallException.class, () -> files.open(bytes(path)));
      assertThat(failed.errno()).isEqualTo(Errno.ENOENT);
    }
  }

  /// The descriptor belongs to the process, not to its number.
  @Test
  void aProcessThatHasEndedIsNotMistakenForAnother() throws Exception {
    Process process = new ProcessBuilder("sleep", "100").start();
    int descriptor = files.open(bytes(Path.of("/proc/" + process.pid() + "/stat")));
    assertThat(read(descriptor)).startsWith(process.pid() + " (");
    process.destroyForcibly().waitFor();
    assertThat(files.read(descriptor)).isEqualTo(-1);
    files.close(descriptor);
  }
}
