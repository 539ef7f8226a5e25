package dev.gatewright.client.resource;

import dev.gatewright.client.Introspection;
import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.internal.IssuerRule;
import dev.gatewright.client.internal.jose.VerifiedJwt;
import dev.gatewright.client.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What makes an access token good once it is known who wrote it (RFC 9068 §4, RFC 8725 §3).
///
/// @param issuer empty where the key alone says who wrote it
/// @param audiences of which the token must name one; empty where the key alone says for whom
/// @param types the `typ` values that are taken, in lower case and without `application/`; empty
///   for every one
record AccessTokenRules(
    Optional<IssuerRule> issuer,
    Set<String> audiences,
    Set<String> types,
    Duration clockSkew,
    InstantSource clock) {
  /// The type of access tokens (RFC 9068 §2.1).
  static final String AT_JWT = "at+jwt";

  /// What only ID tokens have (OpenID Connect Core §3.1.3.6, §3.3.2.11).
  private static final List<String> ID_TOKEN_HASHES = List.of("at_hash", "c_hash", "s_hash");

  /// What an ID token says of the login, and access tokens seldom (OpenID Connect Core §2,
  /// Front-Channel Logout 1.0 §3).
  private static final List<String> LOGIN_CLAIMS = List.of("auth_time", "sid");

  /// What access tokens say of themselves, and ID tokens never (RFC 9068 §2.2). An ID token that a
  /// refresh brought may have neither nonce nor hash, so that only this tells it apart.
  private static final List<String> ACCESS_TOKEN_CLAIMS =
      List.of("scope", "scp", "client_id", "cid", "typ", "token_use");

  /// How some providers name in a claim what the token is: an access token.
  private static final Set<String> ACCESS_TOKEN_USES = Set.of("bearer", "access", "access_token");

  private static final List<String> TEXTS =
      List.of("iss", "sub", "client_id", "azp", "cid", "jti", "token_type");

  private static final List<String> LISTS = List.of("aud", "scope", "scp");

  private static final List<String> TIMES = List.of("exp", "nbf", "iat");

  private static final Set<String> ACCESS_TOKEN_TYPES = Set.of("bearer", "dpop");

  /// The claims of the access token that a signed JWT is.
  JsonObject ofJwt(VerifiedJwt jwt) {
    var claims = read(jwt.claims());
    requireKind(jwt);
    require(
        issuer.isEmpty() || issuer.get().hasWritten(claims), "token.iss", "is another issuer's");
    require(
        audiences.isEmpty() || namesUs(claims), "token.aud", "is for another API than this one");
    require(claims.instant("exp").isPresent(), "token.exp", "does not say when it expires");
    return lasting(claims);
  }

  /// The claims of the access token that a provider describes (RFC 7662 §2.2). What the answer
  /// leaves out cannot be checked, but it must say in one way or the other that this is an access
  /// token: a refresh token is active too.
  JsonObject ofIntrospection(Introspection answer) {
    require(answer.active(), "token.inactive", "is not, or not any more, good at the provider");
    var claims = read(answer.claims());
    require(
        issuer.isEmpty() || !claims.has("iss") || issuer.get().hasWritten(claims),
        "token.iss",
        "is another issuer's");
    require(
        audiences.isEmpty() || !claims.has("aud") || namesUs(claims),
        "token.aud",
        "is for another API than this one");
    require(
        claims.has("token_type") ? isAccessTokenType(claims) : claims.has("aud"),
        "token.kind",
        "is not said to be an access token");
    require(usedAsAccessToken(claims), "token.kind", "is a token of another kind");
    require(
        !claims.has("exp") || claims.instant("exp").isPresent(),
        "token.exp",
        "does not say when it expires");
    return lasting(claims);
  }

  private void requireKind(VerifiedJwt jwt) {
    var type = jwt.type();
    require(types.isEmpty() || types.contains(type), "token.typ", "is no access token by its typ");
    if (type.equals(AT_JWT)) {
      return;
    }
    var claims = jwt.claims();
    var mayBeAccessToken =
        !type.equals("logout+jwt")
            && !type.equals("dpop+jwt")
            && !type.equals("organizations+jwt")
            && !claims.has("events")
            && ID_TOKEN_HASHES.stream().noneMatch(claims::has)
            && usedAsAccessToken(claims)
            && (LOGIN_CLAIMS.stream().noneMatch(claims::has)
                || ACCESS_TOKEN_CLAIMS.stream().anyMatch(claims::has))
            // Some access tokens carry the nonce of their login, but those say what they are.
            && (!claims.has("nonce") || claims.has("typ") || claims.has("token_use"));
    require(mayBeAccessToken, "token.kind", "is a token of another kind");
  }

  /// False if a claim of the provider's own says that this is another kind of token.
  private static boolean usedAsAccessToken(JsonObject claims) {
    return List.of("typ", "token_use").stream()
        .filter(claims::has)
        .allMatch(name ->
            claims.text(name).map(AccessTokenRules::lower).stream()
                .anyMatch(ACCESS_TOKEN_USES::contains));
  }

  private static boolean isAccessTokenType(JsonObject claims) {
    return claims.text("token_type").map(AccessTokenRules::lower).stream()
        .anyMatch(ACCESS_TOKEN_TYPES::contains);
  }

  private boolean namesUs(JsonObject claims) {
    return !Collections.disjoint(claims.texts("aud"), audiences);
  }

  /// Claims of which each one that is acted on, here or by the API, has its type.
  private static JsonObject read(JsonObject unread) {
    var claims =
        unread.refusing(what ->
            new IdpException.InvalidToken("token.malformed", "the token is malformed: " + what));
    TEXTS.forEach(claims::text);
    LISTS.forEach(claims::texts);
    TIMES.forEach(claims::instant);
    claims.object("cnf");
    return claims;
  }

  private JsonObject lasting(JsonObject claims) {
    var now = clock.instant();
    require(
        claims.instant("exp").filter(exp -> !now.minus(clockSkew).isBefore(exp)).isEmpty(),
        "token.expired",
        "is expired");
    var latest = now.plus(clockSkew);
    require(isAbsentOrNotAfter(claims, "nbf", latest), "token.nbf", "is not valid yet");
    require(
        isAbsentOrNotAfter(claims, "iat", latest),
        "token.iat",
        "is from the future: compare this machine's clock with the provider's");
    require(
        claims.text("sub").filter(sub -> !sub.isEmpty()).isPresent(),
        "token.sub",
        "does not say whom it is about");
    return claims;
  }

  private static boolean isAbsentOrNotAfter(JsonObject claims, String name, Instant latest) {
    return !claims.has(name) || claims.instant(name).filter(at -> !at.isAfter(latest)).isPresent();
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static void require(boolean holds, String reason, String otherwise) {
    if (!holds) {
      throw new IdpException.InvalidToken(reason, "the token " + otherwise);
    }
  }
}
