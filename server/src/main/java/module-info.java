import org.jspecify.annotations.NullMarked;

/// Listens: HTTP, event streams, the page, access control, export.
@NullMarked
module vigia.server {
  requires transitive static org.jspecify;
  requires transitive vigia.machine;
  requires vigia.web;
  requires org.eclipse.jetty.server;

  exports vigia.server;
}
