package vigia.machine;

import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which computer this is.
@Json
@Probe(name = "host", en = "Host", pt = "Máquina")
public record Host(
    @Figure(
            en = "Host name",
            pt = "Nome da máquina",
            unit = Unit.TEXT,
            kind = Kind.CONSTANT,
            source = "uname(2) nodename")
        @Nullable String name,
    @Figure(
            en = "Operating system",
            pt = "Sistema operacional",
            unit = Unit.TEXT,
            kind = Kind.CONSTANT,
            source = "os-release(5) PRETTY_NAME")
        @Nullable String os,
    @Figure(
            en = "Kernel",
            pt = "Kernel",
            unit = Unit.TEXT,
            kind = Kind.CONSTANT,
            source = "uname(2) sysname release")
        @Nullable String kernel,
    @Figure(
            en = "When the machine started",
            pt = "Quando a máquina iniciou",
            unit = Unit.INSTANT,
            kind = Kind.CONSTANT,
            source = "/proc/stat btime")
        @Nullable Instant bootTime,
    @Figure(
            en = "The container that Vigia runs in, if any",
            pt = "O contêiner em que o Vigia roda, se houver",
            unit = Unit.TEXT,
            kind = Kind.CONSTANT,
            source =
                "/run/systemd/container, /.dockerenv, /run/.containerenv, /proc/1/environ container")
        @Nullable String container,
    Map<String, Unavailable> unavailable) {
  public Host {
    unavailable = Wire.reasons(unavailable);
  }
}
