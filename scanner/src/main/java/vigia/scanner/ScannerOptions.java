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
/// @param tries connections attempted to a port before its silence is believed
/// @param natively by system calls where [vigia.syscall.NativeAccess#isEnabled()], else over
///   java.nio alone: slower, and blind to what an ICMP error says beyond its errno, or said on a
///   virtual link
public record ScannerOptions(
    Predicate<InetAddress> allowed,
    Path servicesFile,
    int mostParallelScans,
    int tries,
    boolean natively) {

  /// Connections in the making at once, over all scans; the process's descriptor limit may lower
  /// it.
  static final int MOST_SOCKETS = 10_000;

  /// A /16: some 100 bytes each, as long as it is scanned.
  static final int MOST_ADDRESSES = 1 << 16;

  /// (address, port) pairs in one scan: only those of the addresses that are dialled at the moment
  /// take memory, but all take time.
  static final int MOST_PAIRS = 1 << 26;

  /// Where a scan is asked for without one: for an answer of an address whose round trip time is
  /// not known, and the upper end of what is waited when it is. A little more than the second after
  /// which the kernel sends its SYN again.
  static final Duration LONGEST_WAIT = Duration.ofMillis(1200);

  /// For all the names of a scan together.
  static final Duration RESOLVE_WITHIN = Duration.ofSeconds(10);

  /// Any address, with the user's own rights as the only limit.
  public static final ScannerOptions USUAL =
      new ScannerOptions(_ -> true, Path.of("/etc/services"), 4, 3, true);

  public ScannerOptions {
    if (mostParallelScans < 1 || tries < 1) {
      throw new IllegalArgumentException("limits of a scanner are at least 1");
    }
  }

  public ScannerOptions allowing(Predicate<InetAddress> addresses) {
    return new ScannerOptions(addresses, servicesFile, mostParallelScans, tries, natively);
  }

  public ScannerOptions withServicesFile(Path file) {
    return new ScannerOptions(allowed, file, mostParallelScans, tries, natively);
  }

  public ScannerOptions withMostParallelScans(int most) {
    return new ScannerOptions(allowed, servicesFile, most, tries, natively);
  }

  public ScannerOptions withTries(int number) {
    return new ScannerOptions(allowed, servicesFile, mostParallelScans, number, natively);
  }

  public ScannerOptions natively(boolean may) {
    return new ScannerOptions(allowed, servicesFile, mostParallelScans, tries, may);
  }
}
