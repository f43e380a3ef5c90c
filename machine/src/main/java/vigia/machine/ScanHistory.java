package vigia.machine;

/// The scans of a machine that run or are remembered.
///
/// Every method may block for as long as its answer takes and throws [ProblemException] when there
/// is none: [ProblemCode#NO_SUCH_SCAN], and what the way to the machine adds.
public interface ScanHistory {

  /// All, the newest first, without what they found.
  ScanList list();

  /// One, as far as it is. Of a big one that was kept, ports may stand in ranges alone.
  ScanStatus get(String id);

  /// What changed from one to the other.
  ScanComparison compare(String before, String after);

  /// Stops it if it runs, and removes it.
  void forget(String id);
}
