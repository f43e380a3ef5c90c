package vigia.server.tls;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Which key and certificate a server shows.
public sealed interface Tls {
  /// In clear: for loopback only.
  Tls NONE = new None();

  /// One of its own, made on first start and kept in `VIGIA_HOME/tls`.
  Tls OWN = new Own();

  record None() implements Tls {}

  record Own() implements Tls {}

  /// A PKCS#12 or JKS file with one private key.
  ///
  /// @param passwordFile holds the password on its first line; null for an empty one
  record Store(Path file, @Nullable Path passwordFile) implements Tls {}

  /// PEM files as certificate authorities hand them out.
  ///
  /// @param chain the server's certificate first, then those above it
  /// @param key PKCS#8, not encrypted (`BEGIN PRIVATE KEY`)
  record Pem(Path chain, Path key) implements Tls {}
}
