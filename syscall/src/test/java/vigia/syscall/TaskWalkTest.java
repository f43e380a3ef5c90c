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

/// Of this system's own list, so it needs the rights to read it.
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
      walk.read();
      stayed.retainAll(listed());
      var found = new TreeSet<Integer>();
      for (int row = 0; row < walk.size(); row++) {
        assertThat(found.isEmpty() || walk.pid(row) > found.last()).isTrue();
        found.add(walk.pid(row));
      }
      assertThat(found).contains((int) ProcessHandle.current().pid(), 2);
      stayed.removeAll(found);
      assertThat(stayed).hasSizeLessThan(3);
    }
  }

  @Test
  void whatAProcessUsesGrowsWithAllItsThreads() throws Exception {
    try (TaskWalk walk = open()) {
      int self = row(walk);
      long before = walk.usedNanos(self);
      int threads = walk.threads(self);
      long start = System.nanoTime();
      Thread busy =
          Thread.ofPlatform()
              .start(() -> {
                while (!Thread.currentThread().isInterrupted()) {
                  Thread.onSpinWait();
                }
              });
      long[] copy = new long[TaskWalk.WORDS];
      walk.copy(self, copy);
      assertThat(walk.isStill(self, copy)).isTrue();
      int now = row(walk);
      while (walk.usedNanos(now) < before + 50_000_000) {
        now = row(walk);
      }
      assertThat(walk.threads(now)).isGreaterThan(threads);
      busy.interrupt();
      busy.join();
      now = row(walk);
      long most = Runtime.getRuntime().availableProcessors() * (System.nanoTime() - start);
      assertThat(walk.usedNanos(now)).isBetween(before + 50_000_000, before + most + ROUNDING);
      assertThat(walk.isStill(now, copy)).isFalse();
      assertThat(walk.isStillStarted(now, copy)).isTrue();
      assertThat(walk.isStillNamed(now, copy)).isTrue();
    }
  }

  private static int row(TaskWalk walk) throws SyscallException {
    walk.read();
    for (int row = 0; row < walk.size(); row++) {
      if (walk.pid(row) == ProcessHandle.current().pid()) {
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
