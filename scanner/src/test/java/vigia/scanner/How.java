package vigia.scanner;

import java.util.List;
import vigia.machine.ScanMethod;
import vigia.machine.ScanRequest;

/// How a test scans TCP: by connecting, with system calls and without, or by SYNs.
enum How {
  NATIVE,
  JAVA,
  SYN;

  boolean natively() {
    return this != JAVA;
  }

  ScanRequest asked(String target, String ports) {
    return asked(List.of(target), ports);
  }

  ScanRequest asked(List<String> targets, String ports) {
    return ScanRequest.of(targets, ports)
        .withMethod(this == SYN ? ScanMethod.SYN : ScanMethod.CONNECT);
  }
}
