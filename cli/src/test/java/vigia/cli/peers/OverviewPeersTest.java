package vigia.cli.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vigia.cli.Peer;
import vigia.machine.FileSystem;

/// `vigia overview` as JSON beside free(1), df(1) and lscpu(1) on the machine that runs the tests.
/// What moves is read before and after.
@ParameterizedClass(name = "{0}")
@EnumSource(Asked.class)
class OverviewPeersTest {
  private final Asked asked;

  OverviewPeersTest(Asked asked) {
    this.asked = asked;
  }

  private static final Pattern LSCPU_FIELD =
      Pattern.compile("\"field\":\\s*\"([^\"]+):\",\\s*\"data\":\\s*\"([^\"]*)\"");

  /// Such as stand in df's list all the same.
  private static final Set<String> NOT_REAL =
      Set.of("tmpfs", "devtmpfs", "overlay", "fuse.fuse-overlayfs", "efivarfs");

  @Test
  void memoryIsAsTheKernelSays() throws Exception {
    long before = available();
    var memory = asked.overview().memory();
    long after = available();
    String total = Files.readAllLines(Path.of("/proc/meminfo")).getFirst();
    assertThat(memory.totalBytes()).isEqualTo(Long.parseLong(total.replaceAll("\\D", "")) * 1024);
    within(memory.availableBytes(), before, after, memory.totalBytes());
    assertThat(memory.usedBytes()).isEqualTo(memory.totalBytes() - memory.availableBytes());
  }

  private static long available() throws Exception {
    String[] words = Peer.lines("free", "-b").get(1).split("\\s+");
    return Long.parseLong(words[words.length - 1]);
  }

  /// Between the two, give or take 1 % of the whole.
  private static void within(long figure, long before, long after, long whole) {
    assertThat(figure)
        .isBetween(Math.min(before, after) - whole / 100, Math.max(before, after) + whole / 100);
  }

  @Test
  void fileSystemsAreAsDfSays() throws Exception {
    Map<String, long[]> before = df();
    Map<String, FileSystem> ours = new HashMap<>();
    asked.overview().fileSystems().forEach(each -> ours.put(each.mountPoint(), each));
    Map<String, long[]> after = df();
    assertThat(ours.keySet()).containsAll(before.keySet());
    before.forEach((mountPoint, was) -> {
      FileSystem here = ours.get(mountPoint);
      if (here.unavailable().containsKey("totalBytes")) {
        return; // A mount that denies us, or hangs, between two runs of df that it did not.
      }
      long[] is = after.get(mountPoint);
      assertThat(here.totalBytes()).as(mountPoint).isEqualTo(was[0]);
      within(here.usedBytes(), was[1], is[1], was[0]);
      within(here.availableBytes(), was[2], is[2], was[0]);
      if (was[3] > 0) {
        asked.check("inodesTotal", here.inodesTotal(), was[3], here.unavailable());
        if (here.inodesFree() != null) {
          within(here.inodesFree(), was[4], is[4], was[3]);
        }
      }
    });
  }

  /// Real ones by df's own choice; overlays are left out but for the root.
  private static Map<String, long[]> df() throws Exception {
    var rows = new HashMap<String, long[]>();
    for (String line : Peer.df("size,used,avail,itotal,iavail,fstype,target")) {
      String[] words = line.strip().split("\\s+", 7);
      boolean real = !NOT_REAL.contains(words[5]);
      if (real || words[6].equals("/")) {
        rows.put(
            words[6],
            List.of(words).stream()
                .limit(5)
                .mapToLong(word -> word.equals("-") ? 0 : Long.parseLong(word))
                .toArray());
      }
    }
    return rows;
  }

  @Test
  void processorsAreAsLscpuSays() throws Exception {
    var lscpu = new HashMap<String, String>();
    var fields = LSCPU_FIELD.matcher(String.join(" ", Peer.lines("lscpu", "-J")));
    while (fields.find()) {
      lscpu.put(fields.group(1), fields.group(2));
    }
    var cpu = asked.overview().cpu();
    Function<String, Integer> number = field -> Integer.valueOf(lscpu.get(field));
    assertThat(cpu.architecture()).isEqualTo(lscpu.get("Architecture"));
    assertThat(cpu.name()).isEqualTo(lscpu.get("Model name"));
    assertThat(cpu.vendor()).isEqualTo(lscpu.get("Vendor ID"));
    assertThat(cpu.model()).isEqualTo(lscpu.get("Model"));
    assertThat(cpu.logicalCores())
        .isEqualTo(Peer.lines("lscpu", "-p=CPU").stream().filter(l -> !l.startsWith("#")).count());
    assertThat(cpu.physicalCores())
        .isEqualTo(number.apply("Core(s) per socket") * number.apply("Socket(s)"));
    assertThat(cpu.stepping()).isEqualTo(lscpu.get("Stepping"));
    assertThat(cpu.family()).isEqualTo(lscpu.get("CPU family"));
  }
}
