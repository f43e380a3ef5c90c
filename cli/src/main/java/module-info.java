import org.jspecify.annotations.NullMarked;

/// Has a main: commands, terminal output, distribution.
@NullMarked
module vigia.cli {
  requires transitive static org.jspecify;
  requires vigia.machine;
  requires vigia.language;
  requires vigia.local;
  requires vigia.client;
  requires vigia.server;
}
