import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import oshi.SystemInfo;
import oshi.software.os.OperatingSystem;

/// Prints, for each line of its input, the CPU time of one warm list of processes by OSHI in
/// milliseconds.
public final class Oshi {
  private static final OperatingSystemMXBean CPU =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final OperatingSystem SYSTEM = new SystemInfo().getOperatingSystem();

  private static final double WARM_UP_SECONDS = 2;

  private Oshi() {}

  /// @param arguments how many seconds of CPU time to measure
  public static void main(String[] arguments) throws IOException {
    double seconds = Double.parseDouble(arguments[0]);
    millis(WARM_UP_SECONDS);
    while (System.in.read() == '\n') {
      System.out.printf(Locale.ROOT, "%.4f%n", millis(seconds));
    }
  }

  /// Begins where the clock ticks, which it does every 10 ms.
  private static double millis(double seconds) {
    long tick = CPU.getProcessCpuTime();
    long before = tick;
    while (before == tick) {
      SYSTEM.getProcesses();
      before = CPU.getProcessCpuTime();
    }
    long now = before;
    int count = 0;
    while (now < before + seconds * 1e9) {
      SYSTEM.getProcesses();
      count++;
      now = CPU.getProcessCpuTime();
    }
    return (now - before) / 1e6 / count;
  }
}
