package dev.gatewright.protocol.token;

import dev.gatewright.protocol.Issuer;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Refusal;
import dev.gatewright.protocol.token.CustomGrant.Decision;
import dev.gatewright.protocol.token.DirectTokens.Asked;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/// Puts a host's [CustomGrant] between the engine's checks (RFC 6749 §4.5).
final class CustomTokenGrant implements TokenGrant {
  private final CustomGrant grant;
  private final DirectTokens tokens;
  private final InstantSource clock;

  CustomTokenGrant(CustomGrant grant, DirectTokens tokens, InstantSource clock) {
    this.grant = grant;
    this.tokens = tokens;
    this.clock = clock;
  }

  @Override
  public GrantResult answer(Issuer issuer, Client client, Parameters parameters) {
    return switch (tokens.scope(client, parameters)) {
      case Asked.Refused refused -> GrantResult.refused(refused.reason());
      case Asked.For asked -> {
        var now = clock.instant();
        var request = new CustomGrant.Request(issuer, client, asked.scope(), parameters, now);
        yield switch (grant.decide(request)) {
          case Decision.ForClient decided ->
              tokens.issue(
                  issuer,
                  client,
                  new DirectTokens.Order(
                      grant.type(),
                      Optional.empty(),
                      decided.scope(),
                      decided.resources(),
                      now,
                      Set.of(),
                      false,
                      Optional.empty()),
                  now);
          case Decision.ForUser decided ->
              tokens.issue(
                  issuer,
                  client,
                  new DirectTokens.Order(
                      grant.type(),
                      Optional.of(decided.subject()),
                      decided.scope(),
                      decided.resources(),
                      decided.authTime(),
                      decided.amr(),
                      true,
                      Optional.empty()),
                  now);
          case Decision.Refused refused ->
              new GrantResult.Refused(
                  Refusal.of(
                      switch (refused.cause()) {
                        case INVALID_GRANT -> Reason.CUSTOM_GRANT_REFUSED;
                        case INVALID_REQUEST -> Reason.CUSTOM_GRANT_REQUEST;
                      },
                      refused.description()));
        };
      }
    };
  }
}
