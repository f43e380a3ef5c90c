package vigia.server.http;

/// What a route reads of a request's body.
///
/// @param type a record
/// @param mostBytes the longest that has a use: whoever may ask holds so much memory
public record Posted(Class<?> type, int mostBytes) {}
