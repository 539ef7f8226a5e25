package dev.gatewright.protocol.token;

import dev.gatewright.protocol.internal.issue.AccessTokens;
import dev.gatewright.protocol.internal.issue.HostPolicy;
import dev.gatewright.protocol.internal.issue.IdTokens;
import dev.gatewright.protocol.internal.issue.RefreshTokens;
import dev.gatewright.protocol.issue.IssueContext;
import dev.gatewright.protocol.issue.TokenHook.Advice;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.seal.RefreshTokenValue;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

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

  /// What the host says of these tokens before anything is spent.
  ///
  /// @param all whether an ID token may be among them
  Advice advice(IssueContext context, boolean all) {
    return accessTokens.advice(
        context,
        () ->
            context
                .person()
                .filter(person -> all && isIdTokenDue(context))
                .<JsonNode>map(person -> idTokens.claims(context, person)));
  }

  /// What `go` makes of the context that the host advised on; a refusal where the host lets nobody
  /// go on.
  ///
  /// @param all as of [#advice]
  GrantResult asked(IssueContext context, boolean all, Function<IssueContext, GrantResult> go) {
    return switch (advice(context, all)) {
      case Advice.Refuse refuse -> GrantResult.refused(refuse);
      case Advice.Fail fail -> GrantResult.refused(fail);
      case Advice.Go advice -> go.apply(context.advised(advice));
    };
  }

  private static boolean isIdTokenDue(IssueContext context) {
    return context.client().idToken().issue() && context.scope().contains(Scope.OPENID);
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
    boolean idTokenDue = isIdTokenDue(context);
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
