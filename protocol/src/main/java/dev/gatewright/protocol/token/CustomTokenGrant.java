package dev.gatewright.protocol.token;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Refusal;
import dev.gatewright.protocol.token.CustomGrant.Decision;
import dev.gatewright.protocol.token.DirectTokens.Asked;
import dev.gatewright.protocol.token.DirectTokens.Offer;
import dev.gatewright.protocol.token.DirectTokens.Order;
import dev.gatewright.protocol.token.DirectTokens.Person;
import java.time.InstantSource;
import java.util.Optional;

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
    return switch (tokens.asked(issuer, client, parameters)) {
      case Asked.Refused refused -> GrantResult.refused(refused.reason());
      case Asked.For asked -> {
        var request =
            new CustomGrant.Request(
                issuer, client, asked.scope(), asked.resources(), parameters, clock.instant());
        yield answer(request, asked, grant.decide(request));
      }
    };
  }

  private GrantResult answer(CustomGrant.Request request, Asked.For asked, Decision decision) {
    return switch (decision) {
      case Decision.ForClient(var scope, var resources) ->
          issue(
              request,
              new Order(grant.type(), asked, scope, resources, Optional.empty(), request.now()));
      case Decision.ForUser(var subject, var scope, var resources, var authTime, var amr) -> {
        var person = new Person(subject, authTime, amr, Offer.ALL_TOKENS, Optional.empty());
        yield issue(
            request,
            new Order(grant.type(), asked, scope, resources, Optional.of(person), request.now()));
      }
      case Decision.Refused(var cause, var description) ->
          new GrantResult.Refused(Refusal.inWordsOf(reason(cause), description));
    };
  }

  private GrantResult issue(CustomGrant.Request request, Order order) {
    return tokens.issue(request.issuer(), request.client(), order);
  }

  private static Reason reason(CustomGrant.Cause cause) {
    return switch (cause) {
      case INVALID_GRANT -> Reason.CUSTOM_GRANT_REFUSED;
      case INVALID_REQUEST -> Reason.CUSTOM_GRANT_REQUEST;
    };
  }
}
