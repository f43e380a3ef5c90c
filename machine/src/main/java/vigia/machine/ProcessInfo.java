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
            formula = "btime + starttime ÷ clock ticks",
            source = "/proc/PID/stat field 22, /proc/stat btime")
        @Nullable Instant startTime,
    @Figure(
            en = "Name",
            pt = "Nome",
            unit = Unit.TEXT,
            formula = "comm, completed from the command line or executable when cut at 15 bytes",
            source = "/proc/PID/stat field 2")
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
            source = "/proc/PID/stat field 4")
        @Nullable Long parentPid,
    @Figure(
            en = "Owner",
            pt = "Dono",
            unit = Unit.TEXT,
            source = "owner of /proc/PID, passwd(5); the number when it has no name")
        @Nullable String user,
    @Figure(en = "State", pt = "Estado", unit = Unit.TEXT, source = "/proc/PID/stat field 3")
        @Nullable ProcessState state,
    @Figure(en = "Threads", pt = "Threads", unit = Unit.COUNT, source = "/proc/PID/stat field 20")
        @Nullable Long threads,
    @Figure(
            en = "Resident memory (RSS), shared pages included",
            pt = "Memória residente (RSS), com páginas compartilhadas",
            unit = Unit.BYTES,
            formula = "resident × page size",
            source = "/proc/PID/statm field 2, exacter than stat's rss")
        @Nullable Long rssBytes,
    @Figure(
            en = "Resident memory, of the machine's",
            pt = "Memória residente, da memória da máquina",
            unit = Unit.PERCENT,
            formula = "100 × rssBytes ÷ MemTotal",
            source = "/proc/PID/statm, /proc/meminfo")
        @Nullable Double memoryPercent,
    @Figure(
            en = "CPU time, of one core",
            pt = "Tempo de CPU, de um núcleo",
            unit = Unit.PERCENT,
            formula =
                "100 × Δ(utime + stime) ÷ Δ time; a process with several threads can pass 100",
            source = "/proc/PID/stat fields 14, 15")
        @Nullable Double cpuPercent,
    @Figure(
            en = "CPU time, of the whole machine",
            pt = "Tempo de CPU, da máquina inteira",
            unit = Unit.PERCENT,
            formula = "cpuPercent ÷ logical cores",
            source = "/proc/PID/stat fields 14, 15")
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
}
