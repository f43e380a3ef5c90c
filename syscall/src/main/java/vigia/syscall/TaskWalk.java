package vigia.syscall;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import vigia.syscall.KernelTypes.UnknownKernel;

/// All processes, as the kernel has them in its own list of tasks: read in one go by a BPF task
/// iterator, bpf(2), some hundred of them with each system call. That takes a small part of what
/// reading the `/proc/PID/stat` of each takes, where the kernel makes fifty decimal numbers of
/// every process and most of them are thrown away.
///
/// Needs the rights of root in the first namespaces (CAP_BPF and CAP_PERFMON), Linux 6.2 with BTF,
/// and an x86-64. One thread at a time. Does not block.
public final class TaskWalk implements AutoCloseable {
  /// What is known of a process.
  public static final int WORDS = TaskProgram.PROCESS_WORDS;

  private static final Path TYPES = Path.of("/sys/kernel/btf/vmlinux");

  private static final int BPF_ON_X86_64 = 321; // __NR_bpf of asm/unistd_64.h

  // Commands of linux/bpf.h.
  private static final int PROG_LOAD = 5;
  private static final int LINK_CREATE = 28;
  private static final int ITER_CREATE = 33;

  private static final int TRACING = 26; // BPF_PROG_TYPE_TRACING
  private static final int TRACE_ITER = 28; // BPF_TRACE_ITER

  /// What the kernel may let a program do depends on it. The project's own, and one for the kernel.
  private static final String LICENSE = "Dual MIT/GPL";

  private static final String NAME = "vigia_tasks";

  /// The coarsest that `/proc` counts in, in nanoseconds.
  private static final long TICK = 10_000_000;

  private static final int EXIT_DEAD = 0x10; // linux/sched.h

  /// The kernel gives up to 8 pages at once.
  private static final int BUFFER_BYTES = 64 << 10;

  // Freed by the garbage collector, so that no thread in particular has to.
  private final MemorySegment errno = Libc.errnoIn(Arena.ofAuto());
  private final MemorySegment buffer = Arena.ofAuto().allocate(BUFFER_BYTES, Long.BYTES);
  private final MemorySegment question = Arena.ofAuto().allocate(8, Long.BYTES);
  private final int program;
  private final int link;

  private long[] records = new long[1 << 12];

  /// Where those of processes begin, when they were read, and where those of other threads begin.
  private int[] processes = new int[256];

  private long[] times = new long[256];

  /// Nanoseconds that threads of each used which were left out, as they may have been counted.
  private long[] missing = new long[256];

  private int[] threads = new int[256];
  private int size;
  private int threadCount;

  /// What [#open] needs to know of the kernel: found out once, as long as it runs.
  public static final class Kernel {
    private final byte[] code;
    private final int iterator;

    private Kernel(byte[] code, int iterator) {
      this.code = code;
      this.iterator = iterator;
    }

    /// Reads what the running kernel says of itself, which takes tens of milliseconds.
    ///
    /// @throws IOException when it says nothing, or is too different from those that are known
    public static Kernel read() throws IOException {
      if (!System.getProperty("os.arch", "").equals("amd64")) {
        throw new UnknownKernel("only x86-64 is known");
      }
      try (Arena arena = Arena.ofConfined()) {
        KernelTypes types = KernelTypes.read(TYPES, arena);
        return new Kernel(TaskProgram.of(types), types.function("bpf_iter_task"));
      }
    }
  }

  private TaskWalk(Kernel kernel) throws SyscallException {
    program = load(kernel);
    try {
      link = link();
    } catch (SyscallException failed) {
      Libc.close(errno, program);
      throw failed;
    }
  }

  /// @throws SyscallException EPERM without the rights; EINVAL when the kernel finds no sense in
  ///   it; EMFILE, …
  public static TaskWalk open(Kernel kernel) throws SyscallException {
    return new TaskWalk(kernel);
  }

