package dev.gatewright.client.logout;

import dev.gatewright.client.IdpException;
import dev.gatewright.client.jose.JwtSignatures;
import dev.gatewright.client.jose.VerifiedJwt;
import dev.gatewright.client.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// Receives the logout tokens that a provider sends when a person has logged out there (OpenID
/// Connect Back-Channel Logout 1.0 §2.6). Comes from
/// [dev.gatewright.client.IdpClient#logoutTokens()]. Safe to use from many threads.
public final class LogoutTokens {
  /// How old a logout token may be. It is sent as soon as it is made.
  public static final Duration MAX_AGE = Duration.ofMinutes(5);

  /// How many token identifiers are remembered, so that each token is taken once. The oldest is
  /// forgotten when there are more: taking a logout twice does less harm than taking it never.
  public static final int MAX_REMEMBERED = 10_000;

  private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
  private static final String TYPE = "logout+jwt";
  private static final int MAX_IDENTIFIER = 512;

  private final String issuer;
  private final String clientId;
  private final JwtSignatures signatures;
  private final boolean untypedAreTaken;
  private final Duration clockSkew;
  private final InstantSource clock;
  private final SeenTokens seen;

  private LogoutTokens(
      String issuer,
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

  /// A receiver for one client of one provider. It remembers what it received: an application makes
  /// one and keeps it.
  ///
  /// @param untypedAreTaken whether tokens of the type `JWT` or of none are taken beside
  ///   `logout+jwt`, which is recommended and not required (§2.4)
  public static LogoutTokens of(
      String issuer,
      String clientId,
      JwtSignatures signatures,
      boolean untypedAreTaken,
      Duration clockSkew,
      InstantSource clock) {
    return new LogoutTokens(issuer, clientId, signatures, untypedAreTaken, clockSkew, clock);
  }

  /// Checks the `logout_token` parameter of a request to the back-channel logout address. A token
  /// is good once: end the sessions it names, then answer 200 with `Cache-Control: no-store`.
  ///
  /// @throws IdpException.InvalidToken if it is not good: answer 400 (§2.8)
  /// @throws IdpException.Unavailable if the provider's keys are not known and cannot be fetched
  public LogoutToken verify(String logoutToken) {
    var jwt = signatures.verify(logoutToken);
    var claims = jwt.claims();
    requireKind(jwt);
    require(
        claims.text("iss").filter(issuer::equals).isPresent(),
        "logout_token.iss",
        "names another issuer");
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
    var events = jwt.claims().object("events");
    require(
        events.flatMap(each -> each.object(EVENT)).isPresent(),
        "logout_token.events",
        "names no back-channel logout event");
    require(!jwt.claims().has("nonce"), "logout_token.nonce", "has a nonce, as ID tokens have");
  }

  private void requireTimes(JsonObject claims) {
    var now = clock.instant();
    require(
        claims.instant("exp").filter(exp -> now.minus(clockSkew).isBefore(exp)).isPresent(),
        "logout_token.exp",
        "is expired: compare this machine's clock with the provider's");
    var issuedAt = claims.instant("iat");
    require(
        issuedAt.filter(iat -> !iat.isAfter(now.plus(clockSkew))).isPresent(),
        "logout_token.iat",
        "is from the future: compare this machine's clock with the provider's");
    require(
        issuedAt.filter(iat -> !iat.isBefore(now.minus(MAX_AGE).minus(clockSkew))).isPresent(),
        "logout_token.old",
        "was made too long ago");
  }

  private static LogoutToken read(JsonObject claims) {
    var jwtId = identifier(claims, "jti");
    require(jwtId.isPresent(), "logout_token.jti", "has no usable jti");
    var subject = identifier(claims, "sub");
    var sessionId = identifier(claims, "sid");
    require(
        subject.isPresent() || sessionId.isPresent(),
        "logout_token.sub",
        "names neither a person nor a session");
    return new LogoutToken(
        claims.text("iss").orElseThrow(),
        subject,
        sessionId,
        jwtId.orElseThrow(),
        claims.instant("iat").orElseThrow());
  }

  private static Optional<String> identifier(JsonObject claims, String name) {
    return claims.text(name).filter(text -> !text.isEmpty() && text.length() <= MAX_IDENTIFIER);
  }

  private static void require(boolean holds, String reason, String otherwise) {
    if (!holds) {
      throw new IdpException.InvalidToken(reason, "the logout token " + otherwise);
    }
  }
}
