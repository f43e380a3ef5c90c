package vigia.machine;

import io.avaje.jsonb.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One of a process's limits, getrlimit(2). One that does not limit anything is absent:
/// [Unavailable#NOT_APPLICABLE].
///
/// @param unit [Unit#NONE] for what has none, and for one that this Vigia has not heard of
@Json
public record ResourceLimit(
    @Figure(
            en = "What is limited, in the kernel's words",
            pt = "O que é limitado, nas palavras do kernel",
            unit = Unit.TEXT,
            kind = Kind.LABEL,
            source = "/proc/PID/limits Limit")
        String name,
    @Figure(
            en = "What holds now; the process may raise it up to the hard limit",
            pt = "O que vale agora; o processo pode elevá-lo até o limite rígido",
            unit = Unit.NONE,
            source = "/proc/PID/limits Soft Limit, getrlimit(2) rlim_cur")
        @Nullable Long soft,
    @Figure(
            en = "Up to where the soft limit may be raised",
            pt = "Até onde o limite flexível pode ser elevado",
            unit = Unit.NONE,
            source = "/proc/PID/limits Hard Limit, getrlimit(2) rlim_max")
        @Nullable Long hard,
    @Figure(
            en = "Unit of both",
            pt = "Unidade de ambos",
            unit = Unit.TEXT,
            kind = Kind.CONSTANT,
            source = "/proc/PID/limits Units")
        Unit unit,
    Map<String, Unavailable> unavailable) {
  public ResourceLimit {
    Wire.present(name, unit);
    unavailable = Wire.reasons(unavailable);
  }
}
