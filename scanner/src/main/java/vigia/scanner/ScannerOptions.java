package vigia.scanner;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;

/// What a [Scanner] may do and how hard it tries.
///
/// @param allowed asked of each address after its name was resolved, before it is dialled
/// @param servicesFile in the form of services(5); where there is none, a small table of our own
///   serves
/// @param mostParallelScans how many may run at once
/// @param mostSockets connections in the making at once, over all scans; the process's descriptor
///   limit may lower it
/// @param mostPairs (address, port) pairs in one scan: only those of the addresses that are dialled
///   at the moment take memory, but all take time
/// @param longestWait where a scan is asked for without one: for an answer of an address whose
///   round trip time is not known, and the upper end of what is waited when it is; usually a little
///   more than the second after which the kernel sends its SYN again
/// @param tries connections attempted to a port before its silence is believed
/// @param resolveWithin for all the names of a scan together
/// @param natively by system calls where [vigia.syscall.NativeAccess#isEnabled()], else over
///   java.nio alone: slower, and blind to what an ICMP error says beyond its errno, or said on a
///   virtual link
public record ScannerOptions(
    Predicate<InetAddress> allowed,
    Path servicesFile,
    int mostParallelScans,
    int mostSockets,
    int mostPairs,
    Duration longestWait,
    int tries,
    Duration resolveWithin,
    boolean natively) {

  /// Any address, with the user's own rights as the only limit.
  public static final ScannerOptions USUAL =
      new ScannerOptions(
          address -> true,
          Path.of("/etc/services"),
          4,
          10_000,
          1 << 26,
          Duration.ofMillis(1200),
          3,
          Duration.ofSeconds(10),
          true);

  public ScannerOptions {
    if (mostParallelScans < 1 || mostSockets < 1 || mostPairs < 1 || tries < 1) {
      throw new IllegalArgumentException("limits of a scanner are at least 1");
    }
  }

  public ScannerOptions allowing(Predicate<InetAddress> addresses) {
    return new ScannerOptions(
        addresses,
        servicesFile,
        mostParallelScans,
        mostSockets,
        mostPairs,
        longestWait,
        tries,
        resolveWithin,
        natively);
  }

  public ScannerOptions withServicesFile(Path file) {
    return new ScannerOptions(
        allowed,
        file,
        mostParallelScans,
        mostSockets,
        mostPairs,
        longestWait,
        tries,
        resolveWithin,
        natively);
  }

  public ScannerOptions withMostParallelScans(int most) {
    return new ScannerOptions(
        allowed,
        servicesFile,
        most,
        mostSockets,
        mostPairs,
        longestWait,
        tries,
        resolveWithin,
        natively);
  }

  public ScannerOptions withLongestWait(Duration most) {
    return new ScannerOptions(
        allowed,
        servicesFile,
        mostParallelScans,
        mostSockets,
        mostPairs,
        most,
        tries,
        resolveWithin,
        natively);
  }

  public ScannerOptions withTries(int number) {
    return new ScannerOptions(
        allowed,
        servicesFile,
        mostParallelScans,
        mostSockets,
        mostPairs,
        longestWait,
        number,
        resolveWithin,
        natively);
  }

  public ScannerOptions natively(boolean may) {
    return new ScannerOptions(
        allowed,
        servicesFile,
        mostParallelScans,
        mostSockets,
        mostPairs,
        longestWait,
        tries,
        resolveWithin,
        may);
  }
}
