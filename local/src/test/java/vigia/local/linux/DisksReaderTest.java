package vigia.local.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigia.local.HostRoot;
import vigia.local.Known;
import vigia.local.Rows;
import vigia.local.Since;
import vigia.machine.Disk;
import vigia.machine.Unavailable;

class DisksReaderTest {
  private static final String CAPTURED =
      """
         7       0 loop0 44 0 692 17 50 27 41058 235 0 156 341 0 0 0 0 20 88
         7       2 loop2 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0
       254       0 vda 303807 31665 14317698 168388 131160 301696 14579528 258100 0 88648 478709 110252 178 6858264 37909 19525 14311
       254       1 vda1 1 0 8 1 0 0 0 0 0 1 1 0 0 0 0
       259       0 nvme0n1 10 0 80 5 0 0 0 0 0 4 5
       259       1 nvme0n1p1 1 0 8 1 0 0 0 0 0 1 1
       253       0 zram0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0
       252       0 dm-0 0 0 0 0 0 0 0 0 0 0 0
        11       0 sr0 0 0 0 0 0 0 0 0 0 0 0
      """;

  @TempDir Path directory;

  private static Rows rows(String text) {
    return ((Known.Value<Rows>) Diskstats.parse(text)).value();
  }

  @Test
  void capturedWholeDisksAndLoopsThatAreUsed() {
    assertThat(rows(CAPTURED).byName()).containsOnlyKeys("loop0", "vda", "nvme0n1", "dm-0", "sr0");
    assertThat(rows("").byName()).isEmpty();
  }

  @Test
  void aPartitionIsNamedAfterItsDisk() {
    Set<String> all = Set.of("sda", "loop1", "dm-1", "mmcblk0", "nvme0n1", "md1", "zap");
    assertThat(Diskstats.isPartition("sda12", all)).isTrue();
    assertThat(Diskstats.isPartition("mmcblk0p2", all)).isTrue();
    assertThat(Diskstats.isPartition("nvme0n1p1", all)).isTrue();
    assertThat(Diskstats.isPartition("loop1p1", all)).isTrue();
    for (String whole :
        new String[] {"sda", "sdb1", "loop11", "dm-11", "mmcblk0boot0", "md12", "nvme0n12", "1"}) {
      assertThat(Diskstats.isPartition(whole, all)).as(whole).isFalse();
    }
  }

  @Test
  void cutOffAnywhereIsUnreadableOrWholeLines() {
    for (int length = 1; length < CAPTURED.length(); length++) {
      String cut = CAPTURED.substring(0, length);
      if (Diskstats.parse(cut) instanceof Known.Value<Rows>) {
        assertThat(cut).endsWith("\n");
      }
    }
    for (String garbage :
        new String[] {"\0", "a b c\n", CAPTURED + "8 0 sda x 1 1 1 1 1 1 1 1 1 1\n"}) {
      assertThat(Diskstats.parse(garbage)).isEqualTo(Known.absent(Unavailable.UNREADABLE));
    }
  }

  private Disk disk(String now, String before) {
    var reader = new DisksReader(new Tree(directory).files());
    return reader.figures(rows(now), new Since<>(rows(before), 2_000_000_000L)).disks().getFirst();
  }

  @Test
  void sectorsAreOf512BytesAndTheWaitIsForEachRequest() {
    Disk disk =
        disk(
            "8 0 sda 14 0 1000 30 6 0 2000 50 0 500 80\n",
            "8 0 sda 10 0 600 10 4 0 1600 20 0 100 30\n");
    assertThat(disk.readBytesPerSecond()).isEqualTo(102_400);
    assertThat(disk.writtenBytesPerSecond()).isEqualTo(102_400);
    assertThat(disk.readsPerSecond()).isEqualTo(2);
    assertThat(disk.writesPerSecond()).isEqualTo(1);
    assertThat(disk.busyPercent()).isEqualTo(20);
    assertThat(disk.waitMillis()).isEqualTo(8.33);
    assertThat(disk.readBytes()).isEqualTo(512_000);
    assertThat(disk.unavailable()).isEmpty();
  }

  /// `/sys/block/NAME/stat` has the same counters, for whole disks alone.
  @Test
  void liveAsEachDisksOwnFile() throws Exception {
    try (var files = new HostFiles(HostRoot.THIS)) {
      var reader = new DisksReader(files);
      Map<String, long[]> before = ownFiles();
      Rows rows = ((Known.Value<Rows>) reader.sample()).value();
      Map<String, long[]> after = ownFiles();
      assertThat(before.keySet()).containsAll(rows.byName().keySet());
      rows.byName()
          .forEach((name, counters) ->
              assertThat(counters[Diskstats.WRITTEN_SECTORS])
                  .as(name)
                  .isBetween(
                      before.get(name)[Diskstats.WRITTEN_SECTORS],
                      after.get(name)[Diskstats.WRITTEN_SECTORS]));
    }
  }

  private static Map<String, long[]> ownFiles() throws IOException {
    var counters = new HashMap<String, long[]>();
    try (var disks = Files.list(Path.of("/sys/block"))) {
      for (Path disk : disks.toList()) {
        String[] words = Files.readString(disk.resolve("stat")).strip().split(" +");
        counters.put(
            disk.getFileName().toString(),
            Arrays.stream(words).mapToLong(Long::parseLong).toArray());
      }
    }
    return counters;
  }

  @Test
  void withoutRequestsThereIsNoWaitAndADiskThatCameBackBeginsAnew() {
    String same = "8 0 sda 14 0 1000 30 6 0 2000 50 0 500 80\n";
    assertThat(disk(same, same).unavailable())
        .containsOnlyKeys("waitMillis")
        .containsValue(Unavailable.NOT_APPLICABLE);
    assertThat(disk("8 0 sda 1 0 1 1 1 0 1 1 0 1 1\n", same).unavailable())
        .hasSize(6)
        .containsValue(Unavailable.FIRST_SAMPLE);
  }
}
