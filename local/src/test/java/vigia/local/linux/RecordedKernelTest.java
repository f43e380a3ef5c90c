package vigia.local.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigia.local.Known;
import vigia.local.Space;
import vigia.machine.FileSystem;
import vigia.machine.Unavailable;

class RecordedKernelTest {
  @TempDir Path directory;

  private static byte[] path(String path) {
    return path.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void recordedAnswers() {
    Tree tree =
        new Tree(directory)
            .with(".vigia/uname", "Linux\npi\n6.1.21-v8+\n#1642 SMP\naarch64\n")
            .with(
                ".vigia/statvfs",
                """
                # frsize blocks bfree bavail files ffree mountpoint
                4096 1000 600 500 100 40 /
                4096 1000 600 500 0 0 /mnt/my\\040disk
                ! stuck /mnt/dead
                ! because /mnt/odd
                4096 x 600 500 0 0 /mnt/garbage
                4096 1000 600
                """);
    var kernel = new RecordedKernel(tree.files());
    assertThat(kernel.names())
        .isEqualTo(
            new Kernel.KernelNames(
                Known.of("pi"), Known.of("Linux 6.1.21-v8+"), Known.of("aarch64")));
    assertThat(kernel.space(path("/")))
        .isEqualTo(
            Known.of(new Space(4096_000, 4096 * 600, 4096 * 500, Known.of(100L), Known.of(40L))));
    assertThat(kernel.space(path("/mnt/my disk")).then(Space::inodes))
        .isEqualTo(Known.absent(Unavailable.NOT_APPLICABLE));
    assertThat(kernel.space(path("/mnt/dead"))).isEqualTo(Known.absent(Unavailable.STUCK));
    assertThat(kernel.space(path("/mnt/odd"))).isEqualTo(Known.absent(Unavailable.UNREADABLE));
    assertThat(kernel.space(path("/mnt/garbage"))).isEqualTo(Known.absent(Unavailable.UNREADABLE));
    assertThat(kernel.space(path("/elsewhere"))).isEqualTo(Known.absent(Unavailable.UNKNOWN));
  }

  @Test
  void aRecordThatIsMissingOrCutOffIsAbsent() {
    Tree tree = new Tree(directory).withDirectory(".vigia").with(".vigia/uname", "Linux\npi\n");
    assertThat(new RecordedKernel(tree.files()).names().machine())
        .isEqualTo(Known.absent(Unavailable.UNREADABLE));
  }

  /// As a machine seen with a large reserve: 252 GiB, 26 used, 76 available.
  @Test
  void percentIsOfWhatUsersCanUse() {
    long gib = 1L << 30;
    var space = new Space(252 * gib, 226 * gib, 76 * gib, Known.of(10L), Known.of(5L));
    FileSystem row = Space.row("/dev/vda", "/", "ext4", Known.of(space));
    assertThat(row.usedBytes()).isEqualTo(26 * gib);
    assertThat(row.usedPercent()).isEqualTo(25.5);
    assertThat(row.unavailable()).isEmpty();

    var empty = new Space(0, 0, 0, Known.of(0L), Known.of(0L));
    assertThat(Space.row("/dev/vda", "/", "ext4", Known.of(empty)).unavailable())
        .containsOnlyKeys("usedPercent");
    assertThat(Space.row("/dev/vda", "/", "ext4", Known.absent(Unavailable.STUCK)).unavailable())
        .hasSize(7)
        .containsEntry("totalBytes", Unavailable.STUCK);
  }
}
