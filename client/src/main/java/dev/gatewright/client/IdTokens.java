package dev.gatewright.client;

import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.internal.Digest;
import dev.gatewright.client.internal.IssuerRule;
import dev.gatewright.client.internal.jose.JwtSignatures;
import dev.gatewright.client.internal.jose.VerifiedJwt;
import dev.gatewright.client.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/// What makes an ID token good (OpenID Connect Core §3.1.3.7, §3.1.3.8, §12.2).
final class IdTokens {
  /// A JWT of one of these kinds is no ID token, whatever it says (RFC 8725 §3.11).
  private static final Set<String> OTHER_KINDS =
      Set.of("at+jwt", "logout+jwt", "dpop+jwt", "organizations+jwt");

  private static final int MAX_SUBJECT = 255;

  private final IssuerRule issuer;
  private final String clientId;
  private final JwtSignatures signatures;
  private final Duration clockSkew;
  private final InstantSource clock;

  IdTokens(
      IssuerRule issuer,
      String clientId,
      JwtSignatures signatures,
      Duration clockSkew,
      InstantSource clock) {
    this.issuer = issuer;
    this.clientId = clientId;
    this.signatures = signatures;
    this.clockSkew = clockSkew;
    this.clock = clock;
  }

  /// The claims of an ID token that came with this access token, for this client, from this issuer,
  /// just now.
  JsonObject verify(String idToken, String accessToken) {
    var jwt = signatures.verify(idToken);
    var claims = read(jwt.claims());
    require(!OTHER_KINDS.contains(jwt.type()), "id_token.typ", "is a token of another kind");
    require(issuer.hasWritten(claims), "id_token.iss", "names another issuer");
    require(
        claims.text("sub").filter(sub -> !sub.isEmpty() && sub.length() <= MAX_SUBJECT).isPresent(),
        "id_token.sub",
        "has no usable sub");
    requireAudience(claims);
    requireTimes(claims);
    if (claims.has("at_hash")) {
      var expected = atHash(jwt, accessToken);
      require(
          expected.isEmpty() || claims.text("at_hash").equals(expected),
          "id_token.at_hash",
          "belongs to another access token");
    }
    return claims;
  }

  /// Claims of which each one that is acted on, now or when the session ends, has its type.
  private static JsonObject read(JsonObject unread) {
    var claims =
        unread.refusing(what ->
            new IdpException.InvalidToken(
                "id_token.malformed", "the ID token is malformed: " + what));
    claims.text("sid");
    claims.text("nonce");
    claims.instant("auth_time");
    return claims;
  }

  /// Further checks of the ID token that a login brought: its nonce and, where the login asked for
  /// one, the age of the authentication.
  void requireLogin(JsonObject claims, PendingLogin login) {
    require(
        claims.text("nonce").filter(nonce -> Digest.isSame(nonce, login.nonce())).isPresent(),
        "id_token.nonce",
        claims.has("nonce")
            ? "does not belong to this login: its nonce differs"
            : "does not say which login it belongs to: it has no nonce");
    if (login.maxAge().isPresent()) {
      var at = claims.instant("auth_time");
      require(at.isPresent(), "id_token.auth_time", "does not say when the person authenticated");
      var oldest = clock.instant().minus(login.maxAge().get()).minus(clockSkew);
      require(
          !at.orElseThrow().isBefore(oldest),
          "id_token.auth_time",
          "says that the person authenticated longer ago than the login asked for");
    }
  }

  /// The ID token of a refresh must be about the same person as before (OpenID Connect Core §12.2).
  void requireSamePerson(JsonObject before, JsonObject refreshed) {
    require(
        before.text("sub").equals(refreshed.text("sub")),
        "id_token.sub_changed",
        "is about another person than the one who logged in");
  }

  private void requireAudience(JsonObject claims) {
    var audience = claims.texts("aud");
    require(audience.contains(clientId), "id_token.aud", "is for another client");
    var authorizedParty = claims.text("azp");
    require(
        authorizedParty.isPresent() ? authorizedParty.get().equals(clientId) : audience.size() == 1,
        "id_token.azp",
        "was issued to another client");
  }

  private void requireTimes(JsonObject claims) {
    var now = clock.instant();
    var end = claims.instant("exp");
    require(end.isPresent(), "id_token.exp", "does not say when it expires");
    require(
        now.minus(clockSkew).isBefore(end.orElseThrow()),
        "id_token.exp",
        "is expired: compare this machine's clock with the provider's");
    var issuedAt = claims.instant("iat");
    require(issuedAt.isPresent(), "id_token.iat", "does not say when it was made: it has no iat");
    require(
        !issuedAt.orElseThrow().isAfter(now.plus(clockSkew)),
        "id_token.iat",
        "is from the future: compare this machine's clock with the provider's");
    require(
        claims.instant("nbf").filter(nbf -> nbf.isAfter(now.plus(clockSkew))).isEmpty(),
        "id_token.nbf",
        "is not valid yet");
  }

  /// Half of the access token's hash, with the hash that the signature algorithm names; empty for
  /// an algorithm that names none.
  private static Optional<String> atHash(VerifiedJwt jwt, String accessToken) {
    var algorithm = jwt.header().text("alg").orElse("");
    if (algorithm.equals("EdDSA")) {
      return Optional.empty();
    }
    var hash =
        algorithm.endsWith("256") ? "SHA-256" : algorithm.endsWith("384") ? "SHA-384" : "SHA-512";
    var digest = Digest.of(hash, accessToken.getBytes(StandardCharsets.US_ASCII));
    return Optional.of(
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(Arrays.copyOf(digest, digest.length / 2)));
  }

  private static void require(boolean holds, String reason, String otherwise) {
    if (!holds) {
      throw new IdpException.InvalidToken(reason, "the ID token " + otherwise);
    }
  }
}
