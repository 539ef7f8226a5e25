package dev.gatewright.protocol.token;

import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Refusal;
import dev.gatewright.protocol.token.CustomGrant.Decision;
import dev.gatewright.protocol.token.DirectTokens.Asked;
import dev.gatewright.protocol.token.DirectTokens.Offer;
import dev.gatewright.protocol.token.DirectTokens.Order;
import dev.gatewright.protocol.token.DirectTokens.Person;
import java.util.Optional;

/// Puts a host's [CustomGrant] between the engine's checks (RFC 6749 §4.5).
final class CustomTokenGrant implements TokenGrant {
  private final CustomGrant grant;
  private final DirectTokens tokens;

  CustomTokenGrant(CustomGrant grant, DirectTokens tokens) {
    this.grant = grant;
    this.tokens = tokens;
  }

  @Override
  public GrantResult answer(TokenRequest request) {
    return switch (tokens.asked(request)) {
      case Asked.Refused refused -> GrantResult.refused(refused.reason());
      case Asked.For asked ->
          answer(request, asked, grant.decide(new CustomGrant.Request(request, asked)));
    };
  }

  private GrantResult answer(TokenRequest request, Asked.For asked, Decision decision) {
    return switch (decision) {
      case Decision.ForClient(var scope, var resources) ->
          tokens.issue(request, Order.forClient(asked, scope, resources));
      case Decision.ForUser(var subject, var scope, var resources, var authTime, var amr) -> {
        var person = new Person(subject, authTime, amr, Offer.ALL_TOKENS, Optional.empty());
        yield tokens.issue(request, Order.forPerson(asked, scope, resources, person));
      }
      case Decision.Refused(var cause, var description) ->
          new GrantResult.Refused(Refusal.inWordsOf(reason(cause), description));
    };
  }

  private static Reason reason(CustomGrant.Cause cause) {
    return switch (cause) {
      case INVALID_GRANT -> Reason.CUSTOM_GRANT_REFUSED;
      case INVALID_REQUEST -> Reason.CUSTOM_GRANT_REQUEST;
    };
  }
}
