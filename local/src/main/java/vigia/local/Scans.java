package vigia.local;

import java.net.InetAddress;
import java.util.BitSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vigia.machine.ProblemCode;
import vigia.machine.Scan;
import vigia.machine.ScanRequest;
import vigia.scanner.Scanner;
import vigia.scanner.ScannerOptions;

/// The scanner, made when the first scan is asked for.
final class Scans implements AutoCloseable {
  private final ScannerOptions options;
  private @Nullable Scanner scanner;
  private boolean closed;

  /// @throws vigia.machine.ProblemException when the networks allowed are malformed
  Scans(LocalOptions options) {
    this.options =
        ScannerOptions.USUAL
            .allowing(ScanNetworks.policy(options.scanNetworks()))
            .withServicesFile(options.hostRoot().resolve("etc/services"))
            .natively(options.engine() == LocalOptions.Engine.AUTO);
  }

  /// @param noted ports of an address that have a row whatever comes of them
  Scan start(ScanRequest request, Function<InetAddress, BitSet> noted) {
    return scanner().start(request, noted);
  }

  private synchronized Scanner scanner() {
    if (closed) {
      throw ProblemCode.CLOSED.with();
    }
    Scanner made = scanner;
    if (made == null) {
      made = new Scanner(options);
      scanner = made;
    }
    return made;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (scanner != null) {
      scanner.close();
    }
  }
}
