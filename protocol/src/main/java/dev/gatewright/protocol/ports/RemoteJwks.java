package dev.gatewright.protocol.ports;

import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import java.net.URI;
import java.util.Optional;

/// Fetches a client's JWK Set from its `jwks_uri` (OpenID Connect Registration §2). The host
/// decides which addresses may be reached; it follows no redirects, limits size and time, caches,
/// and gives each issuer and client a share of what it can fetch at once, since anybody who knows a
/// client's id can cause a fetch.
public interface RemoteJwks {

  /// The document of this client of this issuer; absent when it cannot be had. With `fresh` a
  /// cached one is fetched again, but not more often than the host allows.
  Optional<String> fetch(IssuerId issuer, ClientId client, URI jwksUri, boolean fresh);
}
