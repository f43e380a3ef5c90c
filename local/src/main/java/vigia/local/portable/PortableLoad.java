package vigia.local.portable;

import oshi.hardware.CentralProcessor;
import vigia.local.Known;
import vigia.local.Reasons;
import vigia.machine.Load;

/// Load averages, by OSHI; negative where the operating system has none (Windows).
record PortableLoad(CentralProcessor processor) {
  Known<Load> read() {
    var reasons = new Reasons();
    double[] averages = processor.getSystemLoadAverage(3);
    return Known.of(
        new Load(
            reasons.take("one", average(averages[0])),
            reasons.take("five", average(averages[1])),
            reasons.take("fifteen", average(averages[2])),
            reasons.map()));
  }

  private static Known<Double> average(double value) {
    return value < 0 ? Given.notSupported() : Known.of(Math.round(value * 100) / 100.0);
  }
}
