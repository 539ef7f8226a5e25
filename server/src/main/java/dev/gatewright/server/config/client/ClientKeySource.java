package dev.gatewright.server.config.client;

import dev.gatewright.server.config.yaml.Document;
import java.net.URI;

/// Where the public keys of a client that signs its own assertions are (RFC 7523 §3).
public sealed interface ClientKeySource {
  /// A JWK Set (RFC 7517 §5) written in the file.
  record Inline(Document jwks) implements ClientKeySource {}

  record Remote(URI jwksUri) implements ClientKeySource {}
}
