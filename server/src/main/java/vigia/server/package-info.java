/// A server: publishes machines over HTTP. Start reading at [vigia.server.Server].
package vigia.server;
