package vigia.syscall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptFilesTest {
  private static final int MOST = 64;

  @TempDir Path directory;

  private final KeptFiles files = new KeptFiles(MOST);
  private final byte[] text = new byte[MOST];

  private static byte[] bytes(Path path) {
    return path.toString().getBytes(StandardCharsets.UTF_8);
  }

  private String read(int descriptor) throws SyscallException {
    return new String(text, 0, files.read(descriptor, text), StandardCharsets.UTF_8);
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
    assertThat(catchThrowableOfType(SyscallException.class, () -> read(descriptor)).errno())
        .isEqualTo(Errno.EBADF);
  }

  @Test
  void saysWhyAFileCannotBeOpened() {
    for (Path path : new Path[] {directory.resolve("none"), directory.resolve("")}) {
      var failed =
          catchThrowableOfType(SyscallException.class, () -> read(files.open(bytes(path))));
      assertThat(failed.errno()).isIn(Errno.ENOENT, Errno.EISDIR);
    }
  }

  /// The descriptor belongs to the process, not to its number.
  @Test
  void aProcessThatHasEndedIsNotMistakenForAnother() throws Exception {
    Process process = new ProcessBuilder("sleep", "100").start();
    int descriptor = files.open(bytes(Path.of("/proc/" + process.pid() + "/stat")));
    assertThat(read(descriptor)).startsWith(process.pid() + " (");
    process.destroyForcibly().waitFor();
    assertThat(catchThrowableOfType(SyscallException.class, () -> read(descriptor)).errno())
        .isEqualTo(Errno.ESRCH);
    files.close(descriptor);
  }
}
