package vigia.local.linux;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vigia.local.HostRoot;
import vigia.local.Known;
import vigia.local.Reasons;
import vigia.local.listing.CpuShare;
import vigia.local.listing.ProcessRow;
import vigia.machine.ProcessInfo;
import vigia.machine.ProcessState;
import vigia.machine.Unavailable;

/// One process: its `stat`, and what stands in its other files, read only when asked for and when
/// nobody has read it a moment ago.
final class LinuxProcess implements ProcessRow {
  private final ProcessStat stat;
  private final SeenProcess seen;
  private final CpuShare cpu;
  private final Surroundings around;
  private @Nullable Long residentPages;
  private @Nullable ProcessWords words;

  LinuxProcess(ProcessStat stat, SeenProcess seen, CpuShare cpu, Surroundings around) {
    this.stat = stat;
    this.seen = seen;
    this.cpu = cpu;
    this.around = around;
    this.words = seen.words(stat, around.asked());
  }

  /// What is the same for all processes of one question.
  ///
  /// @param bootSeconds what start times count from
  /// @param users names of user numbers
  /// @param words who reads them
  /// @param memory who reads that
  /// @param asked when, as [System#nanoTime()]
  record Surroundings(
      HostRoot root,
      ProcessScale scale,
      Known<Long> bootSeconds,
      Map<Long, String> users,
      WordReader words,
      ResidentPages memory,
      long asked) {}

  /// Reads how many pages of a process are in memory.
  interface ResidentPages {
    /// @param otherwise what its `stat` said
    long of(SeenProcess seen, long otherwise);
  }

  WordReader.Identity identity() {
    return new WordReader.Identity(stat.pid(), stat.startTicks());
  }

  boolean hasWords() {
    return words != null;
  }

  /// Whether even its name is among the words.
  boolean nameIsAWord() {
    return stat.mayBeCut();
  }

  void know(Known<ProcessWords> told) {
    words =
        switch (told) {
          case Known.Value<ProcessWords>(ProcessWords found) -> {
            seen.tell(found, stat);
            yield found;
          }
          // Not kept: it may let itself be read the next time.
          case Known.Absent<ProcessWords>(Unavailable why) -> ProcessWords.absent(why, stat);
        };
  }

  /// May hang; for the [WordReader] alone.
  ProcessWords readWords() {
    return ProcessWords.read(files(), stat);
  }

  /// Read now where nobody has told them ahead.
  private ProcessWords words() {
    if (words == null) {
      around.words().tell(List.of(this));
    }
    ProcessWords found = words;
    return found == null ? ProcessWords.absent(Unavailable.STUCK, stat) : found;
  }

  @Override
  public long pid() {
    return stat.pid();
  }

  @Override
  public String name() {
    return nameIsAWord() ? words().name() : stat.comm();
  }

  @Override
  public @Nullable String user() {
    return orNull(owner());
  }

  @Override
  public @Nullable String exe() {
    return orNull(words().exe());
  }

  @Override
  public @Nullable String commandLine() {
    return orNull(words().commandLine());
  }

  @Override
  public @Nullable Long rssBytes() {
    return orNull(rss());
  }

  @Override
  public CpuShare cpu() {
    return cpu;
  }

  /// When only CPU time can have changed since the last time, only that is told anew.
  @Override
  public ProcessInfo info() {
    ProcessWords told = words();
    Known<Long> uid = seen.uid(around.root(), around.asked());
    long pages = pages();
    Shown last = seen.shown;
    if (last != null
        && isStill(last, told, uid, pages)
        && cpu.percentOfCore() instanceof Known.Value<Double> percent
        && cpu.intervalMillis() instanceof Known.Value<Long> interval
        && ofMachine(percent) instanceof Known.Value<Double> machine
        && last.info.cpuPercent() != null) {
      return last.info.withCpu(percent.value(), machine.value(), interval.value());
    }
    ProcessInfo made = made();
    seen.shown = new Shown(stat, told, uid, pages, around.scale(), around.bootSeconds(), made);
    return made;
  }

  /// What was said of a process, and what it was said from but its CPU time. Not all that
  /// surrounded it: a row that leaves the page is kept as long as its process.
  record Shown(
      ProcessStat stat,
      ProcessWords words,
      Known<Long> uid,
      long pages,
      ProcessScale scale,
      Known<Long> bootSeconds,
      ProcessInfo info) {}

