package dev.gatewright.client;

import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.internal.IssuerRule;
import dev.gatewright.client.internal.jose.JwtSignatures;
import dev.gatewright.client.internal.jose.VerifiedJwt;
import dev.gatewright.client.json.JsonObject;
import dev.gatewright.client.logout.LogoutToken;
import dev.gatewright.client.logout.LogoutTokens;
import java.time.Duration;
import java.time.InstantSource;

/// What makes a logout token good (OpenID Connect Back-Channel Logout 1.0 §2.6). Remembers what was
/// received, so that each token is taken once.
final class LogoutTokenChecks implements LogoutTokens {
  /// How old a logout token may be. It is sent as soon as it is made.
  static final Duration MAX_AGE = Duration.ofMinutes(5);

  /// How many token identifiers are remembered. The oldest is forgotten when there are more: taking
  /// a logout twice does less harm than taking it never.
  static final int MAX_REMEMBERED = 10_000;

  private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
  private static final String TYPE = "logout+jwt";

  private final IssuerRule issuer;
  private final String clientId;
  private final JwtSignatures signatures;
  private final boolean untypedAreTaken;
  private final Duration clockSkew;
  private final InstantSource clock;
  private final SeenTokens seen;

  /// @param untypedAreTaken whether tokens of the type `JWT` or of none are taken beside
  ///   `logout+jwt`, which is recommended and not required (§2.4)
  LogoutTokenChecks(
      IssuerRule issuer,
      String clientId,
      JwtSignatures signatures,
      boolean untypedAreTaken,
      Duration clockSkew,
      InstantSource clock) {
    this.issuer = issuer;
    this.clientId = clientId;
    this.signatures = signatures;
    this.untypedAreTaken = untypedAreTaken;
    this.clockSkew = clockSkew;
    this.clock = clock;
    this.seen = new SeenTokens(MAX_REMEMBERED, clock);
  }

  @Override
  public LogoutToken verify(String logoutToken) {
    var jwt = signatures.verify(logoutToken);
    requireKind(jwt);
    var claims =
        jwt.claims()
            .refusing(what ->
                new IdpException.InvalidToken(
                    "logout_token.malformed", "the logout token is malformed: " + what));
    requireEvent(claims);
    require(issuer.hasWritten(claims), "logout_token.iss", "names another issuer");
    require(claims.texts("aud").contains(clientId), "logout_token.aud", "is for another client");
    requireTimes(claims);
    var token = read(claims);
    var end = token.issuedAt().plus(MAX_AGE).plus(clockSkew);
    require(seen.isNew(token.jwtId(), end), "logout_token.replayed", "was received before");
    return token;
  }

  /// §2.4: an ID token has no logout event and may have a nonce; a logout token is the opposite.
  private void requireKind(VerifiedJwt jwt) {
    require(
        jwt.type().equals(TYPE) || (untypedAreTaken && jwt.type().equals("jwt")),
        "logout_token.typ",
        "is of another type than logout+jwt: a provider that does not write this type is told to"
            + " the client's builder with untypedLogoutTokens()");
  }

  private static void requireEvent(JsonObject claims) {
    require(
        claims.object("events").flatMap(each -> each.object(EVENT)).isPresent(),
        "logout_token.events",
        "names no back-channel logout event");
    require(!claims.has("nonce"), "logout_token.nonce", "has a nonce, as ID tokens have");
  }

  private void requireTimes(JsonObject claims) {
    var now = clock.instant();
    var end = claims.instant("exp");
    require(end.isPresent(), "logout_token.exp", "does not say when it expires");
    require(
        now.minus(clockSkew).isBefore(end.orElseThrow()),
        "logout_token.exp",
        "is expired: compare this machine's clock with the provider's");
    var issuedAt = claims.instant("iat");
    require(issuedAt.isPresent(), "logout_token.iat", "does not say when it was made");
    require(
        !issuedAt.orElseThrow().isAfter(now.plus(clockSkew)),
        "logout_token.iat",
        "is from the future: compare this machine's clock with the provider's");
    require(
        !issuedAt.orElseThrow().isBefore(now.minus(MAX_AGE).minus(clockSkew)),
        "logout_token.old",
        "was made too long ago");
  }

  private static LogoutToken read(JsonObject claims) {
    LogoutToken token;
    try {
      token = LogoutToken.of(claims);
    } catch (IllegalArgumentException nobody) {
      throw new IdpException.InvalidToken(
          "logout_token.sub", "the logout token names neither a person nor a session");
    }
    require(
        claims.text("sub").isPresent() == token.subject().isPresent()
            && claims.text("sid").isPresent() == token.sessionId().isPresent(),
        "logout_token.sub",
        "names a person or a session by nothing that could be its identifier");
    require(!token.jwtId().isEmpty(), "logout_token.jti", "has no usable jti");
    return token;
  }

  private static void require(boolean holds, String reason, String otherwise) {
    if (!holds) {
      throw new IdpException.InvalidToken(reason, "the logout token " + otherwise);
    }
  }
}
