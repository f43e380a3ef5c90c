package vigia.syscall;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/// The C library. The only class with method handles; loading it loads the linker (tens of
/// milliseconds), so only the verbs' classes touch it, and only when they are called.
///
/// There is one handle per call shape, not per function: each costs its own bootstrap. Every call
/// captures errno in a segment of its own, because another thread, or the JVM itself between the
/// call and our next instruction, may set it.
final class Libc {
  private Libc() {}

  private static final Linker LINKER = Linker.nativeLinker();
  private static final Linker.Option CAPTURE = Linker.Option.captureCallState("errno");
  private static final VarHandle ERRNO =
      Linker.Option.captureStateLayout()
          .varHandle(MemoryLayout.PathElement.groupElement("errno"))
          .withInvokeExactBehavior();

  // int statvfs(const char *path, struct statvfs *buf);
  private static final class Statvfs {
    static final MemorySegment SYMBOL = symbol("statvfs");
  }

  // int uname(struct utsname *buf);
  private static final class Uname {
    static final MemorySegment SYMBOL = symbol("uname");
  }

  private static final class IntOfPointer {
    static final MethodHandle HANDLE = handle(FunctionDescriptor.of(JAVA_INT, ADDRESS));
  }

  private static final class IntOfTwoPointers {
    static final MethodHandle HANDLE = handle(FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));
  }

  static int statvfs(MemorySegment errno, MemorySegment path, MemorySegment buffer) {
    try {
      return (int) IntOfTwoPointers.HANDLE.invokeExact(Statvfs.SYMBOL, errno, path, buffer);
    } catch (Throwable impossible) {
      throw notThrownByC(impossible);
    }
  }

  static int uname(MemorySegment errno, MemorySegment buffer) {
    try {
      return (int) IntOfPointer.HANDLE.invokeExact(Uname.SYMBOL, errno, buffer);
    } catch (Throwable impossible) {
      throw notThrownByC(impossible);
    }
  }

  /// Where a call leaves its errno; one per call.
  static MemorySegment errnoIn(SegmentAllocator arena) {
    return arena.allocate(Linker.Option.captureStateLayout());
  }

  /// The errno of the failed call that was given this segment.
  static SyscallException failed(String call, MemorySegment errno) {
    return new SyscallException(call, (int) ERRNO.get(errno, 0L));
  }

  /// `path` with its terminating NUL.
  static MemorySegment pathIn(SegmentAllocator arena, byte[] path) {
    MemorySegment segment = arena.allocate(path.length + 1L);
    MemorySegment.copy(path, 0, segment, JAVA_BYTE, 0, path.length);
    return segment;
  }

  /// A downcall throws nothing of its own; what arrives is an Error of the JVM, or a mistake in a
  /// handle's type.
  private static Error notThrownByC(Throwable thrown) {
    return thrown instanceof Error error ? error : new AssertionError(thrown);
  }

  private static MemorySegment symbol(String name) {
    return LINKER.defaultLookup().findOrThrow(name);
  }

  @SuppressWarnings("restricted") // the only place where Java is left
  private static MethodHandle handle(FunctionDescriptor shape) {
    return LINKER.downcallHandle(shape, CAPTURE);
  }
}