  /// The same objects stay as long as nothing is read anew; to compare what is in them would cost
  /// as much as to make all of it once more.
  @SuppressWarnings("ReferenceEquality")
  private boolean isStill(Shown last, ProcessWords told, Known<Long> uid, long pages) {
    return last.stat == stat
        && last.words == told
        && last.uid == uid
        && last.pages == pages
        && last.scale == around.scale()
        && last.bootSeconds.equals(around.bootSeconds())
        && Objects.equals(last.info.user(), orNull(owner(uid)));
  }

  private ProcessInfo made() {
    var reasons = new Reasons();
    Known<Long> rss = rss();
    return new ProcessInfo(
        stat.pid(),
        reasons.take("startTime", startTime()),
        name(),
        reasons.take("exe", words().exe()),
        reasons.take("commandLine", words().commandLine()),
        stat.parentPid(),
        reasons.take("user", owner()),
        ProcessState.ofLetter(stat.state()),
        stat.threads(),
        reasons.take("rssBytes", rss),
        reasons.take("memoryPercent", ofMemory(rss)),
        reasons.take("cpuPercent", cpu.percentOfCore()),
        reasons.take("cpuPercentOfMachine", ofMachine(cpu.percentOfCore())),
        reasons.take("intervalMillis", cpu.intervalMillis()),
        reasons.map());
  }

  /// All that can be said of a process whose `stat` could not be understood.
  static ProcessInfo unreadable(long pid, Unavailable why) {
    var reasons = new Reasons();
    Known<String> text = Known.absent(why);
    Known<Long> number = Known.absent(why);
    Known<Double> percent = Known.absent(why);
    return new ProcessInfo(
        pid,
        reasons.take("startTime", Known.<Instant>absent(why)),
        reasons.take("name", text),
        reasons.take("exe", text),
        reasons.take("commandLine", text),
        reasons.take("parentPid", number),
        reasons.take("user", text),
        reasons.take("state", Known.<ProcessState>absent(why)),
        reasons.take("threads", number),
        reasons.take("rssBytes", number),
        reasons.take("memoryPercent", percent),
        reasons.take("cpuPercent", percent),
        reasons.take("cpuPercentOfMachine", percent),
        reasons.take("intervalMillis", number),
        reasons.map());
  }

  // Neither lambdas nor switches over types from here on: compiled by C1 alone, they cost more than
  // all the rest.

  private Known<Instant> startTime() {
    return around.bootSeconds() instanceof Known.Value<Long> boot
        ? Known.of(BootTime.start(boot.value(), stat.startTicks(), around.scale().ticksPerSecond()))
        : Known.absent(Unavailable.UNKNOWN);
  }

  private Known<Long> rss() {
    Known<Long> pageBytes = around.scale().pageBytes();
    return pageBytes instanceof Known.Value<Long> page
        ? Known.of(pages() * page.value())
        : pageBytes;
  }

  private long pages() {
    Long known = residentPages;
    if (known == null) {
      known = seen.residentPages(stat, around.asked());
      if (known < 0) {
        known = around.memory().of(seen, stat.rssPages());
        seen.tellResidentPages(known, stat);
      }
      residentPages = known;
    }
    return known;
  }

  private Known<Double> ofMemory(Known<Long> rss) {
    return rss instanceof Known.Value<Long> bytes
            && around.scale().memoryBytes() instanceof Known.Value<Long> total
        ? Known.of(CpuShare.rounded(100.0 * bytes.value() / total.value(), 100))
        : Known.absent(Unavailable.UNKNOWN);
  }

  private Known<Double> ofMachine(Known<Double> percentOfCore) {
    if (percentOfCore instanceof Known.Value<Double> percent) {
      return around.scale().cores() instanceof Known.Value<Long> cores
          ? Known.of(CpuShare.rounded(percent.value() / cores.value(), 100))
          : Known.absent(Unavailable.UNKNOWN);
    }
    return percentOfCore;
  }

  private Known<String> owner() {
    return owner(seen.uid(around.root(), around.asked()));
  }

  private Known<String> owner(Known<Long> uid) {
    return uid instanceof Known.Value<Long> number
        ? Known.of(AccountNames.name(around.users(), number.value()))
        : Known.absent(((Known.Absent<Long>) uid).why());
  }

  private ProcessFiles files() {
    return new ProcessFiles(around.root(), stat.pid());
  }

  private static <T> @Nullable T orNull(Known<T> known) {
    return known instanceof Known.Value<T>(T value) ? value : null;
  }
}
