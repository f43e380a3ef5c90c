package vigia.machine;

import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One process. Its identity is (pid, startTime).
@Json
public record ProcessInfo(
    @Figure(
            en = "Process ID",
            pt = "ID do processo",
            unit = Unit.NONE,
            kind = Kind.LABEL,
            source = "/proc/PID")
        long pid,
    @Figure(
            en = "When it started",
            pt = "Quando iniciou",
            unit = Unit.INSTANT,
            kind = Kind.CONSTANT,
            formula = "btime + starttime ÷ _SC_CLK_TCK",
            source = "/proc/PID/stat (22), /proc/stat btime")
        @Nullable Instant startTime,
    @Figure(
            en = "Name, completed from the command line or executable where the kernel cut it",
            pt = "Nome, completado pela linha de comando ou pelo executável onde o kernel o cortou",
            unit = Unit.TEXT,
            formula = "comm (≤ 15 B) | cmdline | exe",
            source = "/proc/PID/stat (2)")
        @Nullable String name,
    @Figure(
            en = "Executable file",
            pt = "Arquivo executável",
            unit = Unit.TEXT,
            source = "/proc/PID/exe")
        @Nullable String exe,
    @Figure(
            en = "Command line, secrets masked",
            pt = "Linha de comando, segredos ocultos",
            unit = Unit.TEXT,
            source = "/proc/PID/cmdline")
        @Nullable String commandLine,
    @Figure(
            en = "Parent process ID",
            pt = "ID do processo pai",
            unit = Unit.NONE,
            source = "/proc/PID/stat (4)")
        @Nullable Long parentPid,
    @Figure(
            en = "Owner, by number where it has no name",
            pt = "Dono, pelo número onde não tem nome",
            unit = Unit.TEXT,
            source = "/proc/PID st_uid, passwd(5)")
        @Nullable String user,
    @Figure(en = "State", pt = "Estado", unit = Unit.TEXT, source = "/proc/PID/stat (3)")
        @Nullable ProcessState state,
    @Figure(en = "Threads", pt = "Threads", unit = Unit.COUNT, source = "/proc/PID/stat (20)")
        @Nullable Long threads,
    @Figure(
            en = "Resident memory (RSS), shared pages included",
            pt = "Memória residente (RSS), com páginas compartilhadas",
            unit = Unit.BYTES,
            formula = "resident × _SC_PAGESIZE",
            source = "/proc/PID/statm (2)")
        @Nullable Long rssBytes,
    @Figure(
            en = "Resident memory, of the machine's",
            pt = "Memória residente, da memória da máquina",
            unit = Unit.PERCENT,
            formula = "100 × rssBytes ÷ MemTotal",
            source = "/proc/PID/statm, /proc/meminfo")
        @Nullable Double memoryPercent,
    @Figure(
            en = "CPU time, of one core; several threads together can pass 100",
            pt = "Tempo de CPU, de um núcleo; várias threads juntas podem passar de 100",
            unit = Unit.PERCENT,
            formula = "100 × Δ(utime + stime) ÷ Δ t",
            source = "/proc/PID/stat (14) (15)")
        @Nullable Double cpuPercent,
    @Figure(
            en = "CPU time, of the whole machine",
            pt = "Tempo de CPU, da máquina inteira",
            unit = Unit.PERCENT,
            formula = "cpuPercent ÷ logicalCores",
            source = "/proc/PID/stat (14) (15)")
        @Nullable Double cpuPercentOfMachine,
    @Figure(
            en = "Interval over which CPU was measured",
            pt = "Intervalo em que a CPU foi medida",
            unit = Unit.MILLISECONDS,
            source = "CLOCK_MONOTONIC")
        @Nullable Long intervalMillis,
    Map<String, Unavailable> unavailable) {
  public ProcessInfo {
    unavailable = Wire.reasons(unavailable);
  }

  /// The same with other figures of CPU time. Only where these were known, because what is
  /// unavailable stays so.
  public ProcessInfo withCpu(double percent, double percentOfMachine, long interval) {
    return new ProcessInfo(
        pid,
        startTime,
        name,
        exe,
        commandLine,
        parentPid,
        user,
        state,
        threads,
        rssBytes,
        memoryPercent,
        percent,
        percentOfMachine,
        interval,
        unavailable);
  }
}
