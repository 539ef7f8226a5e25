package dev.gatewright.protocol.issuer;

import dev.gatewright.protocol.keys.Algorithm;
import dev.gatewright.protocol.keys.HmacKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What access tokens look like (RFC 9068).
public final class AccessTokenPolicy {
  private final Format format;
  private final Optional<Duration> lifetime;
  private final List<String> audience;
  private final List<String> claims;
  private final String typ;

  private AccessTokenPolicy(Builder builder) {
    format = builder.format;
    lifetime = builder.lifetime;
    audience = List.copyOf(builder.audience);
    claims = List.copyOf(builder.claims);
    typ = builder.typ;
  }

  /// Begins with the defaults.
  public static Builder builder() {
    return new Builder();
  }

  /// The form of the token.
  public Format format() {
    return format;
  }

  /// How long it is good; absent where the grant decides, as it was enabled.
  public Optional<Duration> lifetime() {
    return lifetime;
  }

  /// `aud` when the request names no resource; empty means the client id.
  public List<String> audience() {
    return audience;
  }

  /// The subject's claims that are copied into the token.
  public List<String> claims() {
    return claims;
  }

  /// The JOSE header `typ`.
  public String typ() {
    return typ;
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

  /// Builds a policy; what is not said gets the default.
  public static final class Builder {
    private Format format = new Format.SignedJwt(Algorithm.ES256);
    private Optional<Duration> lifetime = Optional.empty();
    private List<String> audience = List.of();
    private List<String> claims = List.of();
    private String typ = "at+jwt";

    private Builder() {}

    /// The form of the token; a JWT signed with ES256 by default.
    public Builder format(Format value) {
      format = value;
      return this;
    }

    /// How long it is good; as the grant says by default.
    public Builder lifetime(Duration value) {
      lifetime = Optional.of(value);
      return this;
    }

    /// `aud` when the request names no resource; the client id by default.
    public Builder audience(List<String> value) {
      audience = value;
      return this;
    }

    /// The subject's claims that are copied into the token; none by default.
    public Builder claims(List<String> value) {
      claims = value;
      return this;
    }

    /// The JOSE header `typ`; `at+jwt` by default (RFC 9068 §2.1).
    public Builder typ(String value) {
      typ = value;
      return this;
    }

    /// The policy.
    public AccessTokenPolicy build() {
      return new AccessTokenPolicy(this);
    }
  }
}
