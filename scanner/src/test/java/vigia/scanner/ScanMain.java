package vigia.scanner;

import java.io.FileInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import vigia.machine.Scan;
import vigia.machine.ScanRequest;
import vigia.machine.Wire;
import vigia.syscall.NativeAccess;

/// Scans in a process of their own: takes `native` or `java`, a request as JSON and how often;
/// prints the status at each end as a line. With `greedy` as fourth word, another part of the
/// process takes every free descriptor for a while in all but the first.
final class ScanMain {
  private ScanMain() {}

  public static void main(String[] args) throws InterruptedException, IOException {
    boolean natively = args[0].equals("native");
    if (natively && !NativeAccess.isEnabled()) {
      throw new IllegalStateException("no native access");
    }
    ScanRequest request = Wire.read(ScanRequest.class, args[1]);
    try (var scanner = new Scanner(ScannerOptions.USUAL.natively(natively))) {
      for (int i = 0; i < Integer.parseInt(args[2]); i++) {
        Scan scan = scanner.start(request);
        // Not in the first: classes that are still to be loaded need descriptors, too.
        if (args.length > 3 && i > 0) {
          takeDescriptorsDuring(scan);
        }
        if (!scan.await(Duration.ofSeconds(100))) {
          throw new IllegalStateException("not over in time: " + Wire.json(scan.status()));
        }
        System.out.println(Wire.json(scan.status()));
      }
    }
  }

  private static void takeDescriptorsDuring(Scan scan) throws InterruptedException, IOException {
    while (scan.status().scanned() == 0 && !scan.await(Duration.ofMillis(1))) {
      // Nothing has been dialled yet.
    }
    List<FileInputStream> taken = new ArrayList<>();
    try {
      while (true) {
        taken.add(new FileInputStream("/dev/null"));
      }
    } catch (IOException noneLeft) {
      System.err.println(taken.size() + " descriptors taken: " + noneLeft.getMessage());
    }
    scan.await(Duration.ofSeconds(1));
    for (FileInputStream each : taken) {
      each.close();
    }
  }
}
