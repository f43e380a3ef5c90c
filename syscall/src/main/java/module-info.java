import org.jspecify.annotations.NullMarked;

/// Leaves Java: the system calls that java.nio lacks, through java.lang.foreign. No MemorySegment
/// and no `throws Throwable` in a public signature.
@NullMarked
module vigia.syscall {
  requires transitive static org.jspecify;

  exports vigia.syscall;
}
