/// HTTP as Vigia speaks it: one table of routes, one place where a request is let in, one form of
/// answers and problems.
///
/// Start reading at [vigia.server.http.Entrance]; a route is a [vigia.server.http.Route].
package vigia.server.http;
