package dev.gatewright.protocol.internal.jose;

import com.nimbusds.jose.jwk.JWKSet;
import dev.gatewright.protocol.keys.CryptoProvider;
import dev.gatewright.protocol.keys.HmacKey;
import dev.gatewright.protocol.oauth.ClientId;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Verifies client assertions: `private_key_jwt` and `client_secret_jwt`.
///
/// RFC 7523 §3, OpenID Connect Core §9. That an assertion works once is for the caller to see to.
public final class ClientAssertion {
  private static final Duration CLOCK_SKEW = Duration.ofSeconds(10);
  private static final Duration LONGEST_LIFE = Duration.ofHours(1);
  private static final int MAX_JTI_LENGTH = 255;

  /// Tokens of another type, such as access tokens, are no assertions (RFC 8725 §3.11).
  private static final Set<String> TYPES = Set.of("jwt", "client-authentication+jwt");

  private static final Rejected BAD_AUDIENCE =
      new Rejected("aud must name this server, and nobody else");

  /// An assertion as presented.
  ///
  /// @param audiences each value of `aud` that names us: the issuer URL, the token endpoint URL
  public record Presented(String text, ClientId client, Set<String> audiences, Instant now) {
    public Presented {
      audiences = Set.copyOf(audiences);
    }
  }

  /// What an assertion proves.
  public sealed interface Outcome {}

  /// The assertion proves the client, once: the caller records (client, `jti`) until `expiresAt`.
  ///
  /// @param expiresAt the first moment at which it is refused: `exp` and the clock skew allowed
  public record Accepted(String jti, Instant expiresAt) implements Outcome {}

  /// The assertion proves nothing.
  ///
  /// @param reason for the client's developer; holds nothing secret
  public record Rejected(String reason) implements Outcome {}

  private final ForeignSignature signatures;

  public ClientAssertion(CryptoProvider crypto) {
    this.signatures = new ForeignSignature(crypto);
  }

  /// Verifies a `private_key_jwt` with the client's public keys.
  public Outcome verifyWithKeys(Presented presented, JWKSet keys) {
    var parsed = CompactJws.parse(presented.text());
    if (parsed.isEmpty()) {
      return malformed();
    }
    var jws = parsed.get();
    if (!ForeignSignature.isPublicKeyAlgorithm(jws.header().alg())) {
      return new Rejected("alg is none that private_key_jwt may use here");
    }
    return signatures.isByOneOf(keys, jws)
        ? judge(presented, jws)
        : new Rejected("no key of the client verifies the signature");
  }

  /// Verifies a `client_secret_jwt` with the client's secret.
  public Outcome verifyWithSecret(Presented presented, HmacKey secret) {
    var parsed = CompactJws.parse(presented.text());
    if (parsed.isEmpty()) {
      return malformed();
    }
    var jws = parsed.get();
    if (!ForeignSignature.isSecretAlgorithm(jws.header().alg())) {
      return new Rejected("alg is none that client_secret_jwt may use here");
    }
    return signatures.isBySecret(secret, jws)
        ? judge(presented, jws)
        : new Rejected("the client secret does not verify the signature");
  }

  /// The `sub` that an assertion claims, to find the client to verify it with (RFC 7521 §4.2).
  public static Optional<String> unverifiedClient(String text) {
    return CompactJws.parse(text).flatMap(jws -> text(jws.claims(), "sub"));
  }

  private static Rejected malformed() {
    return new Rejected("client_assertion is not a well-formed signed token");
  }

  private static Outcome judge(Presented presented, CompactJws jws) {
    var typ = jws.header().typ();
    if (typ.isPresent() && !TYPES.contains(typ.get().toLowerCase(Locale.ROOT))) {
      return new Rejected("typ is not the type of a client assertion");
    }
    var claims = jws.claims();
    var client = Optional.of(presented.client().value());
    if (!text(claims, "iss").equals(client) || !text(claims, "sub").equals(client)) {
      return new Rejected("iss and sub must both be the client_id");
    }
    if (!isForUs(claims.get("aud"), presented.audiences())) {
      return BAD_AUDIENCE;
    }
    var jti = text(claims, "jti").filter(id -> !id.isEmpty() && id.length() <= MAX_JTI_LENGTH);
    if (jti.isEmpty()) {
      return new Rejected("jti is missing, empty or too long");
    }
    return judgeTimes(claims, presented.now(), jti.get());
  }

  private static Outcome judgeTimes(JsonNode claims, Instant now, String jti) {
    var latestStart = now.plus(CLOCK_SKEW);
    for (var name : Set.of("iat", "nbf")) {
      switch (NumericDate.of(claims, name)) {
        case NumericDate.Absent() -> {}
        case NumericDate.Malformed() -> {
          return new Rejected(name + " must be a number of seconds");
        }
        case NumericDate.At(var start) -> {
          if (start.isAfter(latestStart)) {
            return new Rejected(name + " is in the future");
          }
        }
      }
    }
    return switch (NumericDate.of(claims, "exp")) {
      case NumericDate.Absent() -> new Rejected("exp is missing");
      case NumericDate.Malformed() -> new Rejected("exp must be a number of seconds");
      case NumericDate.At(var expiry) -> {
        if (!now.isBefore(expiry.plus(CLOCK_SKEW))) {
          yield new Rejected("the assertion has expired");
        }
        yield expiry.isAfter(latestStart.plus(LONGEST_LIFE))
            ? new Rejected("exp is more than an hour ahead")
            : new Accepted(jti, expiry.plus(CLOCK_SKEW));
      }
    };
  }

  /// True when `aud` is one of our names, or an array of nothing else.
  private static boolean isForUs(@Nullable JsonNode aud, Set<String> ours) {
    if (aud == null) {
      return false;
    }
    if (aud.isString()) {
      return ours.contains(aud.stringValue());
    }
    if (!aud.isArray() || aud.isEmpty()) {
      return false;
    }
    for (var one : aud) {
      if (!one.isString() || !ours.contains(one.stringValue())) {
        return false;
      }
    }
    return true;
  }

  private static Optional<String> text(JsonNode claims, String name) {
    return Optional.ofNullable(claims.get(name))
        .filter(JsonNode::isString)
        .map(JsonNode::stringValue);
  }
}
