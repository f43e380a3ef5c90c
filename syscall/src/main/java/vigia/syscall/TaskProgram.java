package vigia.syscall;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import vigia.syscall.KernelTypes.UnknownKernel;

/// The BPF program that the kernel runs once for each task of its list while that is read
/// (Documentation/bpf/bpf_iterators.rst). It only reads the task's fields and writes a record of
/// them.
///
/// All tasks have a short record, and that is all of a thread's; the longer one of a process, which
/// is its first thread's, begins with the same. Words of 64 bits; where two share one, the first is
/// the lower.
final class TaskProgram {
  /// Thread and process number: the same for a process's own record.
  static final int IDS = 0;

  /// Nanoseconds on a processor that the process's threads had used that have ended:
  /// `signal_struct.sum_sched_runtime`.
  static final int ENDED = 1;

  /// `__state` and `exit_state`. Read after that: a thread that is part of it is dead here.
  static final int STATES = 2;

  /// Nanoseconds on a processor: `task_struct.se.sum_exec_runtime`.
  static final int RAN = 3;

  /// Page faults, minor and major; a process's has those of its threads that ended.
  static final int FAULTS = 4;

  static final int THREAD_WORDS = 5;

  /// The parent's number, and how many threads there are.
  static final int PARENT_AND_THREADS = 5;

  /// Nanoseconds from when the system was started, with those asleep.
  static final int START = 6;

  /// Pages of files, without a name, and of shared memory: `mm_struct.rss_stat`, as it was last
  /// brought up to date. Each may be below 0.
  static final int PAGES = 7;

  static final int KINDS_OF_PAGES = 3;

  /// 16 bytes, of which the last is NUL.
  static final int NAME = 10;

  /// PF_* of linux/sched.h, and 0.
  static final int FLAGS = 12;

  static final int PROCESS_WORDS = 13;

  /// MM_FILEPAGES, MM_ANONPAGES and MM_SHMEMPAGES of linux/mm_types_task.h.
  private static final int[] RESIDENT = {0, 1, 3};

  private static final int SEQ_WRITE = 127; // BPF_FUNC_seq_write

  // Registers. What a call leaves alone is from 6 to 9; 10 is where the stack ends.
  private static final int RESULT = 0;
  private static final int A = 1;
  private static final int B = 2;
  private static final int C = 3;
  private static final int CONTEXT = 6;
  private static final int TASK = 7;
  private static final int SIGNAL = 8;
  private static final int MEMORY = 9;
  private static final int STACK = 10;

  private static final int RECORD = -PROCESS_WORDS * Long.BYTES;

  private final KernelTypes kernel;
  private final ByteBuffer code = ByteBuffer.allocate(1_024).order(ByteOrder.nativeOrder());

  private TaskProgram(KernelTypes kernel) {
    this.kernel = kernel;
  }

  /// Its instructions, for a kernel with these structures.
  static byte[] of(KernelTypes kernel) throws UnknownKernel {
    var program = new TaskProgram(kernel);
    program.write();
    byte[] written = new byte[program.code.position()];
    program.code.flip().get(written);
    return written;
  }

  private void write() throws UnknownKernel {
    move(CONTEXT, A);
    load(TASK, CONTEXT, "bpf_iter__task", "task");
    int end = ifZero(TASK); // once, after the last
    load(SIGNAL, TASK, "task_struct", "signal");
    writeThread();
    loadInt(A, TASK, "task_struct", "pid");
    loadInt(B, TASK, "task_struct", "tgid");
    storeInts(IDS, A, B);
    int process = ifSame(A, B);
    finish(THREAD_WORDS);
    land(process);
    writeProcess();
    finish(PROCESS_WORDS);
    land(end);
    leave();
  }

  private void writeThread() throws UnknownKernel {
    load(A, SIGNAL, "signal_struct", "sum_sched_runtime");
    store(ENDED, A);
    loadInt(A, TASK, "task_struct", "__state");
    loadInt(B, TASK, "task_struct", "exit_state");
    storeInts(STATES, A, B);
    load(A, TASK, "task_struct", "se.sum_exec_runtime");
    store(RAN, A);
    load(C, TASK, "task_struct", "min_flt");
    load(A, TASK, "task_struct", "maj_flt");
    add(C, A);
    store(FAULTS, C);
  }

