import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import oshi.SystemInfo;
import oshi.software.os.OperatingSystem;

/// Prints the CPU time of one warm list of processes by OSHI in milliseconds, and its length.
public final class Oshi {
  private Oshi() {}

  /// @param arguments how many lists to measure
  public static void main(String[] arguments) {
    int count = Integer.parseInt(arguments[0]);
    var cpu = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    OperatingSystem system = new SystemInfo().getOperatingSystem();
    for (int i = 0; i < Math.max(1, count / 2); i++) {
      system.getProcesses();
    }
    long before = cpu.getProcessCpuTime();
    int length = 0;
    for (int i = 0; i < count; i++) {
      length = system.getProcesses().size();
    }
    double millis = (cpu.getProcessCpuTime() - before) / 1e6 / count;
    System.out.printf(Locale.ROOT, "%.4f %d%n", millis, length);
  }
}
