package dev.gatewright.server.config.client;

import dev.gatewright.protocol.clients.Client.ClientType;
import java.util.List;

/// What the defaults of a client's settings depend on.
public record ClientBasis(
    String id, ClientType type, boolean isPublic, boolean strict, List<String> redirectUris) {

  /// Whether the type is one that cannot keep a secret (RFC 6749 §2.1).
  boolean isPublicType() {
    return type == ClientType.SPA || type == ClientType.NATIVE;
  }

  boolean isMachine() {
    return type == ClientType.MACHINE;
  }
}
