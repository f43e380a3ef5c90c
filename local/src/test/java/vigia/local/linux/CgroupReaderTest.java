package vigia.local.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigia.local.Known;
import vigia.local.Since;
import vigia.machine.Cgroup;
import vigia.machine.Unavailable;

class CgroupReaderTest {
  private static final String GROUP = "sys/fs/cgroup/a.slice/";

  @TempDir Path directory;

  private Tree v2(String cpuStat) {
    return new Tree(directory)
        .with("proc/1/mountinfo", "30 1 0:26 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n")
        .with("proc/1/cgroup", "0::/a.slice\n")
        .with(GROUP + "cpu.stat", cpuStat)
        .with(GROUP + "memory.current", "1048576\n")
        .with(GROUP + "memory.max", "max\n")
        .with(GROUP + "memory.events", "low 0\nhigh 1\nmax 2\noom 3\noom_kill 4\n")
        .with(GROUP + "pids.current", "17\n");
  }

  private static String cpuStat(long usage, long periods, long throttled) {
    return "usage_usec %d\nnr_periods %d\nnr_throttled %d\nthrottled_usec 2500\n"
        .formatted(usage, periods, throttled);
  }

  private static CgroupReader.Now sample(CgroupReader reader) {
    return ((Known.Value<CgroupReader.Now>) reader.sample()).value();
  }

  private static Cgroup first(Tree tree) {
    try (HostFiles files = tree.files()) {
      var reader = new CgroupReader(files, new ControlGroups(files));
      return reader.figures(sample(reader), null);
    }
  }

  @Test
  void v2WithRatesSinceTheSampleBefore() {
    Cgroup cgroup;
    try (HostFiles files = v2(cpuStat(1_000_000, 10, 3)).files()) {
      var reader = new CgroupReader(files, new ControlGroups(files));
      CgroupReader.Now before = sample(reader);
      v2(cpuStat(2_500_000, 20, 8));
      cgroup = reader.figures(sample(reader), new Since<>(before, 1_000_000_000L));
    }
    assertThat(cgroup.group()).isEqualTo("/a.slice");
    assertThat(cgroup.cpuPercent()).isEqualTo(150);
    assertThat(cgroup.cpuMillis()).isEqualTo(2_500);
    assertThat(cgroup.throttledPercent()).isEqualTo(50);
    assertThat(cgroup.throttledPeriods()).isEqualTo(8);
    assertThat(cgroup.throttledMillis()).isEqualTo(2);
    assertThat(cgroup.memoryUsedBytes()).isEqualTo(1_048_576);
    assertThat(cgroup.oomKills()).isEqualTo(4);
    assertThat(cgroup.processes()).isEqualTo(17);
    assertThat(cgroup.unavailable())
        .containsOnlyKeys("memoryMaxBytes")
        .containsValue(Unavailable.NOT_APPLICABLE);
  }

  @Test
  void theFirstSampleHasNoRatesAndAGroupMadeAnewBeginsAgain() {
    Tree tree = v2(cpuStat(1_000_000, 10, 3));
    assertThat(first(tree).unavailable())
        .containsEntry("cpuPercent", Unavailable.FIRST_SAMPLE)
        .containsEntry("throttledPercent", Unavailable.FIRST_SAMPLE);
    try (HostFiles files = tree.files()) {
      var reader = new CgroupReader(files, new ControlGroups(files));
      CgroupReader.Now before = sample(reader);
      v2(cpuStat(5, 0, 0));
      assertThat(reader.figures(sample(reader), new Since<>(before, 1_000_000_000L)).unavailable())
          .containsEntry("cpuPercent", Unavailable.FIRST_SAMPLE)
          .containsEntry("throttledPercent", Unavailable.FIRST_SAMPLE);
    }
  }

  @Test
  void v1CountsInNanoseconds() {
    Tree tree =
        new Tree(directory)
            .with(
                "proc/1/mountinfo",
                """
                31 1 0:31 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory
                32 1 0:32 / /sys/fs/cgroup/cpu,cpuacct rw - cgroup cgroup rw,cpu,cpuacct
                """)
            .with("proc/1/cgroup", "4:memory:/app\n2:cpu,cpuacct:/app\n")
            .with("sys/fs/cgroup/cpu,cpuacct/app/cpuacct.usage", "7000000000\n")
            .with(
                "sys/fs/cgroup/cpu,cpuacct/app/cpu.stat",
                "nr_periods 4\nnr_throttled 1\nthrottled_time 7000000\n")
            .with("sys/fs/cgroup/memory/app/memory.usage_in_bytes", "4096\n")
            .with("sys/fs/cgroup/memory/app/memory.limit_in_bytes", "8192\n")
            .with(
                "sys/fs/cgroup/memory/app/memory.oom_control",
                "oom_kill_disable 0\nunder_oom 0\noom_kill 2\n");
    Cgroup cgroup = first(tree);
    assertThat(cgroup.cpuMillis()).isEqualTo(7_000);
    assertThat(cgroup.throttledMillis()).isEqualTo(7);
    assertThat(cgroup.memoryUsedBytes()).isEqualTo(4_096);
    assertThat(cgroup.memoryMaxBytes()).isEqualTo(8_192);
    assertThat(cgroup.oomKills()).isEqualTo(2);
    assertThat(cgroup.unavailable()).containsEntry("processes", Unavailable.NOT_APPLICABLE);
  }

  @Test
  void theRootGroupHasOnlyItsTime() {
    Tree tree =
        new Tree(directory)
            .with("proc/1/mountinfo", "30 1 0:26 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n")
            .with("proc/1/cgroup", "0::/\n")
            .with("sys/fs/cgroup/cpu.stat", "usage_usec 5000\nuser_usec 1\n");
    Cgroup cgroup = first(tree);
    assertThat(cgroup.cpuMillis()).isEqualTo(5);
    assertThat(cgroup.unavailable())
        .containsEntry("throttledPeriods", Unavailable.NOT_APPLICABLE)
        .containsEntry("memoryUsedBytes", Unavailable.NOT_APPLICABLE)
        .containsEntry("oomKills", Unavailable.NOT_APPLICABLE);
  }

  @Test
  void cutOffOrGarbage() {
    String whole = cpuStat(1_000, 20, 8);
    for (int length = 0; length < whole.length(); length++) {
      Known<Long> throttled = FlatKeyed.number(whole.substring(0, length), "nr_throttled");
      assertThat(throttled)
          .isIn(
              Known.of(8L),
              Known.absent(Unavailable.UNREADABLE),
              Known.absent(Unavailable.NOT_APPLICABLE));
    }
    assertThat(FlatKeyed.number("oom_kill many\n", "oom_kill"))
        .isEqualTo(Known.absent(Unavailable.UNREADABLE));
    assertThat(FlatKeyed.number("no_oom_kill 3\n", "oom_kill"))
        .isEqualTo(Known.absent(Unavailable.NOT_APPLICABLE));
    assertThat(first(v2("\0\1\2")).unavailable())
        .containsEntry("cpuMillis", Unavailable.NOT_APPLICABLE);
  }
}
