package vigia.syscall;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Of this system's own list, so it needs the rights to read it.
@Timeout(60)
class TaskWalkTest {
  /// What a thread uses is added up once in 4 to 10 ms, on each processor.
  private static final long ROUNDING = 100_000_000;

  private static TaskWalk open() throws Exception {
    return TaskWalk.open(TaskWalk.Kernel.read());
  }

  private static Set<Integer> listed() throws Exception {
    try (var entries = Files.list(Path.of("/proc"))) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> name.matches("\\d+"))
          .map(Integer::valueOf)
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /// All but those that a kernel keeps to itself, as some do with what guards the machine.
  @Test
  void nearlyEveryProcessThatStaysIsThereOnceInOrder() throws Exception {
    try (TaskWalk walk = open()) {
      var stayed = new TreeSet<>(listed());
      TaskRecords tasks = walk.read();
      stayed.retainAll(listed());
      var found = new TreeSet<Integer>();
      for (int row = 0; row < tasks.size(); row++) {
        assertThat(found.isEmpty() || tasks.pid(row) > found.last()).isTrue();
        found.add(tasks.pid(row));
      }
      assertThat(found).contains((int) ProcessHandle.current().pid(), 2);
      stayed.removeAll(found);
      assertThat(stayed).hasSizeLessThan(3);
    }
  }

  @Test
  void whatAProcessUsesGrowsWithItsThreads() throws Exception {
    long start = System.nanoTime();
    Thread busy = Thread.ofPlatform().daemon().unstarted(TaskWalkTest::work);
    try (TaskWalk walk = open()) {
      TaskRecords tasks = walk.read();
      int self = row(tasks);
      long before = tasks.usedNanos(self);
      long[] copy = new long[TaskRecords.WORDS];
      tasks.copy(self, copy);
      assertThat(tasks.isStill(self, copy)).isTrue();
      busy.start();
      while (tasks.usedNanos(row(tasks)) < before + 50_000_000) {
        tasks = walk.read();
      }
      busy.interrupt();
      busy.join();
      tasks = walk.read();
      int now = row(tasks);
      long most = Runtime.getRuntime().availableProcessors() * (System.nanoTime() - start);
      assertThat(tasks.usedNanos(now)).isBetween(before + 50_000_000, before + most + ROUNDING);
      assertThat(tasks.isStill(now, copy)).isFalse();
      assertThat(tasks.isStillStarted(now, copy)).isTrue();
      assertThat(tasks.isStillNamed(now, copy)).isTrue();
    } finally {
      busy.interrupt();
    }
  }

  private static void work() {
    while (!Thread.currentThread().isInterrupted()) {
      Thread.onSpinWait();
    }
  }

  private static int row(TaskRecords tasks) {
    for (int row = 0; row < tasks.size(); row++) {
      if (tasks.pid(row) == ProcessHandle.current().pid()) {
        return row;
      }
    }
    throw new AssertionError("not in the list");
  }

  @Test
  void nothingIsLeftOpen() throws Exception {
    for (int i = 0; i < 3; i++) {
      try (TaskWalk walk = open()) {
        walk.read();
        assertThat(ours()).containsExactlyInAnyOrder("bpf-prog", "bpf_link");
      }
      assertThat(ours()).isEmpty();
    }
  }

  private static List<String> ours() throws Exception {
    try (var found = Files.list(Path.of("/proc/self/fd"))) {
      return found
          .map(TaskWalkTest::target)
          .filter(target -> target.contains("bpf"))
          .map(target -> target.replace("anon_inode:", ""))
          .toList();
    }
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException closed) {
      return "";
    }
  }
}
