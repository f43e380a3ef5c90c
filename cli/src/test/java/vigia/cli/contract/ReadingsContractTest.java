package vigia.cli.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vigia.machine.Cpu;
import vigia.machine.Descriptor;
import vigia.machine.Figures;
import vigia.machine.FileSystems;
import vigia.machine.Host;
import vigia.machine.Limits;
import vigia.machine.Load;
import vigia.machine.Machine;
import vigia.machine.Memory;
import vigia.machine.Network;
import vigia.machine.Reading;
import vigia.machine.Readings;
import vigia.machine.Sample;

@Contract
class ReadingsContractTest {
  private static final List<Class<? extends Record>> PROBES =
      List.of(
          Host.class,
          Cpu.class,
          Memory.class,
          Load.class,
          Limits.class,
          Network.class,
          FileSystems.class);

  private final Machine machine;

  ReadingsContractTest(MachineKind kind) {
    machine = OpenMachines.the(kind);
  }

  @Test
  void everyProbeAnswers() {
    assertThat(machine.readings().readings())
        .extracting(Reading::probe)
        .containsAll(PROBES.stream().map(Figures::probeName).toList())
        .doesNotHaveDuplicates();
  }

  @Test
  void everyFigureSaysWhatItMeansAndWhereItComesFrom() {
    Readings readings = machine.readings();
    Set<String> described = new HashSet<>();
    for (Descriptor each : readings.descriptors()) {
      assertThat(described.add(each.name())).as(each.name()).isTrue();
      assertThat(List.of(each.en(), each.pt(), each.source()))
          .as(each.name())
          .noneMatch(String::isBlank);
    }
    for (Reading reading : readings.readings()) {
      for (Sample sample : reading.samples()) {
        assertThat(described).contains(reading.probe() + "." + sample.figure());
        assertThat(sample.value() == null).isNotEqualTo(sample.text() == null);
      }
    }
  }

  @Test
  void aFigureIsThereOnceForEachRowOrItsReasonIs() {
    Readings readings = machine.readings();
    for (Class<? extends Record> probe : List.of(Host.class, Cpu.class, Memory.class, Load.class)) {
      Reading reading =
          readings.readings().stream()
              .filter(each -> each.probe().equals(Figures.probeName(probe)))
              .findFirst()
              .orElseThrow();
      for (Descriptor each : Figures.descriptors(probe)) {
        String figure = each.name().substring(each.name().indexOf('.') + 1);
        long values = reading.samples().stream().filter(one -> one.figure().equals(figure)).count();
        long reasons = reading.unavailable().containsKey(figure) ? 1 : 0;
        assertThat(values + reasons).as(each.name()).isEqualTo(1);
      }
    }
  }

  @Test
  void theValuesAreThoseOfTheOverview() throws Exception {
    Reading memory =
        machine.readings().readings().stream()
            .filter(each -> each.probe().equals("memory"))
            .findFirst()
            .orElseThrow();
    assertThat(memory.samples())
        .contains(
            new Sample(
                "totalBytes", java.util.Map.of(), (double) Kernel.memory().get("MemTotal"), null));
    assertThat(memory.stale()).isFalse();
    assertThat(memory.tookMicros()).isNotNegative();
  }
}
