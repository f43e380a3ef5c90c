package vigia.machine;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How long tasks waited for one resource.
public record Stall(
    @Figure(
            en = "What was waited for: cpu, memory, io",
            pt = "O que se esperava: cpu, memory, io",
            unit = Unit.TEXT,
            kind = Kind.LABEL,
            source = "/proc/pressure/*")
        String resource,
    @Figure(
            en = "Some of the tasks waited, or all of them at once (full)",
            pt = "Algumas das tarefas esperavam (some) ou todas ao mesmo tempo (full)",
            unit = Unit.TEXT,
            kind = Kind.LABEL,
            source = "/proc/pressure/* some, full")
        String tasks,
    @Figure(
            en = "Share of the last 10 seconds",
            pt = "Parte dos últimos 10 segundos",
            unit = Unit.PERCENT,
            source = "/proc/pressure/* avg10")
        @Nullable Double tenSecondsPercent,
    @Figure(
            en = "Share of the last minute",
            pt = "Parte do último minuto",
            unit = Unit.PERCENT,
            source = "/proc/pressure/* avg60")
        @Nullable Double minutePercent,
    @Figure(
            en = "Share of the last 5 minutes",
            pt = "Parte dos últimos 5 minutos",
            unit = Unit.PERCENT,
            source = "/proc/pressure/* avg300")
        @Nullable Double fiveMinutesPercent,
    @Figure(
            en = "Time since the machine started",
            pt = "Tempo desde que a máquina iniciou",
            unit = Unit.MILLISECONDS,
            kind = Kind.COUNTER,
            formula = "total ÷ 1000",
            source = "/proc/pressure/* total")
        @Nullable Long stalledMillis,
    Map<String, Unavailable> unavailable) {
  public Stall {
    Wire.present(resource, tasks);
    unavailable = Wire.reasons(unavailable);
  }
}