  /// What follows [#writeThread].
  private void writeProcess() throws UnknownKernel {
    for (String more : new String[] {"min_flt", "maj_flt"}) {
      load(A, SIGNAL, "signal_struct", more);
      add(C, A);
    }
    store(FAULTS, C);
    load(C, TASK, "task_struct", "real_parent");
    loadInt(A, C, "task_struct", "tgid");
    loadInt(B, SIGNAL, "signal_struct", "nr_threads");
    storeInts(PARENT_AND_THREADS, A, B);
    loadInt(A, TASK, "task_struct", "flags");
    store(FLAGS, A);
    load(A, TASK, "task_struct", "start_boottime");
    store(START, A);
    writePages();
    writeName();
  }

  /// A process that calls exec(2) or ends gives its memory back meanwhile, and somebody else may
  /// have it. Whether it still was its own when it was read shows afterwards; if not, its new one
  /// is read, or none.
  private void writePages() throws UnknownKernel {
    load(MEMORY, TASK, "task_struct", "mm");
    writePagesOfMemory();
    load(A, TASK, "task_struct", "mm");
    int unchanged = ifSame(A, MEMORY);
    move(MEMORY, A);
    writePagesOfMemory();
    land(unchanged);
  }

  private void writePagesOfMemory() throws UnknownKernel {
    set(A, 0);
    for (int kind = 0; kind < KINDS_OF_PAGES; kind++) {
      store(PAGES + kind, A);
    }
    int none = ifZero(MEMORY);
    for (int kind = 0; kind < KINDS_OF_PAGES; kind++) {
      int at = kernel.offset("mm_struct", "rss_stat", RESIDENT[kind], "count", Long.BYTES);
      load(A, MEMORY, at);
      store(PAGES + kind, A);
    }
    land(none);
  }

  private void writeName() throws UnknownKernel {
    int at = kernel.offset("task_struct", "comm", 2 * Long.BYTES);
    for (int word = 0; word < 2; word++) {
      load(A, TASK, at + word * Long.BYTES);
      store(NAME + word, A);
    }
  }

  /// Hands so many words of the record over, and ends.
  private void finish(int words) throws UnknownKernel {
    load(A, CONTEXT, "bpf_iter__task", "meta");
    load(A, A, "bpf_iter_meta", "seq");
    move(B, STACK);
    instruction(0x07, B, 0, 0, RECORD); // B += RECORD
    set(C, words * Long.BYTES);
    instruction(0x85, 0, 0, 0, SEQ_WRITE);
    leave();
  }

  private void leave() {
    set(RESULT, 0);
    instruction(0x95, 0, 0, 0, 0);
  }

  private void load(int into, int from, String structure, String path) throws UnknownKernel {
    load(into, from, kernel.offset(structure, path, Long.BYTES));
  }

  private void load(int into, int from, int offset) throws UnknownKernel {
    instruction(0x79, into, from, near(offset), 0);
  }

  /// The upper half becomes 0.
  private void loadInt(int into, int from, String structure, String path) throws UnknownKernel {
    int offset = kernel.offset(structure, path, Integer.BYTES);
    instruction(0x61, into, from, near(offset), 0);
  }

  private static int near(int offset) throws UnknownKernel {
    if (offset > Short.MAX_VALUE) {
      throw new UnknownKernel("a member that lies " + offset + " bytes away");
    }
    return offset;
  }

  private void store(int word, int from) {
    instruction(0x7b, STACK, from, RECORD + word * Long.BYTES, 0);
  }

  private void storeInts(int word, int first, int second) {
    int at = RECORD + word * Long.BYTES;
    instruction(0x63, STACK, first, at, 0);
    instruction(0x63, STACK, second, at + Integer.BYTES, 0);
  }

  private void move(int into, int from) {
    instruction(0xbf, into, from, 0, 0);
  }

  private void set(int into, int value) {
    instruction(0xb7, into, 0, 0, value);
  }

  private void add(int into, int from) {
    instruction(0x0f, into, from, 0, 0);
  }

  /// Jumps, to where [#land] says.
  private int ifZero(int register) {
    return instruction(0x15, register, 0, 0, 0);
  }

  private int ifSame(int one, int other) {
    return instruction(0x1d, one, other, 0, 0);
  }

  /// Where a jump goes to: here.
  private void land(int jump) {
    code.putShort(jump + 2, (short) ((code.position() - jump) / Long.BYTES - 1));
  }

  /// `struct bpf_insn`, little-endian.
  ///
  /// @return where it stands
  private int instruction(int operation, int into, int from, int offset, int value) {
    int at = code.position();
    code.put((byte) operation)
        .put((byte) (from << 4 | into))
        .putShort((short) offset)
        .putInt(value);
    return at;
  }
}
