package dev.gatewright.protocol.token;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.token.DirectTokens.Asked;
import dev.gatewright.protocol.token.DirectTokens.Order;
import java.time.InstantSource;
import java.util.Optional;

/// The client credentials grant (RFC 6749 §4.4): a token for the client itself, no refresh token
/// and no ID token.
final class ClientCredentialsGrant implements TokenGrant {
  private final DirectTokens tokens;
  private final InstantSource clock;

  ClientCredentialsGrant(DirectTokens tokens, InstantSource clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  @Override
  public GrantResult answer(Issuer issuer, Client client, Parameters parameters) {
    if (client.isPublic()) {
      return GrantResult.refused(Reason.CLIENT_PUBLIC);
    }
    return switch (tokens.asked(issuer, client, parameters)) {
      case Asked.Refused refused -> GrantResult.refused(refused.reason());
      case Asked.For asked -> {
        var scope = asked.scope().without(Issuer.STANDARD_SCOPES);
        yield !scope.covers(asked.named())
            ? GrantResult.refused(Reason.SCOPE_NOT_ALLOWED)
            : tokens.issue(
                issuer,
                client,
                new Order(
                    GrantType.CLIENT_CREDENTIALS,
                    asked,
                    scope,
                    asked.resources(),
                    Optional.empty(),
                    clock.instant()));
      }
    };
  }
}
