package vigia.syscall;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import vigia.syscall.KernelTypes.UnknownKernel;

/// All processes, as the kernel has them in its own list of tasks: read in one go by a BPF task
/// iterator, bpf(2), some hundred of them with each system call. That takes a small part of what
/// reading the `/proc/PID/stat` of each takes, where the kernel makes fifty decimal numbers of
/// every process and most of them are thrown away.
///
/// Needs the rights of root in the first namespaces (CAP_BPF and CAP_PERFMON), Linux 6.2 with BTF,
/// and an x86-64. One thread at a time. Does not block.
public final class TaskWalk implements AutoCloseable {
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

  /// The kernel gives up to 8 pages at once.
  private static final int BUFFER_BYTES = 64 << 10;

  // Freed by the garbage collector, so that no thread in particular has to.
  private final MemorySegment errno = Libc.errnoIn(Arena.ofAuto());
  private final MemorySegment buffer = Arena.ofAuto().allocate(BUFFER_BYTES, Long.BYTES);
  private final MemorySegment question = Arena.ofAuto().allocate(8, Long.BYTES);
  private final int program;
  private final int link;

  private final TaskRecords records = new TaskRecords();

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
  /// @return the same at each call, until the next
  /// @throws SyscallException EMFILE, ENOMEM, …
  public TaskRecords read() throws SyscallException {
    records.clear();
    question.set(JAVA_INT, 0, link);
    int list = called(ITER_CREATE, question);
    try {
      readAll(list);
    } finally {
      Libc.close(errno, list);
    }
    records.addUp();
    return records;
  }

  private void readAll(int list) throws SyscallException {
    while (true) {
      long bytes = Libc.read(errno, list, buffer);
      if (bytes == 0) {
        return;
      }
      if (bytes < 0) {
        throw Libc.failed("read", errno);
      }
      records.add(buffer, (int) (bytes / Long.BYTES), System.nanoTime());
    }
  }

  @Override
  public void close() {
    Libc.close(errno, link);
    Libc.close(errno, program);
  }
}
