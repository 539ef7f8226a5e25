package dev.gatewright.protocol.token;

import dev.gatewright.protocol.issue.AccessTokens;
import dev.gatewright.protocol.issue.IdTokens;
import dev.gatewright.protocol.issue.IssueContext;
import dev.gatewright.protocol.oauth.Scope;
import java.util.Optional;

/// The tokens of one answer: an access token, and an ID token where one is due (OpenID Connect Core
/// §3.1.3.3, §12.2).
public final class TokenSet {
  private final AccessTokens accessTokens;
  private final IdTokens idTokens;

  public TokenSet(AccessTokens accessTokens, IdTokens idTokens) {
    this.accessTokens = accessTokens;
    this.idTokens = idTokens;
  }

  TokenResponse issue(IssueContext context, Optional<String> nonce, Optional<String> refreshToken) {
    var accessToken = accessTokens.issue(context);
    boolean idTokenDue =
        context.client().idToken().issue() && context.scope().contains(Scope.OPENID);
    var idToken =
        context
            .person()
            .filter(person -> idTokenDue)
            .map(person -> idTokens.issue(context, person, nonce, accessToken.value()));
    return new TokenResponse(
        accessToken.value(), accessToken.lifetime(), refreshToken, idToken, context.scope());
  }
}
