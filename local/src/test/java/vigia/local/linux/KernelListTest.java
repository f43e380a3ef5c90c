package vigia.local.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vigia.local.AsNobody;
import vigia.local.Commands;

@Timeout(120)
class KernelListTest {
  private static final ProcessStat STAT =
      new ProcessStat(0, "worker", false, 'S', 1, false, 70, 40, 2, 900, 500);

  private final KernelList list = KernelList.ofThis();

  private static ProcessSample sample(int size, UnaryOperator<ProcessStat> changed) {
    var sample = new ProcessSample(size, 1);
    for (int pid = 1; pid <= size; pid++) {
      ProcessStat stat = changed.apply(withPid(STAT, pid));
      sample.add(new SeenProcess(pid, STAT.startTicks()), stat, 0, pid);
    }
    return sample;
  }

  private static ProcessStat withPid(ProcessStat stat, long pid) {
    return new ProcessStat(
        pid,
        stat.comm(),
        stat.mayBeCut(),
        stat.state(),
        stat.parentPid(),
        stat.isKernelThread(),
        stat.faults(),
        stat.cpuTicks(),
        stat.threads(),
        stat.startTicks(),
        stat.rssPages());
  }

  private boolean isBelieved(UnaryOperator<ProcessStat> changed) {
    list.compare(sample(10, stat -> stat), sample(10, changed));
    return list.isTrusted();
  }

  @Test
  void whatSaysTheSameAsTheFilesIsBelieved() {
    assertThat(isBelieved(stat -> stat)).isTrue();
  }

  /// Each of a field that would lie elsewhere in another kernel.
  @Test
  void whatSaysOtherwiseIsNot() {
    ProcessStat s = STAT;
    Stream.<ProcessStat>of(
            new ProcessStat(0, "other", false, 'S', 1, false, 70, 40, 2, 900, 500),
            new ProcessStat(0, "", false, 'S', 1, false, 70, 40, 2, 900, 500),
            new ProcessStat(0, "work", false, 'S', 1, false, 70, 40, 2, 900, 500),
            new ProcessStat(0, "worker", false, 'R', 1, false, 70, 40, 2, 900, 500),
            new ProcessStat(0, "worker", false, 'S', 2, false, 70, 40, 2, 900, 500),
            new ProcessStat(0, "worker", false, 'S', 1, true, 70, 40, 2, 900, 500),
            new ProcessStat(0, "worker", false, 'S', 1, false, 71, 40, 2, 900, 500),
            new ProcessStat(0, "worker", false, 'S', 1, false, 70, 43, 2, 900, 500),
            new ProcessStat(0, "worker", false, 'S', 1, false, 70, 40, 1, 900, 500),
            new ProcessStat(0, "worker", false, 'S', 1, false, 70, 40, 2, 900, 0))
        .forEach(other -> {
          assertThat(other).isNotEqualTo(s);
          KernelList tried = KernelList.ofThis();
          tried.compare(sample(10, stat -> stat), sample(10, stat -> withPid(other, stat.pid())));
          assertThat(tried.isTrusted()).as(other.toString()).isFalse();
        });
  }

  /// Kernel threads have no memory, and would agree on having none.
  @Test
  void kernelThreadsAreNoWitnessesForTheOthers() {
    UnaryOperator<ProcessStat> mostlyKernel = stat -> stat.pid() > 3 ? kernelThread(stat) : stat;
    list.compare(
        sample(10, mostlyKernel),
        sample(10, stat -> stat.pid() > 3 ? kernelThread(stat) : withoutMemory(stat)));
    assertThat(list.isTrusted()).isFalse();
  }

  private static ProcessStat kernelThread(ProcessStat s) {
    return new ProcessStat(s.pid(), "kworker/0:1", true, 'I', 2, true, 0, 1, 1, s.startTicks(), 0);
  }

  private static ProcessStat withoutMemory(ProcessStat s) {
    return withPid(
        new ProcessStat(0, "worker", false, 'S', 1, false, 70, 40, 2, s.startTicks(), 0), s.pid());
  }

  @Test
  void someMayHaveChangedMeanwhile() {
    assertThat(isBelieved(stat -> stat.pid() > 6 ? withoutMemory(stat) : stat)).isTrue();
  }

  @Test
  void itIsNotTriedForEver() {
    for (int i = 0; i < 10; i++) {
      assertThat(list.isOnTrial()).isTrue();
      assertThat(isBelieved(KernelListTest::withoutMemory)).isFalse();
    }
    assertThat(list.isOnTrial()).isFalse();
    assertThat(KernelList.none().isOnTrial()).isFalse();
  }

  @Test
  void whoMayNotReadItReadsTheFiles() throws Exception {
    assertThat(AsNobody.run(ShowWay.class)).isEqualTo("natively=true listed=false\nself=true\n");
  }

  @Test
  void whereTheNumbersAreOthersTheFilesAreRead() throws Exception {
    String[] inside = {
      "unshare",
      "--pid",
      "--fork",
      "--kill-child",
      "--mount-proc",
      Commands.java(),
      "--enable-native-access=ALL-UNNAMED",
      "-cp",
      Commands.classPath(),
      ShowWay.class.getName()
    };
    assertThat(Commands.output(inside)).isEqualTo("natively=true listed=false\nself=true\n");
  }
}
