package vigia.server.limit;

import java.time.Duration;

/// @param connections at once, in all; further ones wait to be accepted
/// @param connectionsPerAddress at once, from one IPv4 address or IPv6 /64; further ones get 429,
///   and are closed unanswered at twice as many
/// @param streams event streams at once, in all
/// @param bodyBytes of all the request bodies together that are read or answered; all `connections`
///   with a login each, which anybody may send, have to leave room for others
/// @param header until the request's headers are complete, a TLS handshake included
/// @param body until its body is
/// @param answer until the answer is made and read
/// @param write until one event of a stream is read
/// @param idle without a single byte
/// @param silence of a stream until a comment keeps it from being idle, and until it notices that
///   its token ended
/// @param away until somebody who has nothing open and asks nothing has left, and a scan that
///   nobody follows ends
public record ServerLimits(
    int connections,
    int connectionsPerAddress,
    int streams,
    int bodyBytes,
    Duration header,
    Duration body,
    Duration answer,
    Duration write,
    Duration idle,
    Duration silence,
    Duration away) {
  public static final ServerLimits USUAL =
      new ServerLimits(
          1_024,
          256,
          256,
          8 << 20,
          Duration.ofSeconds(15),
          Duration.ofSeconds(15),
          Duration.ofSeconds(90),
          Duration.ofSeconds(20),
          Duration.ofSeconds(10),
          Duration.ofSeconds(5),
          Duration.ofSeconds(30));
}
