package dev.gatewright.protocol.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.protocol.oauth.IssuerId;

/// Which row and column a wrapped value belongs to, so that it cannot be moved to another one.
///
/// @param kind what the value is, such as `signing_key`
/// @param id which one it is, such as its `kid`
public record WrapContext(IssuerId issuer, String kind, String id) {
  public WrapContext {
    if (kind.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("the kind of a wrapped value is one line");
    }
  }

  /// Bytes that no other context has: neither issuer nor kind holds a line break.
  byte[] encoded() {
    return (issuer.value() + '\n' + kind + '\n' + id).getBytes(UTF_8);
  }
}
