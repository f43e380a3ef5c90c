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
  requires vigia.desktop;
  requires org.apache.commons.cli;
  requires com.electronwill.nightconfig.core;
  requires com.electronwill.nightconfig.toml;
}
