package vigia.local.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigia.local.Commands;
import vigia.local.HostRoot;
import vigia.local.Known;

/// The small parsers around the process table, with captured, cut-off and garbage input.
class ProcessSourcesTest {
  @TempDir Path directory;

  private static byte[] words(int size, long... values) {
    ByteBuffer out = ByteBuffer.allocate(size * values.length).order(ByteOrder.nativeOrder());
    for (long value : values) {
      if (size == Long.BYTES) {
        out.putLong(value);
      } else {
        out.putInt((int) value);
      }
    }
    return out.array();
  }

  @Test
  void theKernelsUnitsAreThoseOfGetconf() throws Exception {
    ProcessScale scale = ProcessScale.read(HostRoot.THIS);
    assertThat(scale.pageBytes())
        .isEqualTo(Known.of(Long.valueOf(Commands.output("getconf", "PAGESIZE").strip())));
    assertThat(scale.ticksPerSecond())
        .isEqualTo(Long.parseLong(Commands.output("getconf", "CLK_TCK").strip()));
    assertThat(scale.cores()).isEqualTo(Known.of((long) Commands.cores()));
    assertThat(scale.memoryBytes())
        .isEqualTo(
            Known.of(
                Long.valueOf(
                    Commands.output("free", "-b").lines().toList().get(1).split("\\s+")[1])));
  }

  @Test
  void auxiliaryVectorsOfBothWordSizesAreRead() {
    long[] vector = {33, 140735, 16, 395049983, 6, 16384, 17, 100, 9, 0, 0, 0};
    var expected = new AuxiliaryVector(16384, 100);
    assertThat(AuxiliaryVector.parse(words(8, vector))).isEqualTo(expected);
    assertThat(AuxiliaryVector.parse(words(4, vector))).isEqualTo(expected);
  }

  @Test
  void cutOffOrGarbageAuxiliaryVectorsAreNone() {
    byte[] whole = words(8, 6, 4096, 17, 100, 0, 0);
    for (int length = 0; length < whole.length; length++) {
      assertThat(AuxiliaryVector.parse(java.util.Arrays.copyOf(whole, length))).isNull();
    }
    assertThat(AuxiliaryVector.parse(words(8, 6, 4097, 17, 100, 0, 0))).isNull();
    var random = new Random(5);
    byte[] garbage = new byte[320];
    for (int i = 0; i < 1_000; i++) {
      random.nextBytes(garbage);
      AuxiliaryVector.parse(garbage);
    }
  }

  @Test
  void accountFilesGiveNamesAndPassOverWhatIsBroken() {
    assertThat(
            AccountNames.parse(
                List.of(
                    "root:x:0:0:root:/root:/bin/bash",
                    "toor:x:0:0::/root:/bin/sh",
                    "big:x:4294967294:1::/:/bin/sh",
                    "# comment",
                    "",
                    "cut:x",
                    "word:x:abc:1",
                    ":x:7:7",
                    "+@nis::")))
        .isEqualTo(Map.of(0L, "root", 4294967294L, "big"));
  }

