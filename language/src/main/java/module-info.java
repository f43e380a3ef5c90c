import org.jspecify.annotations.NullMarked;

/// Speaks to people: the message catalogues in both languages, numbers, sizes, dates, names made
/// safe to show.
@NullMarked
module vigia.language {
  requires transitive static org.jspecify;
  requires transitive vigia.machine;

  exports vigia.language;
  exports vigia.language.view;
}
