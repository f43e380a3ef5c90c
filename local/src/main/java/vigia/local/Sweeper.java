package vigia.local;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Does many small things of which any may hang, without a thread for each: one platform thread
/// does them in order. When they are not all done by the deadline, the rest get a thread each, and
/// one more deadline for them all. What takes longer than the deadline is left behind with its
/// thread, and not started again until it has come back, so one dead mount never holds more than
/// one thread.
///
/// @param <K> names what is done
public final class Sweeper<K> {
  private final PlatformThreads threads;
  private final long deadlineNanos;
  private final ReentrantLock one = new ReentrantLock();
  private final Set<K> stuck = ConcurrentHashMap.newKeySet();

  /// @param deadline for each piece of work; a sweep takes at most twice as long
  public Sweeper(PlatformThreads threads, Duration deadline) {
    this.threads = threads;
    this.deadlineNanos = deadline.toNanos();
  }

  /// What has not come back yet.
  public Set<K> stuck() {
    return Set.copyOf(stuck);
  }

  /// Does all of it and waits; one sweep at a time.
  ///
  /// @return for each key what it gave, in the same order
  public <T> Map<K, Taken<T>> sweep(Map<K, Supplier<Known<T>>> work) throws InterruptedException {
    one.lockInterruptibly();
    try {
      var all = new LinkedHashMap<K, Job<K, T>>();
      work.forEach((key, read) -> all.put(key, new Job<>(key, read)));
      var jobs = all.values().stream().filter(job -> !stuck.contains(job.key)).toList();
      try {
        long start = System.nanoTime();
        if (!inOrder(jobs, start + deadlineNanos)) {
          eachOnItsOwn(jobs, start + 2 * deadlineNanos);
        }
      } finally {
        for (Job<K, T> job : jobs) {
          job.leaveBehind(stuck::add);
          job.cancel();
        }
      }
      var taken = new LinkedHashMap<K, Taken<T>>();
      all.forEach((key, job) -> taken.put(key, job.taken()));
      return taken;
    } finally {
      one.unlock();
    }
  }

  /// @return false when they were not all done by then, or there was no thread
  private <T> boolean inOrder(List<Job<K, T>> jobs, long endNanos) throws InterruptedException {
    if (jobs.isEmpty()) {
      return true;
    }
    // One wait for them all: waking up after each costs more than most of them do.
    var through = new CountDownLatch(1);
    Runnable work =
        () -> {
          try {
            runAll(jobs);
          } finally {
            through.countDown();
          }
        };
    return threads.start(work)
        && (through.await(endNanos - System.nanoTime(), TimeUnit.NANOSECONDS)
            || jobs.stream().allMatch(Job::isDone));
  }

  private <T> void runAll(List<Job<K, T>> jobs) {
    for (Job<K, T> job : jobs) {
      if (!job.run(stuck::remove)) {
        return;
      }
    }
  }

  private <T> void eachOnItsOwn(List<Job<K, T>> jobs, long endNanos) throws InterruptedException {
    for (Job<K, T> job : jobs) {
      // With fewer threads than jobs, whoever is done goes on with the next.
      if (!job.isDone() && !threads.start(() -> runAll(jobs))) {
        break;
      }
    }
    for (Job<K, T> job : jobs) {
      if (!job.await(deadlineNanos, endNanos)) {
        job.leaveBehind(stuck::add);
      }
    }
  }
}
