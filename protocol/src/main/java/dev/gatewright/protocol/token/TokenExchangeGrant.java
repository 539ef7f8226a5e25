package dev.gatewright.protocol.token;

import dev.gatewright.protocol.Issuer;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.issue.AccessToken;
import dev.gatewright.protocol.issue.Targets;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Refusal;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.oauth.Secret;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.token.DirectTokens.Asked;
import dev.gatewright.protocol.token.TokenExchangeProcessor.Decision;
import dev.gatewright.protocol.token.TokenExchangeProcessor.Exchange;
import dev.gatewright.protocol.token.TokenExchangeProcessor.Presented;
import java.util.Optional;
import java.util.Set;

/// Token exchange (RFC 8693 §2.1, §2.2): the request is read and checked here, and the host's
/// processor decides it.
final class TokenExchangeGrant implements TokenGrant {
  private static final String ACCESS_TOKEN_TYPE = "urn:ietf:params:oauth:token-type:access_token";
  private static final String JWT_TYPE = "urn:ietf:params:oauth:token-type:jwt";

  private final TokenExchangeProcessor processor;
  private final DirectTokens tokens;
  private final TokenGrants.Parts parts;

  TokenExchangeGrant(
      TokenExchangeProcessor processor, DirectTokens tokens, TokenGrants.Parts parts) {
    this.processor = processor;
    this.tokens = tokens;
    this.parts = parts;
  }

  @Override
  public GrantResult answer(Issuer issuer, Client client, Parameters parameters) {
    var subjectToken = presented(issuer, parameters, "subject_token");
    if (subjectToken.isEmpty()) {
      return GrantResult.refused(Reason.EXCHANGE_SUBJECT_TOKEN_MISSING);
    }
    var actorToken = presented(issuer, parameters, "actor_token");
    boolean half =
        parameters.one("actor_token").isPresent() != parameters.one("actor_token_type").isPresent();
    if (half) {
      return GrantResult.refused(Reason.EXCHANGE_ACTOR_TOKEN);
    }
    var requested = parameters.one("requested_token_type");
    if (requested.filter(type -> !isAccessToken(type)).isPresent()) {
      return GrantResult.refused(Reason.EXCHANGE_TOKEN_TYPE);
    }
    if (!Targets.areKnown(issuer, parameters.all("resource"))) {
      return GrantResult.refused(Reason.RESOURCE_INVALID);
    }
    return switch (tokens.scope(client, parameters)) {
      case Asked.Refused refused -> GrantResult.refused(refused.reason());
      case Asked.For asked -> {
        var now = parts.clock().instant();
        var exchange =
            new Exchange(
                issuer,
                client,
                subjectToken.get(),
                actorToken,
                requested,
                asked.scope(),
                parameters.all("resource"),
                parameters.all("audience"),
                now);
        yield decided(issuer, client, exchange, processor.process(exchange));
      }
    };
  }

  private static boolean isAccessToken(String type) {
    return type.equals(ACCESS_TOKEN_TYPE) || type.equals(JWT_TYPE);
  }

  private Optional<Presented> presented(Issuer issuer, Parameters parameters, String name) {
    var type = parameters.one(name + "_type");
    return type.isEmpty()
        ? Optional.empty()
        : parameters
            .one(name)
            .map(token ->
                new Presented(new Secret(token), type.get(), ours(issuer, type.get(), token)));
  }

  private Optional<AccessToken> ours(Issuer issuer, String type, String token) {
    return isAccessToken(type)
        ? parts
            .accessTokens()
            .read(issuer, token)
            .flatMap(found -> parts.liveTokens().confirm(issuer, found))
        : Optional.empty();
  }

  private GrantResult decided(Issuer issuer, Client client, Exchange exchange, Decision decision) {
    var result =
        switch (decision) {
          case Decision.Exchanged decided ->
              tokens.issue(
                  issuer,
                  client,
                  order(exchange, Optional.of(decided.subject()), decided.scope(), decided.actor()),
                  exchange.now());
          case Decision.ForClient decided ->
              tokens.issue(
                  issuer,
                  client,
                  order(exchange, Optional.empty(), decided.scope(), Optional.empty()),
                  exchange.now());
          case Decision.Refused refused ->
              new GrantResult.Refused(Refusal.of(Reason.EXCHANGE_REFUSED, refused.description()));
        };
    return switch (result) {
      case GrantResult.Issued issued ->
          new GrantResult.Issued(issued.response().withIssuedTokenType(ACCESS_TOKEN_TYPE));
      case GrantResult.Refused refused -> refused;
    };
  }

  private static DirectTokens.Order order(
      Exchange exchange, Optional<SubjectId> subject, Scope scope, Optional<String> actor) {
    return new DirectTokens.Order(
        GrantType.TOKEN_EXCHANGE,
        subject,
        scope,
        exchange.resources(),
        exchange.now(),
        Set.of(),
        false,
        actor);
  }
}
