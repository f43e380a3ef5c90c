package vigia.scanner;

import java.time.Duration;
import vigia.machine.Scan;
import vigia.machine.ScanRequest;
import vigia.machine.Wire;

/// A scan in a process of its own: takes a request as JSON, prints the status at its end.
final class ScanMain {
  private ScanMain() {}

  public static void main(String[] args) throws InterruptedException {
    try (var scanner = new Scanner(ScannerOptions.USUAL)) {
      Scan scan = scanner.start(Wire.read(ScanRequest.class, args[0]));
      if (!scan.await(Duration.ofSeconds(100))) {
        throw new IllegalStateException("not over in time: " + Wire.json(scan.status()));
      }
      System.out.println(Wire.json(scan.status()));
    }
  }
}
