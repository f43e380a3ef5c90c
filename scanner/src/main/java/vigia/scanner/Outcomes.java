package vigia.scanner;

import vigia.machine.PortReason;

/// What came of each port of a target, by its place in the list: nothing as long as none is known,
/// a byte each while that changes, and once it is over, runs of equal ones, which are few.
final class Outcomes {
  private static final PortReason[] REASONS = PortReason.values();

  /// A run is its code and how long it is, two bytes: there are no more ports than that.
  private static final int RUN_BYTES = 3;

  private static final int LONGEST_RUN = 0xffff;

  private static final byte[] NONE = {};

  /// One more than the reason's ordinal; 0 is not yet known. In runs, when packed.
  private byte[] codes = NONE;

  private final int size;
  private int known;
  private boolean isPacked;
  private boolean isOver;

  Outcomes(int size) {
    this.size = size;
  }

  interface Run {
    /// @param end after the last
    void of(int start, int end, PortReason reason);
  }

  int size() {
    return size;
  }

  /// How many are known.
  int known() {
    return known;
  }

  boolean isComplete() {
    return known == size;
  }

  /// How much memory it takes.
  int bytes() {
    return codes.length;
  }

  /// Lives no longer than the process: an enum's order may change between releases.
  @SuppressWarnings("EnumOrdinal")
  void set(int start, int end, PortReason reason) {
    if (isOver) {
      throw new IllegalStateException("nothing comes after the end");
    }
    if (codes.length == 0) {
      codes = new byte[size];
    }
    for (int i = start; i < end; i++) {
      known += codes[i] == 0 ? 1 : 0;
      codes[i] = (byte) (reason.ordinal() + 1);
    }
  }

  /// The same for everyone, whatever happens to this one.
  Outcomes copy() {
    if (isOver) {
      return this;
    }
    var copy = new Outcomes(size);
    copy.codes = codes.clone();
    copy.known = known;
    return copy;
  }

  /// Makes it small if it can be; nothing can be set from now on.
  void pack() {
    isOver = true;
    if (!isPacked && runs() * RUN_BYTES < codes.length) {
      codes = packed();
      isPacked = true;
    }
  }

  private int runs() {
    int runs = 0;
    for (int start = 0; start < codes.length; start = endOfRun(start)) {
      runs++;
    }
    return runs;
  }

  private int endOfRun(int start) {
    int most = Math.min(codes.length, start + LONGEST_RUN);
    int end = start + 1;
    while (end < most && codes[end] == codes[start]) {
      end++;
    }
    return end;
  }

  private byte[] packed() {
    byte[] packed = new byte[runs() * RUN_BYTES];
    int at = 0;
    for (int start = 0; start < codes.length; ) {
      int end = endOfRun(start);
      packed[at++] = codes[start];
      packed[at++] = (byte) ((end - start) >> Byte.SIZE);
      packed[at++] = (byte) (end - start);
      start = end;
    }
    return packed;
  }

  /// Those that are known, ascending.
  void each(Run run) {
    if (isPacked) {
      eachPacked(run);
      return;
    }
    for (int start = 0; start < codes.length; ) {
      int end = endOfRun(start);
      tell(codes[start], start, end, run);
      start = end;
    }
  }

  private void eachPacked(Run run) {
    int start = 0;
    for (int at = 0; at < codes.length; at += RUN_BYTES) {
      int high = Byte.toUnsignedInt(codes[at + 1]);
      int end = start + (high << Byte.SIZE) + Byte.toUnsignedInt(codes[at + 2]);
      tell(codes[at], start, end, run);
      start = end;
    }
  }

  private static void tell(byte code, int start, int end, Run run) {
    if (code != 0) {
      run.of(start, end, REASONS[code - 1]);
    }
  }
}
