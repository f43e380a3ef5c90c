package vigia.local.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigia.local.HostRoot;
import vigia.local.Known;
import vigia.machine.Unavailable;

/// What captured ARM machines showed of `/sys/devices/system/cpu`.
class ClustersTest {
  @TempDir Path root;

  private Topology topology(String online, String... coreAndThreads) throws IOException {
    Path cpus = Files.createDirectories(root.resolve("sys/devices/system/cpu"));
    Files.writeString(cpus.resolve("online"), online + "\n");
    for (int cpu = 0; 2 * cpu < coreAndThreads.length; cpu++) {
      Path directory = Files.createDirectories(cpus.resolve("cpu" + cpu + "/topology"));
      Files.writeString(directory.resolve("physical_package_id"), "0\n");
      Files.writeString(directory.resolve("core_id"), coreAndThreads[2 * cpu] + "\n");
      Files.writeString(
          directory.resolve("thread_siblings_list"), coreAndThreads[2 * cpu + 1] + "\n");
    }
    return Topology.read(new HostFiles(new HostRoot(root)));
  }

  /// qemu -M virt -smp 4,sockets=1,clusters=2,cores=2: cores 0, 1 and again 0, 1 of package 0.
  @Test
  void coresAreNumberedAnewInEachCluster() throws IOException {
    assertThat(topology("0-3", "0", "0", "1", "1", "0", "2", "1", "3"))
        .isEqualTo(new Topology(Known.of(4), Known.of(4)));
  }

  @Test
  void threadsOfOneCoreCountOnce() throws IOException {
    assertThat(topology("0-3", "0", "0-1", "0", "0-1", "1", "2-3", "1", "2-3"))
        .isEqualTo(new Topology(Known.of(4), Known.of(2)));
  }

  @Test
  void withoutNumbersTheCoresAreUnknown() throws IOException {
    assertThat(topology("0-1", "-1", "0", "-1", "1").physicalCores())
        .isEqualTo(Known.absent(Unavailable.UNKNOWN));
  }

  /// The version line of uname begins with `#`, as a comment does elsewhere.
  @Test
  void theMachineOfARecordedUnameIsItsFifthLine() {
    var names = RecordedKernel.names("Linux\nboard\n6.1.0-50-arm64\n#1 SMP Debian\naarch64\n");
    assertThat(names)
        .isEqualTo(
            new Kernel.KernelNames(
                Known.of("board"), Known.of("Linux 6.1.0-50-arm64"), Known.of("aarch64")));
  }
}
