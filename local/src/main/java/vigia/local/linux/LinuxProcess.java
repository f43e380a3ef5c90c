package vigia.local.linux;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vigia.local.Known;
import vigia.local.Reasons;
import vigia.local.listing.CommandLine;
import vigia.local.listing.CpuShare;
import vigia.local.listing.ProcessRow;
import vigia.machine.ProcessInfo;
import vigia.machine.ProcessState;
import vigia.machine.Unavailable;

/// One process: its `stat`, and what stands in its other files, each read at most once and only
/// when asked for.
final class LinuxProcess implements ProcessRow {
  /// TASK_COMM_LEN without its NUL: a name of this length may have been cut.
  private static final int CUT_COMM = 15;

  private final ProcessStat stat;
  private final CpuShare cpu;
  private final Surroundings around;
  private final ProcessFiles files;
  private final Once<Long> residentPages;
  private final Once<ProcessWords> words;
  private final Once<Known<String>> user;
  private final Once<String> name;
  private final Once<Known<String>> commandLine;

  LinuxProcess(ProcessStat stat, ProcessFiles files, CpuShare cpu, Surroundings around) {
    this.stat = stat;
    this.cpu = cpu;
    this.around = around;
    this.files = files;
    residentPages = new Once<>(() -> files.residentPages(stat));
    words = new Once<>(this::toldWords);
    user = new Once<>(() -> user(files.uid()));
    name = new Once<>(this::completedName);
    commandLine = new Once<>(this::maskedCommandLine);
  }

  /// The same process at a later moment, with what was already read of its files.
  private LinuxProcess(LinuxProcess earlier, ProcessStat stat, CpuShare cpu) {
    this.stat = stat;
    this.cpu = cpu;
    this.around = earlier.around;
    files = earlier.files;
    residentPages = new Once<>(() -> files.residentPages(stat));
    words = earlier.words;
    user = earlier.user;
    name = earlier.name;
    commandLine = earlier.commandLine;
  }

  LinuxProcess later(ProcessStat now, CpuShare measured) {
    return new LinuxProcess(this, now, measured);
  }

  /// What is the same for all processes of one question.
  ///
  /// @param bootSeconds what start times count from
  /// @param words who reads them
  record Surroundings(
      ProcessScale scale, Known<Long> bootSeconds, Map<Long, String> users, WordReader words) {}

  WordReader.Identity identity() {
    return new WordReader.Identity(stat.pid(), stat.startTicks());
  }

  boolean hasWords() {
    return words.isKnown();
  }

  void know(ProcessWords told) {
    words.know(told);
  }

  /// May hang; for the [WordReader] alone.
  ProcessWords readWords() {
    return ProcessWords.read(files, stat);
  }

  /// Where nobody has told them ahead.
  private ProcessWords toldWords() {
    around.words().tell(List.of(this));
    return words.isKnown() ? words.get() : ProcessWords.absent(Unavailable.STUCK);
  }

  @Override
  public long pid() {
    return stat.pid();
  }

  @Override
  public String name() {
    return name.get();
  }

  @Override
  public @Nullable String user() {
    return orNull(user.get());
  }

  @Override
  public @Nullable String exe() {
    return orNull(words.get().exe());
  }

  @Override
  public @Nullable String commandLine() {
    return orNull(commandLine.get());
  }

  @Override
  public @Nullable Long rssBytes() {
    return orNull(rss());
  }

  @Override
  public CpuShare cpu() {
    return cpu;
  }

  @Override
  public ProcessInfo info() {
    var reasons = new Reasons();
    return new ProcessInfo(
        stat.pid(),
        reasons.take("startTime", startTime()),
        name(),
        reasons.take("exe", words.get().exe()),
        reasons.take("commandLine", commandLine.get()),
        stat.parentPid(),
        reasons.take("user", user.get()),
        ProcessState.ofLetter(stat.state()),
        stat.threads(),
        reasons.take("rssBytes", rss()),
        reasons.take("memoryPercent", rss().then(this::ofMemory)),
        reasons.take("cpuPercent", cpu.percentOfCore()),
        reasons.take("cpuPercentOfMachine", cpu.percentOfCore().then(this::ofMachine)),
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

  private Known<Instant> startTime() {
    long ticksPerSecond = around.scale().ticksPerSecond();
    return around
        .bootSeconds()
        .then(boot -> Known.of(BootTime.start(boot, stat.startTicks(), ticksPerSecond)));
  }

  private Known<Long> rss() {
    return around.scale().pageBytes().then(page -> Known.of(residentPages.get() * page));
  }

  private Known<Double> ofMemory(long rss) {
    return around
        .scale()
        .memoryBytes()
        .then(total -> Known.of(CpuShare.rounded(100.0 * rss / total, 100)));
  }

  private Known<Double> ofMachine(double percentOfCore) {
    return around
        .scale()
        .cores()
        .then(cores -> Known.of(CpuShare.rounded(percentOfCore / cores, 100)));
  }

  private Known<String> user(Known<Long> uid) {
    return uid.then(number -> Known.of(AccountNames.name(around.users(), number)));
  }

  private Known<String> maskedCommandLine() {
    return words.get().arguments().then(found -> Known.of(CommandLine.masked(found)));
  }

  /// comm, or what it was cut from: the last component of the executable, the first argument, or
  /// the second, which is the script of an interpreter. Nothing after a space that comm does not
  /// reach is taken: it could be anything.
  private String completedName() {
    if (stat.commBytes() != CUT_COMM || stat.isKernelThread()) {
      return stat.comm();
    }
    List<String> given = orNull(words.get().arguments());
    if (given != null) {
      for (String word : given.subList(0, Math.min(2, given.size()))) {
        String whole = word.substring(word.lastIndexOf('/') + 1);
        if (whole.startsWith(stat.comm())) {
          int end = whole.indexOf(' ', stat.comm().length());
          return end < 0 ? whole : whole.substring(0, end);
        }
      }
    }
    String file = orNull(words.get().exe());
    String whole = file == null ? "" : file.substring(file.lastIndexOf('/') + 1);
    return whole.startsWith(stat.comm()) ? whole.replaceFirst(" \\(deleted\\)$", "") : stat.comm();
  }

  private static <T> @Nullable T orNull(Known<T> known) {
    return known instanceof Known.Value<T>(T value) ? value : null;
  }

  /// Read when first asked for.
  private static final class Once<T> {
    private final Supplier<T> source;
    private @Nullable T value;

    Once(Supplier<T> source) {
      this.source = source;
    }

    boolean isKnown() {
      return value != null;
    }

    void know(T told) {
      value = told;
    }

    T get() {
      T known = value;
      if (known == null) {
        known = source.get();
        value = known;
      }
      return known;
    }
  }
}