  private int load(Kernel kernel) throws SyscallException {
    try (Arena call = Arena.ofConfined()) {
      MemorySegment code = call.allocate(kernel.code.length, Long.BYTES);
      code.copyFrom(MemorySegment.ofArray(kernel.code));
      MemorySegment attributes = call.allocate(128, Long.BYTES);
      attributes.set(JAVA_INT, 0, TRACING);
      attributes.set(JAVA_INT, 4, kernel.code.length / Long.BYTES);
      attributes.set(JAVA_LONG, 8, code.address());
      attributes.set(JAVA_LONG, 16, call.allocateFrom(LICENSE).address());
      byte[] name = NAME.getBytes(StandardCharsets.US_ASCII);
      MemorySegment.copy(name, 0, attributes, JAVA_BYTE, 48, name.length);
      attributes.set(JAVA_INT, 68, TRACE_ITER); // expected_attach_type
      attributes.set(JAVA_INT, 108, kernel.iterator); // attach_btf_id
      return called(PROG_LOAD, attributes);
    }
  }

  private int link() throws SyscallException {
    try (Arena call = Arena.ofConfined()) {
      MemorySegment attributes = call.allocate(16, Long.BYTES);
      attributes.set(JAVA_INT, 0, program);
      attributes.set(JAVA_INT, 8, TRACE_ITER);
      return called(LINK_CREATE, attributes);
    }
  }

  private int called(int command, MemorySegment attributes) throws SyscallException {
    int descriptor = Libc.bpf(errno, BPF_ON_X86_64, command, attributes);
    if (descriptor < 0) {
      throw Libc.failed("bpf", errno);
    }
    return descriptor;
  }

  /// Reads all processes, in ascending order of their numbers; those left out that are just being
  /// taken out of the list.
  ///
  /// @throws SyscallException EMFILE, ENOMEM, …: then nothing was read
  public void read() throws SyscallException {
    size = 0;
    threadCount = 0;
    question.set(JAVA_INT, 0, link);
    int list = called(ITER_CREATE, question);
    try {
      readAll(list);
    } finally {
      Libc.close(errno, list);
    }
    for (int row = 0; row < size; row++) {
      records[processes[row] + TaskProgram.RAN] += ended(processes[row]);
    }
    for (int i = 0; i < threadCount; i++) {
      addThread(threads[i]);
    }
  }

  private void readAll(int list) throws SyscallException {
    int end = 0;
    while (true) {
      long bytes = Libc.read(errno, list, buffer);
      if (bytes == 0) {
        return;
      }
      if (bytes < 0) {
        size = 0;
        throw Libc.failed("read", errno);
      }
      int words = (int) (bytes / Long.BYTES);
      if (records.length < end + words) {
        records = Arrays.copyOf(records, 2 * (end + words));
      }
      MemorySegment.copy(buffer, JAVA_LONG, 0, records, end, words);
      split(end, end + words, System.nanoTime());
      end += words;
    }
  }

  private void split(int from, int end, long nanos) {
    int at = from;
    while (at < end) {
      long ids = records[at + TaskProgram.IDS];
      if ((int) ids == (int) (ids >> 32)) {
        if (!isDead(at)) {
          addProcess(at, nanos);
        }
        at += TaskProgram.PROCESS_WORDS;
      } else {
        if (threadCount == threads.length) {
          threads = Arrays.copyOf(threads, 2 * threadCount);
        }
        threads[threadCount++] = at;
        at += TaskProgram.THREAD_WORDS;
      }
    }
  }

  private void addProcess(int at, long nanos) {
    if (size == processes.length) {
      processes = Arrays.copyOf(processes, 2 * size);
      times = Arrays.copyOf(times, 2 * size);
      missing = Arrays.copyOf(missing, 2 * size);
    }
    processes[size] = at;
    missing[size] = 0;
    times[size++] = nanos;
  }

  /// Adds what a thread used to what its process used.
  ///
  /// When it ends, it is marked dead, then the kernel does the same, and then it is no more in the
  /// list. Seen before its process, it is left out if it may have ended since: if those that have
  /// used as much as it, together.
  private void addThread(int thread) {
    int row = row((int) (records[thread + TaskProgram.IDS] >> 32));
    if (row < 0 || isDead(thread)) {
      return;
    }
    int process = processes[row];
    long used = records[thread + TaskProgram.RAN];
    long endedSince = ended(process) - ended(thread);
    if (thread < process && endedSince > 0 && endedSince >= used) {
      missing[row] += used;
    } else {
      records[process + TaskProgram.RAN] += used;
      records[process + TaskProgram.FAULTS] += records[thread + TaskProgram.FAULTS];
    }
  }

