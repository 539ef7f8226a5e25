package dev.gatewright.protocol.internal.jose;

import dev.gatewright.protocol.internal.jose.JwtVerification.Rejected;
import dev.gatewright.protocol.internal.jose.JwtVerification.Verified;
import dev.gatewright.protocol.keys.Algorithm;
import dev.gatewright.protocol.keys.CryptoProvider;
import dev.gatewright.protocol.keys.HmacKey;
import dev.gatewright.protocol.keys.SigningKey;
import dev.gatewright.protocol.oauth.IssuerId;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// Verifies our own tokens. Safe for concurrent use.
///
/// The key is found by `kid` among those of the issuer, and the algorithm is the key's: the token
/// only repeats both (RFC 8725 §3.1, §3.11). The claims are the caller's to judge, but for `exp`
/// and `nbf`.
public final class JwtVerifier {
  private static final int P256_SIGNATURE_LENGTH = 64;

  private final CryptoProvider crypto;
  private final VerifiedTokenCache cache;
  private final InstantSource clock;

  public JwtVerifier(CryptoProvider crypto, VerifiedTokenCache cache, InstantSource clock) {
    this.crypto = crypto;
    this.cache = cache;
    this.clock = clock;
  }

  /// Verifies a token that a key of the issuer must have signed.
  ///
  /// @param keys the issuer's published keys
  public JwtVerification verify(
      IssuerId issuer, String token, List<SigningKey> keys, JwtExpectation expected) {
    var remembered = cache.find(issuer, token);
    if (remembered.isPresent()) {
      var verified = remembered.get();
      return key(keys, verified.header()).isPresent()
          ? judge(verified, expected)
          : new Rejected("no published key of that kid and alg");
    }
    var parsed = CompactJws.parse(token);
    if (parsed.isEmpty()) {
      return new Rejected("not a well-formed signed token");
    }
    var jws = parsed.get();
    var key = key(keys, jws.header());
    if (key.isEmpty()) {
      return new Rejected("no published key of that kid and alg");
    }
    if (!isSignedBy(key.get(), jws)) {
      return new Rejected("the signature does not match");
    }
    var verified = verified(jws);
    cache.remember(issuer, token, verified);
    return judge(verified, expected);
  }

  /// Verifies an HS256 token with a key that the client has too, so that the client may have
  /// written it.
  public JwtVerification verify(String token, HmacKey key, JwtExpectation expected) {
    return CompactJws.parse(token)
        .map(jws -> verify(jws, key, expected))
        .orElseGet(() -> new Rejected("not a well-formed signed token"));
  }

  /// Verifies an HS256 token with the one of our own secret keys that its `kid` names.
  public JwtVerification verify(
      String token, Function<String, Optional<HmacKey>> keys, JwtExpectation expected) {
    var parsed = CompactJws.parse(token);
    if (parsed.isEmpty()) {
      return new Rejected("not a well-formed signed token");
    }
    var jws = parsed.get();
    return jws.header()
        .kid()
        .flatMap(keys)
        .map(key -> verify(jws, key, expected))
        .orElseGet(() -> new Rejected("no key of that kid"));
  }

  private JwtVerification verify(CompactJws jws, HmacKey key, JwtExpectation expected) {
    if (!jws.header().alg().equals("HS256")) {
      return new Rejected("alg is not HS256");
    }
    if (!MessageDigest.isEqual(key.sha256(jws.signingInput()), jws.signature())) {
      return new Rejected("the signature does not match");
    }
    return judge(verified(jws), expected);
  }

  /// The claims as anybody may have written them: only to find out whose key to verify with.
  public Optional<JsonNode> unverifiedClaims(String token) {
    return CompactJws.parse(token).map(CompactJws::claims);
  }

  private static Optional<SigningKey> key(List<SigningKey> keys, JwtHeader header) {
    if (header.kid().isEmpty()) {
      return Optional.empty();
    }
    var kid = header.kid().get();
    for (var key : keys) {
      if (key.kid().equals(kid)) {
        return key.algorithm().joseName().equals(header.alg())
            ? Optional.of(key)
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private boolean isSignedBy(SigningKey key, CompactJws jws) {
    if (key.algorithm() == Algorithm.ES256 && !isPlausibleP256(jws.signature())) {
      return false;
    }
    try {
      var signature = crypto.signature(key.algorithm());
      signature.initVerify(key.publicKey());
      signature.update(jws.signingInput());
      return signature.verify(jws.signature());
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /// Neither half may be zero, whatever the provider thinks of it (RFC 7518 §3.4).
  private static boolean isPlausibleP256(byte[] signature) {
    if (signature.length != P256_SIGNATURE_LENGTH) {
      return false;
    }
    var r = 0;
    var s = 0;
    for (var i = 0; i < P256_SIGNATURE_LENGTH / 2; i++) {
      r |= signature[i];
      s |= signature[i + P256_SIGNATURE_LENGTH / 2];
    }
    return r != 0 && s != 0;
  }

  private static Verified verified(CompactJws jws) {
    return new Verified(
        jws.header(), jws.claims(), NumericDate.of(jws.claims(), "exp").toOptional());
  }

  private JwtVerification judge(Verified verified, JwtExpectation expected) {
    var type = verified.header().typ().orElse("JWT").toLowerCase(Locale.ROOT);
    if (!expected.types().contains(type)) {
      return new Rejected("typ is not the one expected here");
    }
    if (expected.expiredAccepted()) {
      return verified;
    }
    var now = clock.instant();
    if (verified.expiresAt().isEmpty() || !now.isBefore(verified.expiresAt().get())) {
      return new Rejected("the token has expired");
    }
    return switch (NumericDate.of(verified.claims(), "nbf")) {
      case NumericDate.Absent() -> verified;
      case NumericDate.Malformed() -> new Rejected("nbf is malformed");
      case NumericDate.At(var instant) ->
          now.isBefore(instant) ? new Rejected("the token is not valid yet") : verified;
    };
  }
}
