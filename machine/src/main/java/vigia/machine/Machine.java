package vigia.machine;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A computer that can be asked. Implementations: the one that this program runs on, and one behind
/// a Vigia server.
///
/// Every method may block for as long as its answer takes and throws [ProblemException] when there
/// is none. All of them may be called from many threads at once.
public interface Machine extends AutoCloseable {

  /// The name under which a server publishes the computer that it runs on itself.
  String LOCAL = "local";

  /// The first screen in one answer, at most one second old.
  ///
  /// @param query whether to measure CPU and rates now, and which file systems to list
  Overview overview(OverviewQuery query);

  /// The latest value of every probe, with what each figure means.
  Readings readings();

  /// One page of the process table.
  ProcessPage processes(ProcessQuery query);

  /// One process.
  ///
  /// @param startTime when given, the process must have started then (±10 ms, the clock tick), else
  ///   the answer is [ProblemCode#NO_SUCH_PROCESS]: a PID is reused, the pair is not
  ProcessInfo process(long pid, @Nullable Instant startTime);

  /// The same process with what is too costly, or too often denied, for a table: its share of
  /// memory, I/O, descriptors, limits, control group, size of its environment. What is denied or
  /// hangs costs the other figures nothing.
  ///
  /// @param startTime as for [#process]
  ProcessDetails processDetails(long pid, @Nullable Instant startTime);

  /// One page of a directory's entries.
  FilePage files(FileQuery query);

  /// All of a directory's entries, while it is read: for a directory of any length, in no order.
  /// Whoever opens it closes it.
  FileStream fileStream(FileStreamQuery query);

  /// Starts a scan from this machine's point of view and returns at once.
  ///
  /// @throws ProblemException when the request as a whole is wrong; what concerns one target stands
  ///   in its result
  Scan scan(ScanRequest request);

  /// Calls `watcher` with a snapshot now and then every `interval` until the subscription is
  /// closed.
  ///
  /// Watchers of the same interval share one sampler; with no watcher nothing is sampled.
  Subscription watch(WatchRequest request, Watcher watcher);

  /// Ends subscriptions, streams and scans started here.
  @Override
  void close();

  /// The shortest interval that may be asked for.
  Duration SHORTEST_INTERVAL = Duration.ofMillis(250);
}
