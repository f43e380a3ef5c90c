package vigia.local.linux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import vigia.local.HostRoot;
import vigia.machine.ProcessInfo;

/// The parts of a process table, and one process by its PID.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ProcessBenchmark {
  private final StatLine line = new StatLine();
  private final LinuxProcesses processes = new LinuxProcesses(HostRoot.THIS, true);
  private final SingleProcesses warm = singles();
  private final SingleProcesses cold = singles();
  private byte[] text = {};
  private int length;
  private int changing;
  private Process child;
  private long pid;

  private static SingleProcesses singles() {
    var budget = new DescriptorBudget(DescriptorBudget::ofSingles);
    return new SingleProcesses(HostRoot.THIS, new StatReader(HostRoot.THIS, true, budget));
  }

  @Setup(Level.Trial)
  public void start() throws IOException {
    child = new ProcessBuilder("sleep", "1000").start();
    pid = child.pid();
    byte[] stat = Files.readAllBytes(Path.of("/proc/" + pid + "/stat"));
    length = stat.length;
    text = Arrays.copyOf(stat, length + 1);
    changing = new String(text, StandardCharsets.US_ASCII).indexOf(')') + 4; // of its parent's PID
    for (int i = 0; i < 4; i++) { // until system calls are made
      warm.read(pid);
      cold.read(pid);
      processes.one(pid, null);
    }
    if (!new String(text, StandardCharsets.US_ASCII).startsWith(pid + " (")) {
      throw new IOException("not its stat");
    }
  }

  @TearDown(Level.Trial)
  public void end() {
    child.destroyForcibly();
    processes.close();
    warm.release();
    cold.release();
  }

  /// Parsing one line of `/proc/PID/stat`.
  @Benchmark
  public boolean parse() {
    return new StatLine().read(text, 0, length);
  }

  /// That of a process that has run since, each time.
  @Benchmark
  public boolean parseChanged() {
    byte digit = text[changing];
    text[changing] = digit == '1' ? (byte) '2' : (byte) '1';
    return line.read(text, 0, length);
  }

  /// That of a process that has not run since.
  @Benchmark
  public boolean parseSame() {
    return line.read(text, 0, length);
  }

  /// The `stat` of a process that was asked for before.
  @Benchmark
  public Object statWarm() {
    return warm.read(pid);
  }

  /// That of one that was not: opened, read, told apart from a thread, closed.
  @Benchmark
  public Object statCold() {
    Object found = cold.read(pid);
    cold.release();
    return found;
  }

  /// The whole answer about a process that was asked for before.
  @Benchmark
  public ProcessInfo oneWarm() {
    return processes.one(pid, null);
  }
}
