package vigia.syscall;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Files as those of [SmallFiles], read one after the other in one go: what the processor keeps of
/// Java and of the kernel is not thrown out for each of them.
///
/// One thread at a time. Only for files whose reading cannot block.
public final class SmallFileBatch {
  private final int most;

  // Freed by the garbage collector, so that no thread in particular has to.
  private final MemorySegment buffer;
  private final long address;
  private final byte[] text;
  private final MemorySegment copy;
  private final int[] descriptors;
  private final int[] starts;
  private final int[] lengths;
  private final long[] times;
  private int size;

  /// @param files at once
  /// @param most bytes that are read of each
  public SmallFileBatch(int files, int most) {
    this.most = most;
    text = new byte[files * (most + 1)];
    copy = MemorySegment.ofArray(text);
    buffer = Arena.ofAuto().allocate(text.length);
    address = buffer.address();
    descriptors = new int[files];
    starts = new int[files];
    lengths = new int[files];
    times = new long[files];
  }

  /// Begins with none.
  public void clear() {
    size = 0;
  }

  public boolean isFull() {
    return size == descriptors.length;
  }

  /// One more.
  public void add(int descriptor) {
    descriptors[size++] = descriptor;
  }

  /// Reads all from their starts.
  public void read() {
    // Close together, so that all of it stays in the processor's nearest cache.
    int end = 0;
    for (int i = 0; i < size; i++) {
      int length = (int) Libc.pread(descriptors[i], address + end, most);
      times[i] = System.nanoTime();
      starts[i] = end;
      lengths[i] = length;
      end += Math.max(0, length) + 1;
    }
    MemorySegment.copy(buffer, 0, copy, 0, end);
  }

  public int size() {
    return size;
  }

  /// How many bytes there were, or -1 as from [SmallFiles#read].
  ///
  /// @param file by its place, from 0
  public int length(int file) {
    return lengths[file];
  }

  /// When it was read, as [System#nanoTime()].
  public long nanos(int file) {
    return times[file];
  }

  /// What was read: of each file from [#start] on, and room for one byte after its last.
  public byte[] text() {
    return text;
  }

  public int start(int file) {
    return starts[file];
  }
}
