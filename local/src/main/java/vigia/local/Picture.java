package vigia.local;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vigia.machine.Cpu;
import vigia.machine.Figures;
import vigia.machine.FileSystems;
import vigia.machine.Host;
import vigia.machine.Limits;
import vigia.machine.Load;
import vigia.machine.Memory;
import vigia.machine.Network;
import vigia.machine.Overview;
import vigia.machine.Unavailable;

/// A snapshot, and the earlier one that its rates are measured from, as the contract's records.
record Picture(Snapshot now, @Nullable Snapshot earlier) {

  Overview overview(List<ProbeReader<?, ?>> readers) {
    FileSystems fileSystems = of(FileSystems.class, readers);
    return new Overview(
        now.at(),
        of(Host.class, readers),
        of(Cpu.class, readers),
        of(Memory.class, readers),
        of(Load.class, readers),
        of(Limits.class, readers),
        of(Network.class, readers),
        fileSystems.fileSystems(),
        fileSystems.unavailable());
  }

  private <R extends Record> R of(Class<R> type, List<ProbeReader<?, ?>> readers) {
    for (ProbeReader<?, ?> reader : readers) {
      if (reader.type() == type) {
        return type.cast(figures(reader));
      }
    }
    return Figures.absent(type, Unavailable.NOT_SUPPORTED);
  }

  /// The record of one probe; with every figure absent when there was no sample.
  <S, R extends Record> R figures(ProbeReader<S, R> reader) {
    return switch (now.of(reader).known()) {
      case Known.Value<S>(S sample) -> reader.figures(sample, now.since(reader, earlier));
      case Known.Absent<S>(Unavailable why) -> Figures.absent(reader.type(), why);
    };
  }
}
