package dev.gatewright.client.internal.jose;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import dev.gatewright.client.json.JsonObject;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Reads one JWK that a provider publishes (RFC 7517 §4) and decides whether signatures may be
/// checked with it. Symmetric keys are not: what is published is no secret.
final class PublishedKey {
  /// RFC 7518 §3.3 asks for this much.
  private static final int MIN_RSA_BITS = 2048;

  /// A longer key makes each check dear and nobody safer.
  private static final int MAX_RSA_BITS = 8192;

  /// The exponent decides what a check costs; 65537 is the usual one.
  private static final int MAX_RSA_EXPONENT_BITS = 33;

  private static final int MAX_KID = 512;

  /// What comes before the 32 bytes in the encoding of an Ed25519 key (RFC 8410 §4).
  private static final byte[] ED25519_PREFIX = {
    0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00
  };

  private static final int ED25519_LENGTH = 32;

  private PublishedKey() {}

  /// The key; empty for one that signatures cannot or must not be checked with, one with a member
  /// of a wrong type included: the others of its set are good (RFC 7517 §5).
  static Optional<VerificationKey> read(JsonObject foreign, SignatureProvider provider) {
    try {
      return ofMembers(foreign.refusing(WrongType::new), provider);
    } catch (WrongType malformed) {
      return Optional.empty();
    }
  }

  private static Optional<VerificationKey> ofMembers(JsonObject jwk, SignatureProvider provider) {
    if (!isForSignatures(jwk) || jwk.text("kid").filter(it -> it.length() > MAX_KID).isPresent()) {
      return Optional.empty();
    }
    var type = typeOf(jwk);
    var algorithm = jwk.text("alg").flatMap(Algorithm::named);
    if (type.isEmpty() || (jwk.has("alg") && algorithm.isEmpty())) {
      return Optional.empty();
    }
    return publicKey(type.get(), jwk)
        .map(key ->
            new PublicVerificationKey(jwk.text("kid"), type.get(), algorithm, key, provider));
  }

  /// RFC 7517 §4.2, §4.3.
  private static boolean isForSignatures(JsonObject jwk) {
    return (!jwk.has("use") || jwk.text("use").filter("sig"::equals).isPresent())
        && (!jwk.has("key_ops") || jwk.texts("key_ops").contains("verify"));
  }

  private static Optional<KeyType> typeOf(JsonObject jwk) {
    return switch (jwk.text("kty").orElse("") + " " + jwk.text("crv").orElse("")) {
      case "RSA " -> Optional.of(KeyType.RSA);
      case "EC P-256" -> Optional.of(KeyType.P256);
      case "EC P-384" -> Optional.of(KeyType.P384);
      case "EC P-521" -> Optional.of(KeyType.P521);
      case "OKP Ed25519" -> Optional.of(KeyType.ED25519);
      default -> Optional.empty();
    };
  }

  private static Optional<PublicKey> publicKey(KeyType type, JsonObject jwk) {
    try {
      return switch (type) {
        case RSA -> rsa(RSAKey.parse(only(jwk, "kty", "n", "e")).toRSAPublicKey());
        case P256, P384, P521 ->
            Optional.of(ECKey.parse(only(jwk, "kty", "crv", "x", "y")).toECPublicKey());
        case ED25519 -> ed25519(jwk.text("x").orElse(""));
        case OCT -> Optional.empty();
      };
    } catch (ParseException | JOSEException | GeneralSecurityException | RuntimeException bad) {
      // A key that cannot be read is left out like one of an unknown type: the others are good.
      return Optional.empty();
    }
  }

  /// What makes the key, without certificates and the like, whose faults are not the key's.
  private static Map<String, Object> only(JsonObject jwk, String... names) {
    var members = new HashMap<String, Object>();
    for (var name : names) {
      jwk.text(name).ifPresent(value -> members.put(name, value));
    }
    return members;
  }

  private static Optional<PublicKey> rsa(RSAPublicKey key) {
    var bits = key.getModulus().bitLength();
    var exponent = key.getPublicExponent();
    return bits >= MIN_RSA_BITS
            && bits <= MAX_RSA_BITS
            && exponent.testBit(0)
            && exponent.compareTo(BigInteger.ONE) > 0
            && exponent.bitLength() <= MAX_RSA_EXPONENT_BITS
        ? Optional.of(key)
        : Optional.empty();
  }

  /// A member that is not what its name says.
  private static final class WrongType extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    WrongType(String what) {
      super(what);
    }
  }

  private static Optional<PublicKey> ed25519(String x) throws GeneralSecurityException {
    var point = Base64Url.decode(x).filter(bytes -> bytes.length == ED25519_LENGTH);
    if (point.isEmpty()) {
      return Optional.empty();
    }
    var encoded = Arrays.copyOf(ED25519_PREFIX, ED25519_PREFIX.length + ED25519_LENGTH);
    System.arraycopy(point.get(), 0, encoded, ED25519_PREFIX.length, ED25519_LENGTH);
    return Optional.of(
        KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
  }
}
