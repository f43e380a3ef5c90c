package vigia.local.linux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vigia.machine.Memory;
import vigia.machine.Unavailable;

class MemoryReaderTest {
  /// Captured on the machine that this was written on, lines between left out.
  private static final String CAPTURED =
      """
      MemTotal:       24684092 kB
      MemFree:        24219516 kB
      MemAvailable:   24314788 kB
      Buffers:           14376 kB
      Cached:           312640 kB
      SwapCached:            0 kB
      Active:           161728 kB
      Shmem:              8856 kB
      KReclaimable:      29592 kB
      Slab:              64652 kB
      SReclaimable:      29592 kB
      SwapTotal:       2097148 kB
      SwapFree:        1048572 kB
      HugePages_Total:       0
      Hugepagesize:       2048 kB
      """;

  @Test
  void usedIsTotalMinusAvailableAndCacheHoldsReclaimableSlab() {
    Memory memory = MemoryReader.parse(CAPTURED, 0);
    assertThat(memory.totalBytes()).isEqualTo(24684092L * 1024);
    assertThat(memory.availableBytes()).isEqualTo(24314788L * 1024);
    assertThat(memory.usedBytes()).isEqualTo((24684092L - 24314788) * 1024);
    assertThat(memory.freeBytes()).isEqualTo(24219516L * 1024);
    assertThat(memory.buffersBytes()).isEqualTo(14376L * 1024);
    assertThat(memory.cachedBytes()).isEqualTo((312640L + 29592) * 1024);
    assertThat(memory.sharedBytes()).isEqualTo(8856L * 1024);
    assertThat(memory.swapTotalBytes()).isEqualTo(2097148L * 1024);
    assertThat(memory.swapUsedBytes()).isEqualTo((2097148L - 1048572) * 1024);
    assertThat(memory.unavailable()).isEmpty();
  }

  @Test
  void withoutMemAvailableItIsEstimatedFromWhatCanBeDropped() {
    String old = CAPTURED.replaceFirst("MemAvailable.*\n", "");
    Memory memory = MemoryReader.parse(old, 0);
    assertThat(memory.availableBytes())
        .isEqualTo((24219516L + 14376 + 312640 + 29592 - 8856) * 1024);
    assertThat(memory.unavailable()).isEmpty();
  }

  @Test
  void insideLxcAvailableAboveTheTotalIsNotBelieved() {
    String lxc =
        CAPTURED
            .replace("MemTotal:       24684092", "MemTotal:        4194304")
            .replace("MemFree:        24219516", "MemFree:         1000000");
    Memory memory = MemoryReader.parse(lxc, 0);
    assertThat(memory.availableBytes())
        .isEqualTo((1000000L + 14376 + 312640 + 29592 - 8856) * 1024);
    assertThat(memory.usedBytes()).isEqualTo(memory.totalBytes() - memory.availableBytes());
  }

  @Test
  void anEstimateAboveTheTotalIsCutToIt() {
    String odd =
        "MemTotal: 100 kB\nMemFree: 90 kB\nBuffers: 5 kB\nCached: 50 kB\n"
            + "SReclaimable: 1 kB\nShmem: 0 kB\n";
    Memory memory = MemoryReader.parse(odd, 0);
    assertThat(memory.availableBytes()).isEqualTo(100 * 1024);
    assertThat(memory.usedBytes()).isZero();
  }

  @Test
  void theZfsCacheAboveItsMinimumIsAvailable() {
    String arcstats =
        """
        13 1 0x01 147 39984 4545454545 454545454545
        name                            type data
        hits                            4    123
        c_min                           4    1000000
        c_max                           4    9000000
        size                            4    5000000
        """;
    assertThat(MemoryReader.reclaimableArc(arcstats)).isEqualTo(4_000_000);
    assertThat(MemoryReader.reclaimableArc("size 4 10\nc_min 4 20\n")).isZero();
    assertThat(MemoryReader.reclaimableArc("garbage")).isZero();
    assertThat(MemoryReader.parse(CAPTURED, 1 << 20).availableBytes())
        .isEqualTo(24314788L * 1024 + (1 << 20));
    assertThat(MemoryReader.parse(CAPTURED, 1L << 50).availableBytes()).isEqualTo(24684092L * 1024);
  }

  @Test
  void cutOffAnywhereNoFigureIsWrong() {
    Memory whole = MemoryReader.parse(CAPTURED, 0);
    for (int length = 0; length < CAPTURED.length(); length++) {
      Memory cut = MemoryReader.parse(CAPTURED.substring(0, length), 0);
      assertThat(cut.totalBytes()).isIn(whole.totalBytes(), null);
      assertThat(cut.availableBytes()).isIn(whole.availableBytes(), null);
      assertThat(cut.usedBytes()).isIn(whole.usedBytes(), null);
      assertThat(cut.cachedBytes()).isIn(whole.cachedBytes(), null);
      assertThat(cut.swapUsedBytes()).isIn(whole.swapUsedBytes(), null);
      assertThat(cut.totalBytes() == null).isEqualTo(cut.unavailable().containsKey("totalBytes"));
    }
  }

  @Test
  void garbageIsUnreadableAndNothingIsNoZero() {
    Memory memory =
        MemoryReader.parse(
            "MemTotal: many kB\nMemFree: -5 kB\nBuffers: 99999999999999999999 kB\n\0\7x", 0);
    assertThat(memory.totalBytes()).isNull();
    assertThat(memory.unavailable())
        .containsEntry("totalBytes", Unavailable.UNREADABLE)
        .containsEntry("freeBytes", Unavailable.UNREADABLE)
        .containsEntry("buffersBytes", Unavailable.UNREADABLE)
        .containsEntry("swapTotalBytes", Unavailable.UNKNOWN)
        .hasSize(9);
  }
}
