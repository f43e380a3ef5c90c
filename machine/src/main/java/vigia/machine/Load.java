package vigia.machine;

import io.avaje.jsonb.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tasks running or waiting, averaged.
@Json
@Probe(name = "load", en = "Load", pt = "Carga")
public record Load(
    @Figure(
            en = "Load average over 1 minute",
            pt = "Carga média em 1 minuto",
            unit = Unit.NONE,
            source = "/proc/loadavg, proc_loadavg(5)")
        @Nullable Double one,
    @Figure(
            en = "Load average over 5 minutes",
            pt = "Carga média em 5 minutos",
            unit = Unit.NONE,
            source = "/proc/loadavg")
        @Nullable Double five,
    @Figure(
            en = "Load average over 15 minutes",
            pt = "Carga média em 15 minutos",
            unit = Unit.NONE,
            source = "/proc/loadavg")
        @Nullable Double fifteen,
    Map<String, Unavailable> unavailable) {
  public Load {
    unavailable = Wire.reasons(unavailable);
  }
}
