import org.jspecify.annotations.NullMarked;

/// Speaks to a server: a machine behind it, trust in its key, reconnecting.
@NullMarked
module vigia.client {
  requires transitive static org.jspecify;
  requires transitive vigia.machine;
  requires java.net.http;

  exports vigia.client;
}
