package vigia.local.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigia.local.Known;
import vigia.machine.Limits;
import vigia.machine.Unavailable;

class LimitsReaderTest {
  @TempDir Path directory;
  private Tree tree;

  @BeforeEach
  void tree() {
    tree = new Tree(directory);
  }

  private Limits limits() {
    return ((Known.Value<Limits>)
            new LimitsReader(tree.files(), new ControlGroups(tree.files())).read())
        .value();
  }

  private static final String V2 = "30 1 0:26 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n";

  @Test
  void v2TakesTheLeastOfTheGroupAndThoseAbove() {
    tree.with("proc/1/mountinfo", V2)
        .with("proc/1/cgroup", "0::/a.slice/b.service\n")
        .with("sys/fs/cgroup/a.slice/b.service/memory.max", "max\n")
        .with("sys/fs/cgroup/a.slice/memory.max", "536870912\n")
        .with("sys/fs/cgroup/a.slice/b.service/memory.current", "1048576\n")
        .with("sys/fs/cgroup/a.slice/memory.current", "9999999\n")
        .with("sys/fs/cgroup/a.slice/b.service/cpu.max", "150000 100000\n")
        .with("sys/fs/cgroup/a.slice/cpu.max", "400000 100000\n")
        .with(
            "sys/fs/cgroup/a.slice/b.service/cpu.stat",
            "usage_usec 5\nnr_throttled 3\nthrottled_usec 2500\n")
        .with("sys/fs/cgroup/a.slice/cpu.stat", "throttled_usec 1000\n");
    Limits limits = limits();
    assertThat(limits.group()).isEqualTo("/a.slice/b.service");
    assertThat(limits.memoryMaxBytes()).isEqualTo(536870912);
    assertThat(limits.memoryUsedBytes()).isEqualTo(1048576);
    assertThat(limits.cpuMaxCores()).isEqualTo(1.5);
    assertThat(limits.throttledMillis()).isEqualTo(2);
    assertThat(limits.unavailable()).isEmpty();
  }

  @Test
  void v2RootGroupHasNoLimits() {
    tree.with("proc/1/mountinfo", V2)
        .with("proc/1/cgroup", "0::/\n")
        .with("sys/fs/cgroup/cpu.stat", "usage_usec 5\n");
    assertThat(limits().group()).isEqualTo("/");
    assertThat(limits().unavailable())
        .containsOnlyKeys("memoryMaxBytes", "memoryUsedBytes", "cpuMaxCores", "throttledMillis")
        .containsValue(Unavailable.NOT_APPLICABLE);
  }

  private static final String V1 =
      """
      31 1 0:31 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory
      32 1 0:32 / /sys/fs/cgroup/cpu,cpuacct rw - cgroup cgroup rw,cpu,cpuacct
      38 1 0:38 / /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw
      """;

  @Test
  void hybridReadsTheControllersOfV1() {
    tree.with("proc/1/mountinfo", V1)
        .with("proc/1/cgroup", "4:memory:/app\n2:cpuacct,cpu:/app\n0::/app\n")
        .with("sys/fs/cgroup/memory/app/memory.limit_in_bytes", "9223372036854771712\n")
        .with("sys/fs/cgroup/memory/memory.limit_in_bytes", "1073741824\n")
        .with("sys/fs/cgroup/memory/app/memory.usage_in_bytes", "4096\n")
        .with("sys/fs/cgroup/cpu,cpuacct/app/cpu.cfs_quota_us", "50000\n")
        .with("sys/fs/cgroup/cpu,cpuacct/app/cpu.cfs_period_us", "100000\n")
        .with("sys/fs/cgroup/cpu,cpuacct/app/cpu.stat", "nr_periods 4\nthrottled_time 7000000\n")
        .with("sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us", "-1\n")
        .with("sys/fs/cgroup/cpu,cpuacct/cpu.cfs_period_us", "100000\n");
    Limits limits = limits();
    assertThat(limits.group()).isEqualTo("/app");
    assertThat(limits.memoryMaxBytes()).isEqualTo(1073741824);
    assertThat(limits.memoryUsedBytes()).isEqualTo(4096);
    assertThat(limits.cpuMaxCores()).isEqualTo(0.5);
    assertThat(limits.throttledMillis()).isEqualTo(7);
  }

  @Test
  void v1WithoutALimitSaysTheGreatestNumberOfPages() {
    assertThat(LimitsReader.bytes("9223372036854771712"))
        .isEqualTo(Known.absent(Unavailable.NOT_APPLICABLE));
    assertThat(LimitsReader.cores("-1 100000")).isEqualTo(Known.absent(Unavailable.NOT_APPLICABLE));
    assertThat(LimitsReader.cores("max 100000"))
        .isEqualTo(Known.absent(Unavailable.NOT_APPLICABLE));
  }

  @Test
  void inAContainerWithoutANamespaceOnlyItsOwnGroupIsMounted() {
    tree.with(
            "proc/1/mountinfo",
            "31 1 0:31 /docker/abc /sys/fs/cgroup/memory ro - cgroup cgroup rw,memory\n")
        .with("proc/1/cgroup", "4:memory:/docker/abc\n")
        .with("sys/fs/cgroup/memory/memory.limit_in_bytes", "268435456\n");
    assertThat(limits().memoryMaxBytes()).isEqualTo(268435456);
    assertThat(limits().unavailable()).containsEntry("cpuMaxCores", Unavailable.NOT_APPLICABLE);
  }

  @Test
  void aGroupOutsideTheNamespaceIsReadAtTheMountsTop() {
    tree.with("proc/1/mountinfo", V2)
        .with("proc/1/cgroup", "0::/../other\n")
        .with("sys/fs/cgroup/memory.max", "4096\n")
        .with("sys/fs/other/memory.max", "1\n");
    assertThat(limits().memoryMaxBytes()).isEqualTo(4096);
  }

  @Test
  void cutOffOrGarbage() {
    assertThat(LimitsReader.cores("150000")).isEqualTo(Known.absent(Unavailable.UNREADABLE));
    assertThat(LimitsReader.cores("1 0")).isEqualTo(Known.absent(Unavailable.UNREADABLE));
    assertThat(LimitsReader.bytes("many")).isEqualTo(Known.absent(Unavailable.UNREADABLE));
    assertThat(LimitsReader.throttledMillis("throttled_us"))
        .isEqualTo(Known.absent(Unavailable.NOT_APPLICABLE));
    tree.with("proc/1/mountinfo", "garbage\n").with("proc/1/cgroup", "garbage");
    assertThat(limits().unavailable()).containsEntry("group", Unavailable.UNREADABLE).hasSize(5);
  }
}
