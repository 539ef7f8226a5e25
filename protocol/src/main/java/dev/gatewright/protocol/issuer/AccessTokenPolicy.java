package dev.gatewright.protocol.issuer;

import dev.gatewright.protocol.keys.Algorithm;
import dev.gatewright.protocol.keys.HmacKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What access tokens look like (RFC 9068).
///
/// `lifetime` is absent where the grant decides, as it was enabled. `audience` is used when the
/// request names no resource; empty means the client id. `claims` are subject claims copied into
/// the token. `typ` is the JOSE header type, `at+jwt` unless configured.
public record AccessTokenPolicy(
    Format format,
    Optional<Duration> lifetime,
    List<String> audience,
    List<String> claims,
    String typ) {
  public AccessTokenPolicy {
    audience = List.copyOf(audience);
    claims = List.copyOf(claims);
  }

  /// The form of the token.
  public sealed interface Format {
    /// Sealed claims that only this server can read.
    record Opaque() implements Format {}

    /// A JWT signed with a key of the issuer.
    record SignedJwt(Algorithm algorithm) implements Format {}

    /// A JWT under a key that the client holds too, so the client can mint such tokens: they count
    /// here only as far as a live row says the same.
    record HmacJwt(HmacKey key) implements Format {}
  }
}
