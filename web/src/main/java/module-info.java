import org.jspecify.annotations.NullMarked;

/// The page, as files.
@NullMarked
module vigia.web {
  requires transitive static org.jspecify;

  exports vigia.web;
}
