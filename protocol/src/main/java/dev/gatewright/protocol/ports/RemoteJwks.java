package dev.gatewright.protocol.ports;

import java.net.URI;
import java.util.Optional;

/// Fetches a client's JWK Set from its `jwks_uri` (OpenID Connect Registration §2). The host
/// decides which addresses may be reached; it follows no redirects, limits size and time, and
/// caches.
public interface RemoteJwks {

  /// The document; absent when it cannot be had. With `fresh` a cached one is fetched again, but
  /// not more often than the host allows.
  Optional<String> fetch(URI jwksUri, boolean fresh);
}
