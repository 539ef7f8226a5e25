package dev.gatewright.protocol.token;

import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.token.DirectTokens.Asked;
import dev.gatewright.protocol.token.DirectTokens.Order;

/// The client credentials grant (RFC 6749 §4.4): a token for the client itself, no refresh token
/// and no ID token. No public client can be allowed it.
final class ClientCredentialsGrant implements TokenGrant {
  private final DirectTokens tokens;

  ClientCredentialsGrant(DirectTokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public GrantResult answer(TokenRequest request) {
    return switch (tokens.asked(request)) {
      case Asked.Refused refused -> GrantResult.refused(refused.reason());
      case Asked.For asked -> {
        var scope = asked.scope().without(Issuer.STANDARD_SCOPES);
        yield scope.covers(asked.named())
            ? tokens.issue(request, Order.forClient(asked, scope, asked.resources()))
            : GrantResult.refused(Reason.SCOPE_NOT_ALLOWED);
      }
    };
  }
}
