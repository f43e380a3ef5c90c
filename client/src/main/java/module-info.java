import org.jspecify.annotations.NullMarked;

/// Speaks to a server: a machine behind it, trust in its key, reconnecting.
@NullMarked
module vigia.client {
  requires transitive static org.jspecify;
  requires transitive vigia.machine;

  exports vigia.client;

  provides io.avaje.jsonb.spi.JsonbExtension with
      vigia.client.jsonb.GeneratedJsonComponent;
}
