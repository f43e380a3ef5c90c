package vigia.syscall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatvfsTest {
  private static byte[] bytes(String path) {
    return path.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void agreesWithTheJdkOnWhatBothKnow() throws Exception {
    var store = Files.getFileStore(Path.of("/"));
    long before = store.getUnallocatedSpace();
    Statvfs root = Statvfs.of(bytes("/"));
    long after = store.getUnallocatedSpace();

    assertThat(root.blocks() * root.fragmentBytes()).isEqualTo(store.getTotalSpace());
    long slack = 64L << 20; // others write meanwhile
    assertThat(root.freeBlocks() * root.fragmentBytes())
        .isBetween(Math.min(before, after) - slack, Math.max(before, after) + slack);
    assertThat(root.freeBlocks()).isGreaterThanOrEqualTo(root.availableBlocks());
    assertThat(root.freeInodes()).isBetween(0L, root.inodes());
  }

  @Test
  void eachFailureHasItsOwnErrno(@TempDir Path directory) throws Exception {
    Path file = Files.createFile(directory.resolve("file"));
    assertThat(failure(directory + "/missing")).isEqualTo(Errno.ENOENT);
    assertThat(failure(file + "/below")).isEqualTo(Errno.ENOTDIR);
    assertThat(failure("/" + "x".repeat(300))).isEqualTo(Errno.ENAMETOOLONG);
    Path loop = Files.createSymbolicLink(directory.resolve("loop"), Path.of("loop"));
    assertThat(failure(loop.toString())).isEqualTo(Errno.ELOOP);
  }

  @Test
  void takesANameThatIsNotUtf8AsItIs() {
    byte[] path = {'/', 't', 'm', 'p', '/', (byte) 0xff, (byte) 0xfe};
    var thrown = catchThrowableOfType(SyscallException.class, () -> Statvfs.of(path));
    assertThat(thrown.errno()).isEqualTo(Errno.ENOENT);
    assertThat(thrown).hasMessage("statvfs: ENOENT");
  }

  private static Errno failure(String path) {
    return catchThrowableOfType(SyscallException.class, () -> Statvfs.of(bytes(path))).errno();
  }
}
