import java.time.Duration;
import java.util.Locale;
import java.util.Scanner;
import vigia.machine.Scan;
import vigia.machine.ScanMethod;
import vigia.machine.ScanRequest;
import vigia.machine.ScanStatus;
import vigia.scanner.ScannerOptions;

/// Scans for each line of standard input, `TARGET LONGEST_WAIT_MILLIS native|java|syn PORTS`, in one JVM; prints the
/// seconds, how many ports were open, closed and filtered, and the open ones of the first target.
public final class ScanTimes {
  private ScanTimes() {}

  public static void main(String[] arguments) throws InterruptedException {
    var lines = new Scanner(System.in, "US-ASCII");
    // As a server has it: one for all its scans.
    var natively = new vigia.scanner.Scanner(ScannerOptions.USUAL.natively(true));
    var overJava = new vigia.scanner.Scanner(ScannerOptions.USUAL.natively(false));
    try (natively; overJava) {
      System.out.println("ready");
      while (lines.hasNextLine()) {
        String[] words = lines.nextLine().split(" ");
        var scanner = words[2].equals("java") ? overJava : natively;
        var method = words[2].equals("syn") ? ScanMethod.SYN : ScanMethod.CONNECT;
        var request =
            ScanRequest.of(words[0], words[3])
                .withMethod(method)
                .withMaxWaitMillis(Integer.valueOf(words[1]));
        long begun = System.nanoTime();
        Scan scan = scanner.start(request);
        if (!scan.await(Duration.ofSeconds(120))) {
          throw new IllegalStateException("not over in time: " + scan.summary());
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        ScanStatus status = scan.status();
        if (status.method() != method) {
          throw new IllegalStateException("not by " + method + ": " + status.methodReason());
        }
        String open = status.targets().getFirst().ranges().open();
        System.out.printf(
            Locale.ROOT,
            "%.4f %d %d %d %s%n",
            seconds,
            status.open(),
            status.closed(),
            status.filtered(),
            open.isEmpty() ? "-" : open);
      }
    }
  }
}