  @Test
  void accountsAreReadAgainWhenTheFileIsReplaced() throws Exception {
    Files.createDirectories(directory.resolve("etc"));
    Path file = directory.resolve("etc/passwd");
    var users = AccountNames.users(new HostRoot(directory));
    assertThat(users.now()).isEmpty();
    Files.writeString(file, "ana:x:1000:1000::/:/bin/sh\n");
    assertThat(AccountNames.name(users.now(), 1000)).isEqualTo("ana");
    Path next = Files.writeString(directory.resolve("next"), "bia:x:1000:1000::/:/bin/sh\n");
    Files.setLastModifiedTime(next, Files.getLastModifiedTime(file));
    Files.move(next, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    assertThat(AccountNames.name(users.now(), 1000)).isEqualTo("bia");
    assertThat(AccountNames.name(users.now(), 1001)).isEqualTo("1001");
  }

  @Test
  void startTimesDoNotFlickerWithTheClock() {
    var boot = new BootTime();
    assertThat(boot.settled(1_000_000)).isEqualTo(1_000_000);
    assertThat(boot.settled(1_000_001)).isEqualTo(1_000_000);
    assertThat(boot.settled(999_999)).isEqualTo(1_000_000);
    assertThat(boot.settled(2_000_000)).as("the clock was set").isEqualTo(2_000_000);

    Instant told = BootTime.start(1_000_000, 12_345, 100);
    assertThat(told).isEqualTo(Instant.ofEpochSecond(1_000_123, 450_000_000));
    assertThat(boot.matches(12_345, 100, told)).as("told before it was set").isTrue();
    assertThat(boot.matches(12_345, 100, told.plusMillis(10))).isTrue();
    assertThat(boot.matches(12_345, 100, told.plusMillis(11))).isFalse();
    assertThat(boot.matches(12_345, 100, told.minusMillis(1_000))).isFalse();
  }

  @Test
  void hiddenProcessesAreOnlyCountedWhereTheyCanBe() {
    List<String> lines =
        List.of(
            "22 28 0:21 / /proc rw,relatime shared:12 - proc proc rw",
            "23 28 0:22 / /sys rw - sysfs sysfs rw",
            "30 22 0:30 / /proc/x rw - tmpfs proc rw",
            "31 28 0:31 / /host/proc rw - proc proc rw,gid=4,hidepid=invisible",
            "garbage",
            "32 28 0:32 / /proc rw - proc proc rw,hidepid=noaccess");
    assertThat(HiddenProcesses.options(lines, "/proc")).isEqualTo("rw,hidepid=noaccess");
    assertThat(HiddenProcesses.options(lines, "/host/proc"))
        .isEqualTo("rw,gid=4,hidepid=invisible");
    assertThat(HiddenProcesses.options(lines, "/proc/x")).isNull();
    assertThat(HiddenProcesses.options(List.of(), "/proc")).isNull();
    assertThat(HiddenProcesses.read(new HostRoot(directory)).count(3)).isNull();
    assertThat(HiddenProcesses.LISTED.count(3)).isEqualTo(3);
  }

  @Test
  void forksAreCountedInTheLineProcesses() {
    String stat = "cpu  1 2\nintr 9 processes 3\nctxt 4\nprocesses 2869\nprocs_running 1\n";
    assertThat(forks(stat)).isEqualTo(2869);
    assertThat(forks("processes 7\n")).as("not at the very start").isZero();
    assertThat(forks("\nprocesses 28")).as("cut off").isZero();
    assertThat(forks("\nprocesses 0\n")).as("not counted").isZero();
    assertThat(forks("")).isZero();
    assertThat(new ForkCounter(new HostRoot(directory)).read(true)).isZero();
    var counter = new ForkCounter(HostRoot.THIS);
    long before = counter.read(false);
    assertThat(before).isPositive();
    assertThat(counter.read(true)).isGreaterThanOrEqualTo(before);
    counter.close();
    assertThat(counter.read(true)).isGreaterThanOrEqualTo(before);
    counter.close();
  }

  private static long forks(String stat) {
    byte[] text = bytes(stat);
    return ForkCounter.parse(text, text.length);
  }

  @Test
  void argumentsEndAtEachNul() {
    assertThat(ProcessFiles.arguments(bytes("a\0b c\0\0"))).containsExactly("a", "b c", "");
    assertThat(ProcessFiles.arguments(bytes("title without end")))
        .containsExactly("title without end");
    assertThat(ProcessFiles.arguments(bytes(""))).isEmpty();
    List<String> cut = ProcessFiles.arguments(bytes("x".repeat(5_000)));
    assertThat(cut).containsExactly("x".repeat(4_096) + "…");
  }

  @Test
  void statusIsReadByLine() {
    byte[] status =
        bytes("Name:\tUid:\\n\nUmask:\t0022\nTgid:\t41\nPid:\t42\nUid:\t1\t2\t3\t4\nGid:");
    assertThat(ProcessFiles.statusNumber(status, "Tgid", 0)).isEqualTo(41);
    assertThat(ProcessFiles.statusNumber(status, "Uid", 1)).isEqualTo(2);
    assertThat(ProcessFiles.statusNumber(status, "Uid", 9)).isNull();
    assertThat(ProcessFiles.statusNumber(status, "Gid", 0)).isNull();
    assertThat(ProcessFiles.statusNumber(status, "Name", 0)).isNull();
    assertThat(ProcessFiles.statusNumber(bytes("\0\0garbage"), "Uid", 1)).isNull();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
