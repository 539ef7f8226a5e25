package dev.gatewright.protocol.token;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.internal.issue.AccessTokens;
import dev.gatewright.protocol.internal.issue.Targets;
import dev.gatewright.protocol.issue.AccessToken;
import dev.gatewright.protocol.issue.Actor;
import dev.gatewright.protocol.issuer.AccessTokenPolicy.Format;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Refusal;
import dev.gatewright.protocol.oauth.Secret;
import dev.gatewright.protocol.token.DirectTokens.Asked;
import dev.gatewright.protocol.token.DirectTokens.Offer;
import dev.gatewright.protocol.token.DirectTokens.Order;
import dev.gatewright.protocol.token.DirectTokens.Person;
import dev.gatewright.protocol.token.TokenExchangeProcessor.Decision;
import dev.gatewright.protocol.token.TokenExchangeProcessor.Exchange;
import dev.gatewright.protocol.token.TokenExchangeProcessor.Presented;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Token exchange (RFC 8693 §2.1, §2.2): the request is read and checked here, and the host's
/// processor decides it.
final class TokenExchangeGrant implements TokenGrant {
  private static final String ACCESS_TOKEN_TYPE = "urn:ietf:params:oauth:token-type:access_token";
  private static final String JWT_TYPE = "urn:ietf:params:oauth:token-type:jwt";

  /// Most names in `audience`.
  private static final int MAX_AUDIENCE = 20;

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
    if (!has(parameters, "subject_token") || !has(parameters, "subject_token_type")) {
      return GrantResult.refused(Reason.EXCHANGE_SUBJECT_TOKEN_MISSING);
    }
    if (has(parameters, "actor_token") != has(parameters, "actor_token_type")) {
      return GrantResult.refused(Reason.EXCHANGE_ACTOR_TOKEN);
    }
    var requested = parameters.one("requested_token_type");
    if (requested.filter(type -> !isAccessToken(type)).isPresent()) {
      return GrantResult.refused(Reason.EXCHANGE_TOKEN_TYPE);
    }
    var audience = parameters.all("audience").stream().distinct().toList();
    if (audience.size() > MAX_AUDIENCE) {
      return GrantResult.refused(Reason.RESOURCE_INVALID);
    }
    return switch (tokens.asked(issuer, client, parameters)) {
      case Asked.Refused refused -> GrantResult.refused(refused.reason());
      case Asked.For asked -> {
        var exchange =
            new Exchange(
                issuer,
                client,
                presented(issuer, parameters, "subject_token").orElseThrow(),
                presented(issuer, parameters, "actor_token"),
                requested,
                asked.scope(),
                Stream.concat(
                        asked.resources().stream(),
                        audience.stream().filter(name -> isDeclared(issuer, name)))
                    .distinct()
                    .toList(),
                audience.stream().filter(name -> !isDeclared(issuer, name)).toList(),
                parts.clock().instant());
        yield Targets.areKnown(issuer, exchange.resources())
            ? answer(exchange, asked, processor.process(exchange))
            : GrantResult.refused(Reason.RESOURCE_INVALID);
      }
    };
  }

  private static boolean has(Parameters parameters, String name) {
    return parameters.one(name).isPresent();
  }

  private static boolean isAccessToken(String type) {
    return type.equals(ACCESS_TOKEN_TYPE) || type.equals(JWT_TYPE);
  }

  private static boolean isDeclared(Issuer issuer, String name) {
    return issuer.resource(name).isPresent();
  }

  private Optional<Presented> presented(Issuer issuer, Parameters parameters, String name) {
    var type = parameters.one(name + "_type").orElse("");
    return parameters
        .one(name)
        .map(token -> new Presented(new Secret(token), type, ours(issuer, type, token)));
  }

  private Optional<AccessToken> ours(Issuer issuer, String type, String token) {
    return isAccessToken(type)
        ? parts
            .accessTokens()
            .read(issuer, token)
            .filter(found -> !found.mintedByClient())
            .flatMap(found -> parts.liveTokens().confirm(issuer, found))
        : Optional.empty();
  }

  private GrantResult answer(Exchange exchange, Asked.For asked, Decision decision) {
    return switch (decision) {
      case Decision.Exchanged exchanged -> forUser(exchange, asked, exchanged);
      case Decision.ForClient(var scope, var resources) ->
          issue(
              exchange,
              new Order(
                  GrantType.TOKEN_EXCHANGE,
                  asked,
                  scope,
                  resources,
                  Optional.empty(),
                  exchange.now()));
      case Decision.Refused(var description) ->
          new GrantResult.Refused(Refusal.inWordsOf(Reason.EXCHANGE_REFUSED, description));
    };
  }

  private GrantResult forUser(Exchange exchange, Asked.For asked, Decision.Exchanged exchanged) {
    var before =
        exchange
            .subjectToken()
            .ours()
            .filter(token -> token.subject().equals(exchanged.subject()))
            .flatMap(Actor::of);
    var actor = exchanged.actor().map(subject -> Actor.after(before, subject)).orElse(before);
    if (exchanged.actor().isPresent() && actor.isEmpty()) {
      return new GrantResult.Refused(
          Refusal.of(Reason.EXCHANGE_REFUSED, "too many actors act one for the other"));
    }
    var person =
        new Person(
            exchanged.subject(), exchanged.authTime(), exchanged.amr(), Offer.ACCESS_TOKEN, actor);
    return issue(
        exchange,
        new Order(
            GrantType.TOKEN_EXCHANGE,
            asked,
            exchanged.scope(),
            exchanged.resources(),
            Optional.of(person),
            exchange.now()));
  }

  private GrantResult issue(Exchange exchange, Order order) {
    if (!exchange.audience().isEmpty() && order.resources().isEmpty()) {
      // The processor made nothing of the names (RFC 8693 §2.2.2).
      return GrantResult.refused(Reason.RESOURCE_INVALID);
    }
    if (exchange.requestedTokenType().filter(JWT_TYPE::equals).isPresent()
        && isOpaque(exchange, order.resources())) {
      return GrantResult.refused(Reason.EXCHANGE_TOKEN_TYPE);
    }
    return switch (tokens.issue(exchange.issuer(), exchange.client(), order)) {
      case GrantResult.Issued(var response) ->
          new GrantResult.Issued(response.withIssuedTokenType(ACCESS_TOKEN_TYPE));
      case GrantResult.Refused refused -> refused;
    };
  }

  private static boolean isOpaque(Exchange exchange, List<String> resources) {
    return AccessTokens.policy(exchange.issuer(), exchange.client(), resources).format()
        instanceof Format.Opaque;
  }
}
