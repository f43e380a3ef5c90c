/// Speaks to a server. Start reading at [vigia.client.RemoteMachine].
///
/// Trust comes first: in TLS the server's key must be the pinned one; in clear the server must be
/// on a loopback address, and each connection proves that it holds the token's hash before the
/// token leaves. HTTP/1.1 is spoken over plain sockets, because that binds the proof to the
/// connection that the token then takes (docs/adr/0007-http-over-plain-sockets.md).
package vigia.client;
