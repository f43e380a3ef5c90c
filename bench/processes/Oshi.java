import java.io.IOException;
import oshi.SystemInfo;
import oshi.software.os.OperatingSystem;
import vigia.bench.Turns;

/// The CPU time of one warm list of processes by OSHI.
public final class Oshi {
  private static final double WARM_UP_SECONDS = 2;

  private Oshi() {}

  /// @param arguments how many seconds of CPU time to measure
  public static void main(String[] arguments) throws IOException {
    OperatingSystem system = new SystemInfo().getOperatingSystem();
    Turns.answer(system::getProcesses, WARM_UP_SECONDS, Double.parseDouble(arguments[0]));
  }
}
