import org.jspecify.annotations.NullMarked;

/// Listens: HTTP, event streams, the page, access control, export.
@NullMarked
@SuppressWarnings("requires-automatic") // The metrics library has no module descriptors.
module vigia.server {
  // Not static: what a record's component may lack stands in the API's documentation.
  requires transitive org.jspecify;
  requires transitive vigia.machine;
  requires vigia.web;
  requires java.logging;
  requires io.prometheus.metrics.model;
  requires io.prometheus.writer.text;
  requires org.eclipse.jetty.server;

  exports vigia.server;
  exports vigia.server.access;
  exports vigia.server.event;
  exports vigia.server.history;
  exports vigia.server.limit;
  exports vigia.server.tls;

  provides io.avaje.jsonb.spi.JsonbExtension with
      vigia.server.access.jsonb.GeneratedJsonComponent;
}
