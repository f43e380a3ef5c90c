package vigia.local;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import vigia.machine.FileSystems;

/// Takes samples of an engine's probes.
final class Probes {
  /// Above what a probe with several dead mounts takes to say so.
  private static final Duration DEADLINE = Duration.ofSeconds(3);

  private final Engine engine;
  private final Sweeper<ProbeReader<?, ?>> sweeper;
  private final SampleCount samples;

  Probes(Engine engine, PlatformThreads threads, SampleCount samples) {
    this.engine = engine;
    this.samples = samples;
    this.sweeper = new Sweeper<>(threads, DEADLINE);
  }

  /// In the order of the list of probes.
  List<ProbeReader<?, ?>> readers() {
    return engine.probes();
  }

  /// How many samples were taken since the machine was opened.
  long samplesTaken() {
    return samples.taken();
  }

  /// Samples those of that extent.
  Snapshot of(Extent extent) throws InterruptedException {
    var readers = new LinkedHashMap<ProbeReader<?, ?>, ProbeReader<?, ?>>();
    for (ProbeReader<?, ?> reader : engine.probes()) {
      boolean replaced = extent == Extent.EVERY_FILE_SYSTEM && reader.type() == FileSystems.class;
      if (extent.contains(reader)) {
        readers.put(reader, replaced ? engine.everyFileSystem() : reader);
      }
    }
    return take(readers);
  }

  /// Samples those alone whose figures need an earlier sample.
  Snapshot ratesOf(Extent extent) throws InterruptedException {
    var readers = new LinkedHashMap<ProbeReader<?, ?>, ProbeReader<?, ?>>();
    for (ProbeReader<?, ?> reader : engine.probes()) {
      if (reader.hasRates() && extent.contains(reader)) {
        readers.put(reader, reader);
      }
    }
    return take(readers);
  }

  private Snapshot take(Map<ProbeReader<?, ?>, ProbeReader<?, ?>> readers)
      throws InterruptedException {
    Instant at = Instant.now();
    long nanos = System.nanoTime();
    samples.begin();
    var work = new LinkedHashMap<ProbeReader<?, ?>, Supplier<Known<Object>>>();
    readers.values().forEach(reader -> work.put(reader, () -> untyped(reader.sample())));
    Map<ProbeReader<?, ?>, Taken<Object>> taken = sweeper.sweep(work);
    var byProbe = new HashMap<ProbeReader<?, ?>, Taken<?>>();
    for (var reader : readers.entrySet()) {
      Taken<Object> found = taken.get(reader.getValue());
      if (found != null) {
        byProbe.put(reader.getKey(), found);
      }
    }
    return new Snapshot(at, nanos, byProbe);
  }

  private static Known<Object> untyped(Known<?> known) {
    return switch (known) {
      case Known.Value<?>(var value) -> Known.of(value);
      case Known.Absent<?>(var why) -> Known.absent(why);
    };
  }
}
