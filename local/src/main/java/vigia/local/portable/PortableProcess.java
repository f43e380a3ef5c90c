package vigia.local.portable;

import java.io.File;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import oshi.software.os.OSProcess;
import vigia.local.Known;
import vigia.local.Reasons;
import vigia.local.listing.CommandLine;
import vigia.local.listing.CpuShare;
import vigia.local.listing.ProcessRow;
import vigia.machine.ProcessDetails;
import vigia.machine.ProcessInfo;
import vigia.machine.ProcessState;
import vigia.machine.Unavailable;

/// One process as OSHI knows it. OSHI says nothing of why something is missing: that is then
/// unknown here.
record PortableProcess(OSProcess process, CpuShare cpu, long memoryBytes, int cores)
    implements ProcessRow {
  private static final int SHORTEST_CUT = 15;

  @Override
  public long pid() {
    return process.getProcessID();
  }

  /// The name, or the executable's where the system cut that off (at 15 bytes on Linux, 16 on
  /// macOS) or wrote its backslashes and newlines as escapes.
  @Override
  public String name() {
    String name = process.getName();
    String path = process.getPath();
    String file = path.substring(path.lastIndexOf(File.separatorChar) + 1);
    boolean isCut = name.length() >= SHORTEST_CUT && file.startsWith(name);
    boolean isEscaped = name.equals(file.replace("\\", "\\\\").replace("\n", "\\n"));
    return isCut || isEscaped ? file : name;
  }

  @Override
  public @Nullable String user() {
    return orNull(Given.text(process.getUser()));
  }

  @Override
  public @Nullable String exe() {
    return orNull(Given.text(process.getPath()));
  }

  @Override
  public @Nullable String commandLine() {
    return orNull(commandLineOrWhy());
  }

  @Override
  public @Nullable Long rssBytes() {
    return process.getResidentMemory();
  }

  @Override
  public ProcessInfo info() {
    var reasons = new Reasons();
    return new ProcessInfo(
        pid(),
        Instant.ofEpochMilli(process.getStartTime()),
        reasons.take("name", Given.text(name())),
        reasons.take("exe", Given.text(process.getPath())),
        reasons.take("commandLine", commandLineOrWhy()),
        (long) process.getParentProcessID(),
        reasons.take("user", Given.text(process.getUser())),
        state(process.getState()),
        (long) process.getThreadCount(),
        process.getResidentMemory(),
        reasons.take("memoryPercent", memoryPercent()),
        reasons.take("cpuPercent", cpu.percentOfCore()),
        reasons.take(
            "cpuPercentOfMachine",
            cpu.percentOfCore().then(percent -> Known.of(CpuShare.rounded(percent / cores, 100)))),
        reasons.take("intervalMillis", cpu.intervalMillis()),
        reasons.map());
  }

  /// What OSHI knows of it: nothing of its memory, limits and environment on most systems, and 0
  /// for what it may not know.
  ProcessDetails details() {
    var reasons = new Reasons();
    Known<Long> number = Given.notSupported();
    reasons.take("limits", number);
    return new ProcessDetails(
        info(),
        reasons.take("pssBytes", number),
        reasons.take("privateBytes", number),
        reasons.take("swapBytes", number),
        reasons.take("readBytes", Given.aboveZero(process.getBytesRead())),
        reasons.take("writtenBytes", Given.aboveZero(process.getBytesWritten())),
        reasons.take("descriptors", Given.aboveZero(process.getOpenFiles())),
        List.of(),
        reasons.take("cgroup", Given.<String>notSupported()),
        reasons.take("environmentVariables", number),
        reasons.take("environmentBytes", number),
        reasons.map());
  }

  static ProcessState state(OSProcess.State state) {
    return switch (state) {
      case RUNNING -> ProcessState.RUNNING;
      case SLEEPING -> ProcessState.SLEEPING;
      case WAITING -> ProcessState.DISK_SLEEP;
      case ZOMBIE -> ProcessState.ZOMBIE;
      case STOPPED, SUSPENDED -> ProcessState.STOPPED;
      case NEW, OTHER, INVALID -> ProcessState.OTHER;
    };
  }

  private Known<Double> memoryPercent() {
    return memoryBytes <= 0
        ? Known.absent(Unavailable.UNKNOWN)
        : Known.of(CpuShare.rounded(100.0 * process.getResidentMemory() / memoryBytes, 100));
  }

  private Known<String> commandLineOrWhy() {
    List<String> arguments = process.getArguments();
    return arguments.isEmpty()
        ? Known.absent(Unavailable.UNKNOWN)
        : Given.text(CommandLine.masked(arguments));
  }

  private static @Nullable String orNull(Known<String> known) {
    return known instanceof Known.Value<String>(String value) ? value : null;
  }
}
