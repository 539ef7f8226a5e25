package dev.gatewright.client.internal.jose;

import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;

/// Checks who signed a JWT in the compact form (RFC 7515 §5.2), with keys and algorithms that the
/// application chose and the token does not (RFC 8725 §3.1). Safe to use from many threads.
public final class JwtSignatures {
  /// The algorithms that are believed unless the application says otherwise: asymmetric ones only.
  public static final Set<String> ASYMMETRIC = Algorithm.asymmetricNames();

  /// How many keys are tried for a token that does not name one.
  static final int MAX_TRIED = 8;

  private final Keys keys;
  private final EnumSet<Algorithm> algorithms;
  private final HeaderCache headers = new HeaderCache();

  private JwtSignatures(Keys keys, EnumSet<Algorithm> algorithms) {
    this.keys = keys;
    this.algorithms = algorithms;
  }

  /// Checks with the keys that a provider publishes.
  ///
  /// @param algorithms of [#ASYMMETRIC]
  /// @throws IllegalArgumentException if there is no algorithm, or one that is not asymmetric
  public static JwtSignatures by(RemoteKeys keys, Set<String> algorithms) {
    return new JwtSignatures(keys, asymmetric(algorithms));
  }

  /// Checks with the keys of a JWK Set that does not change (RFC 7517 §5).
  ///
  /// @param jwks the set as JSON text
  /// @throws IllegalArgumentException if it has no key that can be used, or `algorithms` are not as
  ///   above
  public static JwtSignatures byKeySet(
      String jwks, Set<String> algorithms, SignatureProvider provider) {
    var set =
        KeySet.parse(jwks.getBytes(StandardCharsets.UTF_8), provider)
            .filter(parsed -> parsed.size() > 0)
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "there is no usable key in this JWK Set: it needs RSA keys of 2048 bits or"
                        + " more, EC or Ed25519 keys that may verify signatures"));
    return new JwtSignatures(new Keys.Fixed(set), asymmetric(algorithms));
  }

  /// Checks HS256 signatures, and no others, with a secret that the provider shares with this
  /// application. The key is the text's bytes in UTF-8: a text of hexadecimal digits is **not**
  /// decoded.
  ///
  /// @throws IllegalArgumentException if it has under 32 bytes (RFC 7518 §3.2)
  public static JwtSignatures byHmac(String signingKeyText) {
    return new JwtSignatures(
        new Keys.Fixed(KeySet.of(HmacKey.ofText(signingKeyText))), EnumSet.of(Algorithm.HS256));
  }

  private static EnumSet<Algorithm> asymmetric(Set<String> names) {
    if (names.isEmpty() || !ASYMMETRIC.containsAll(names)) {
      throw new IllegalArgumentException("published keys check " + ASYMMETRIC + ", not " + names);
    }
    var algorithms = EnumSet.noneOf(Algorithm.class);
    names.forEach(name -> Algorithm.named(name).ifPresent(algorithms::add));
    return algorithms;
  }

  /// The header and the claims of a JWT that one of the keys signed with an allowed algorithm.
  ///
  /// @throws IdpException.InvalidToken if it is no such JWT
  /// @throws IdpException.Unavailable if the keys cannot be fetched and none that fits is known
  public VerifiedJwt verify(String jwt) {
    return verify(jwt, CompactJws.MAX_LENGTH);
  }

  /// As [#verify(String)], for a JWT that may be longer than tokens are.
  ///
  /// @param longest in characters
  public VerifiedJwt verify(String jwt, int longest) {
    var jws = CompactJws.parse(jwt, longest).orElseThrow(JwtSignatures::malformed);
    var headerText = jwt.substring(0, jws.header());
    var header = headers.read(headerText).orElseThrow(JwtSignatures::malformed);
    var algorithm =
        Algorithm.named(header.alg())
            .filter(algorithms::contains)
            .orElseThrow(() ->
                new IdpException.InvalidToken(
                    "token.alg_not_allowed",
                    "the token is signed with an algorithm that is not allowed"));
    if (!header.isUnderstood()) {
      throw new IdpException.InvalidToken(
          "token.crit", "the token has header members that must be understood and are not");
    }
    var signature = jws.signature().orElseThrow(JwtSignatures::malformed);
    requireSignature(jws, header, algorithm, signature);
    var claims =
        jws.payload()
            .flatMap(JsonObject::parse)
            .map(each -> each.refusing(JwtSignatures::malformed))
            .orElseThrow(JwtSignatures::malformed);
    headers.keep(headerText, header);
    return new VerifiedJwt(header.members(), claims);
  }

  /// Newer keys are asked for if the token's key is not known; where names do not tell, also when
  /// it is not signed by any that is known.
  private void requireSignature(
      CompactJws jws, ProtectedHeader header, Algorithm algorithm, byte[] signature) {
    var current = keys.current();
    var found = signer(current, jws, header, algorithm, signature);
    if (found == Signer.UNKNOWN || (found == Signer.ANOTHER && !current.tellsApart(header.kid()))) {
      found =
          keys.newerThan(current)
              .map(newer -> signer(newer, jws, header, algorithm, signature))
              .orElse(found);
    }
    switch (found) {
      case KNOWN -> {}
      case UNKNOWN ->
          throw new IdpException.InvalidToken(
              "token.key_unknown", "the token names a key that the provider does not publish");
      case ANOTHER ->
          throw new IdpException.InvalidToken(
              "token.signature_invalid", "the token's signature is not the provider's");
    }
  }

  /// Who made a signature: a key of the set, another, or one that is not in the set.
  private enum Signer {
    KNOWN,
    ANOTHER,
    UNKNOWN
  }

  private static Signer signer(
      KeySet set, CompactJws jws, ProtectedHeader header, Algorithm algorithm, byte[] signature) {
    var tried = 0;
    for (var key : set.candidates(header.kid())) {
      if (tried < MAX_TRIED && key.fits(algorithm)) {
        tried++;
        if (key.hasSigned(algorithm, jws.text(), jws.signed(), signature)) {
          return Signer.KNOWN;
        }
      }
    }
    return tried == 0 ? Signer.UNKNOWN : Signer.ANOTHER;
  }

  private static IdpException.InvalidToken malformed() {
    return new IdpException.InvalidToken("token.malformed", "the token is not a signed JWT");
  }

  private static IdpException.InvalidToken malformed(String what) {
    return new IdpException.InvalidToken("token.malformed", "the token is malformed: " + what);
  }
}
