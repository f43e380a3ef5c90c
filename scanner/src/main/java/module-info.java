import org.jspecify.annotations.NullMarked;

/// Dials ports. Usable alone.
@NullMarked
module vigia.scanner {
  requires transitive static org.jspecify;
  requires transitive vigia.machine;

  exports vigia.scanner;
}
