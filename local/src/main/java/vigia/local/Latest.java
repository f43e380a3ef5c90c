package vigia.local;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import vigia.machine.Descriptor;
import vigia.machine.Figures;
import vigia.machine.Reading;
import vigia.machine.Readings;
import vigia.machine.Unavailable;

/// The last that each probe said: a probe that is stuck still has an older value.
final class Latest {
  private static final long NANOS_PER_MICRO = 1_000;

  private final Map<ProbeReader<?, ?>, Reading> answered = new ConcurrentHashMap<>();
  private final List<ProbeReader<?, ?>> readers;
  private final List<Descriptor> descriptors = new ArrayList<>();

  Latest(List<ProbeReader<?, ?>> readers) {
    this.readers = readers;
    readers.forEach(reader -> descriptors.addAll(Figures.descriptors(reader.type())));
  }

  Readings readings(Picture picture) {
    var list = new ArrayList<Reading>();
    readers.forEach(reader -> list.add(reading(reader, picture)));
    return new Readings(picture.now().at(), list, descriptors);
  }

  private Reading reading(ProbeReader<?, ?> reader, Picture picture) {
    Taken<?> taken = picture.now().of(reader);
    if (taken.known() instanceof Known.Absent<?>(Unavailable why) && why == Unavailable.STUCK) {
      return stale(reader);
    }
    Reading reading =
        Figures.reading(
            picture.figures(reader), taken.at(), taken.tookNanos() / NANOS_PER_MICRO, false);
    answered.put(reader, reading);
    return reading;
  }

  private Reading stale(ProbeReader<?, ?> reader) {
    Reading before = answered.get(reader);
    if (before == null) {
      var nothing = Figures.absent(reader.type(), Unavailable.STUCK);
      Reading never = Figures.reading(nothing, Instant.EPOCH, 0, true);
      return new Reading(never.probe(), null, 0, true, never.samples(), never.unavailable());
    }
    return new Reading(
        before.probe(),
        before.sampledAt(),
        before.tookMicros(),
        true,
        before.samples(),
        before.unavailable());
  }
}
