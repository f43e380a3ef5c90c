/// The readings as Prometheus reads them.
package vigia.server.metrics;
