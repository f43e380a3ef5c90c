import org.jspecify.annotations.NullMarked;

/// Dials ports. Usable alone.
@NullMarked
module vigia.scanner {
  requires transitive static org.jspecify;
  requires transitive vigia.machine;
  requires vigia.syscall;

  exports vigia.scanner;
}
