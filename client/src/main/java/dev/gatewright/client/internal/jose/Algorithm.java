package dev.gatewright.client.internal.jose;

import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A signature algorithm that can be checked here (RFC 7518 §3.1, RFC 8037 §3.1), with the one type
/// of key that fits it. `none` is not among them.
enum Algorithm {
  HS256("HS256", "HmacSHA256", KeyType.OCT),
  RS256("RS256", "SHA256withRSA", KeyType.RSA),
  RS384("RS384", "SHA384withRSA", KeyType.RSA),
  RS512("RS512", "SHA512withRSA", KeyType.RSA),
  PS256("PS256", "RSASSA-PSS", KeyType.RSA),
  PS384("PS384", "RSASSA-PSS", KeyType.RSA),
  PS512("PS512", "RSASSA-PSS", KeyType.RSA),
  ES256("ES256", "SHA256withECDSAinP1363Format", KeyType.P256),
  ES384("ES384", "SHA384withECDSAinP1363Format", KeyType.P384),
  ES512("ES512", "SHA512withECDSAinP1363Format", KeyType.P521),
  EDDSA("EdDSA", "Ed25519", KeyType.ED25519),
  /// The same as `EdDSA` with this curve, by its newer name (RFC 9864 §2.2).
  ED25519("Ed25519", "Ed25519", KeyType.ED25519);

  private static final Map<String, Algorithm> BY_NAME =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(each -> each.wireName, Function.identity()));

  private final String wireName;
  private final String jcaName;
  private final KeyType keyType;

  Algorithm(String wireName, String jcaName, KeyType keyType) {
    this.wireName = wireName;
    this.jcaName = jcaName;
    this.keyType = keyType;
  }

  /// The algorithm of this `alg`, letter for letter.
  static Optional<Algorithm> named(String alg) {
    return Optional.ofNullable(BY_NAME.get(alg));
  }

  /// The names of every algorithm with a public key.
  static Set<String> asymmetricNames() {
    return Arrays.stream(values())
        .filter(each -> each.keyType != KeyType.OCT)
        .map(each -> each.wireName)
        .collect(Collectors.toUnmodifiableSet());
  }

  String jcaName() {
    return jcaName;
  }

  KeyType keyType() {
    return keyType;
  }

  /// What the Java runtime must be told beside the name (RFC 7518 §3.5).
  Optional<AlgorithmParameterSpec> parameters() {
    return switch (this) {
      case PS256 -> pss("SHA-256", MGF1ParameterSpec.SHA256, 32);
      case PS384 -> pss("SHA-384", MGF1ParameterSpec.SHA384, 48);
      case PS512 -> pss("SHA-512", MGF1ParameterSpec.SHA512, 64);
      case HS256, RS256, RS384, RS512, ES256, ES384, ES512, EDDSA, ED25519 -> Optional.empty();
    };
  }

  private static Optional<AlgorithmParameterSpec> pss(
      String hash, MGF1ParameterSpec mask, int salt) {
    return Optional.of(
        new PSSParameterSpec(hash, "MGF1", mask, salt, PSSParameterSpec.TRAILER_FIELD_BC));
  }
}
