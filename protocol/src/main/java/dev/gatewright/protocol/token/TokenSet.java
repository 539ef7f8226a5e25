package dev.gatewright.protocol.token;

import dev.gatewright.protocol.internal.issue.AccessTokens;
import dev.gatewright.protocol.internal.issue.HostPolicy;
import dev.gatewright.protocol.internal.issue.IdTokens;
import dev.gatewright.protocol.internal.issue.RefreshTokens;
import dev.gatewright.protocol.issue.IssueContext;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.seal.RefreshTokenValue;
import java.util.Optional;

/// The tokens of one answer: an access token, a refresh token where the grant gives one, and an ID
/// token where one is due (OpenID Connect Core §3.1.3.3, §12.2).
public final class TokenSet {
  private final AccessTokens accessTokens;
  private final RefreshTokens refreshTokens;
  private final IdTokens idTokens;
  private final HostPolicy host;

  public TokenSet(
      AccessTokens accessTokens, RefreshTokens refreshTokens, IdTokens idTokens, HostPolicy host) {
    this.accessTokens = accessTokens;
    this.refreshTokens = refreshTokens;
    this.idTokens = idTokens;
    this.host = host;
  }

  /// An access token alone.
  TokenResponse accessToken(IssueContext context) {
    var accessToken = accessTokens.issue(context);
    return new TokenResponse(
        accessToken.value(),
        accessToken.lifetime(),
        Optional.empty(),
        Optional.empty(),
        host.options().scopeText(context.scope()),
        Optional.empty());
  }

  TokenResponse issue(
      IssueContext context, Optional<String> nonce, Optional<RefreshTokenValue> refreshToken) {
    var accessToken = accessTokens.issue(context);
    boolean idTokenDue =
        context.client().idToken().issue() && context.scope().contains(Scope.OPENID);
    var person = context.person();
    return new TokenResponse(
        accessToken.value(),
        accessToken.lifetime(),
        person.flatMap(p ->
            refreshToken.map(value ->
                refreshTokens.write(context.issuer(), p.grant(), value, accessToken.jti()))),
        person
            .filter(p -> idTokenDue)
            .map(p -> idTokens.issue(context, p, nonce, accessToken.value())),
        host.options().scopeText(context.scope()),
        Optional.empty());
  }
}
