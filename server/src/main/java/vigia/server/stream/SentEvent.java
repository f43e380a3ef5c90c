package vigia.server.stream;

/// One event as it goes over the wire.
///
/// @param name the `event:` line
/// @param data JSON on one line
public record SentEvent(String name, String data) {}
