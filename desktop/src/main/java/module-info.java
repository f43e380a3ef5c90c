import org.jspecify.annotations.NullMarked;

/// Opens a window: this machine, or one behind a server, on a desktop.
@NullMarked
module vigia.desktop {
  requires transitive static org.jspecify;
  requires transitive vigia.machine;
  requires transitive vigia.language;
  requires transitive vigia.client;
  requires java.desktop;
  requires com.formdev.flatlaf;

  exports vigia.desktop;
  exports vigia.desktop.present;
}