  private long ended(int record) {
    return records[record + TaskProgram.ENDED];
  }

  /// Whether it is just being taken out of the list.
  private boolean isDead(int record) {
    return (records[record + TaskProgram.STATES] >> 32 & EXIT_DEAD) != 0;
  }

  /// Where a process stands, or -1.
  private int row(int pid) {
    int low = 0;
    int high = size - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int found = (int) records[processes[middle]];
      if (found == pid) {
        return middle;
      }
      if (found < pid) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  /// Whether all is still as it was.
  ///
  /// @param before as from [#copy]
  public boolean isStill(int row, long[] before) {
    int at = processes[row];
    return Arrays.equals(records, at, at + WORDS, before, 0, WORDS);
  }

  /// Whether it is still the same process.
  ///
  /// @param before as from [#copy], of one with the same number
  public boolean isStillStarted(int row, long[] before) {
    return startNanos(row) == before[TaskProgram.START];
  }

  public boolean isStillNamed(int row, long[] before) {
    return nameStart(row) == before[TaskProgram.NAME]
        && nameEnd(row) == before[TaskProgram.NAME + 1];
  }

  /// Copies all that is known of a process, to compare it later.
  ///
  /// @param into [#WORDS] of them
  public void copy(int row, long[] into) {
    System.arraycopy(records, processes[row], into, 0, WORDS);
  }

  /// How many processes were read.
  public int size() {
    return size;
  }

  private long word(int row, int word) {
    return records[processes[row] + word];
  }

  public int pid(int row) {
    return (int) word(row, TaskProgram.IDS);
  }

  /// When it was read, as [System#nanoTime()].
  public long readNanos(int row) {
    return times[row];
  }

  /// Nanoseconds that all its threads have been on a processor, also those that have ended. If one
  /// ended at this very moment, its part may be missing this time; it is not there twice.
  public long usedNanos(int row) {
    return word(row, TaskProgram.RAN);
  }

  /// Whether much of that is missing: more than a tick, or more than was used since.
  ///
  /// @param before as from [#copy]; null for a process that was not read before
  public boolean isMissingMuch(int row, long @Nullable [] before) {
    return missing[row] > TICK || (before != null && usedNanos(row) < before[TaskProgram.RAN]);
  }

  /// Minor and major page faults of all its threads.
  public long faults(int row) {
    return word(row, TaskProgram.FAULTS);
  }

  /// PF_* of linux/sched.h.
  public int flags(int row) {
    return (int) word(row, TaskProgram.FLAGS);
  }

  /// TASK_* of linux/sched.h.
  public int state(int row) {
    return (int) word(row, TaskProgram.STATES);
  }

  /// EXIT_* of linux/sched.h.
  public int exitState(int row) {
    return (int) (word(row, TaskProgram.STATES) >> 32);
  }

  public int parent(int row) {
    return (int) word(row, TaskProgram.PARENT_AND_THREADS);
  }

  public int threads(int row) {
    return (int) (word(row, TaskProgram.PARENT_AND_THREADS) >> 32);
  }

  /// Nanoseconds from when the system was started.
  public long startNanos(int row) {
    return word(row, TaskProgram.START);
  }

  /// What the kernel counted last, without what its processors have not handed in yet.
  public long residentPages(int row) {
    long pages = 0;
    for (int kind = 0; kind < TaskProgram.KINDS_OF_PAGES; kind++) {
      pages += Math.max(0, word(row, TaskProgram.PAGES + kind));
    }
    return pages;
  }

  /// The first 8 bytes of its name, comm, in the machine's order.
  public long nameStart(int row) {
    return word(row, TaskProgram.NAME);
  }

  /// The others, of which the last is NUL.
  public long nameEnd(int row) {
    return word(row, TaskProgram.NAME + 1);
  }

  @Override
  public void close() {
    Libc.close(errno, link);
    Libc.close(errno, program);
  }
}
