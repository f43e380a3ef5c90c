package vigia.local.portable;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import oshi.hardware.CentralProcessor;
import oshi.hardware.CentralProcessor.ProcessorIdentifier;
import oshi.hardware.CentralProcessor.TickType;
import oshi.software.os.OperatingSystem;
import vigia.local.Architecture;
import vigia.local.CpuTimes;
import vigia.local.Known;
import vigia.local.ProbeReader;
import vigia.local.Reasons;
import vigia.local.Since;
import vigia.machine.Cpu;
import vigia.machine.Unavailable;

/// The processors, by OSHI.
record PortableCpu(CentralProcessor processor, OperatingSystem os)
    implements ProbeReader<CpuTimes, Cpu> {
  @Override
  public Class<Cpu> type() {
    return Cpu.class;
  }

  @Override
  public boolean hasRates() {
    return true;
  }

  @Override
  public Known<CpuTimes> sample() {
    long[] ticks = processor.getSystemCpuLoadTicks();
    return Known.of(
        new CpuTimes(
            ticks[TickType.USER.getIndex()],
            ticks[TickType.NICE.getIndex()],
            ticks[TickType.SYSTEM.getIndex()],
            ticks[TickType.IDLE.getIndex()],
            ticks[TickType.IOWAIT.getIndex()],
            ticks[TickType.IRQ.getIndex()],
            ticks[TickType.SOFTIRQ.getIndex()],
            ticks[TickType.STEAL.getIndex()]));
  }

  @Override
  public Cpu figures(CpuTimes now, @Nullable Since<CpuTimes> since) {
    var reasons = new Reasons();
    ProcessorIdentifier identifier = processor.getProcessorIdentifier();
    return new Cpu(
        reasons.take("name", Given.text(identifier.getName())),
        reasons.take("vendor", Given.text(identifier.getVendor())),
        reasons.take("family", Given.text(identifier.getFamily())),
        reasons.take("model", Given.text(identifier.getModel())),
        reasons.take("stepping", Given.text(identifier.getStepping())),
        reasons.take("architecture", Architecture.ofJvm(System.getProperty("os.arch", ""))),
        reasons.take("wordBits", count(os.getBitness())),
        reasons.take("logicalCores", count(processor.getLogicalProcessorCount())),
        reasons.take("physicalCores", count(processor.getPhysicalProcessorCount())),
        reasons.take("currentHertz", Given.aboveZero(fastest())),
        reasons.take("maxHertz", Given.aboveZero(processor.getMaxFreq())),
        reasons.take("percent", percent(now, since)),
        reasons.take(
            "intervalMillis",
            since == null ? Known.absent(Unavailable.FIRST_SAMPLE) : Known.of(since.millis())),
        reasons.map());
  }

  private static Known<Double> percent(CpuTimes now, @Nullable Since<CpuTimes> since) {
    return since == null ? Known.absent(Unavailable.FIRST_SAMPLE) : now.busySince(since.sample());
  }

  private static Known<Integer> count(int value) {
    return Given.aboveZero(value).then(_ -> Known.of(value));
  }

  private long fastest() {
    return Arrays.stream(processor.getCurrentFreq()).max().orElse(0);
  }
}
