package dev.gatewright.protocol.token;

import dev.gatewright.protocol.internal.issue.AccessTokens;
import dev.gatewright.protocol.internal.issue.Targets;
import dev.gatewright.protocol.issue.AccessToken;
import dev.gatewright.protocol.issue.Actor;
import dev.gatewright.protocol.issuer.AccessTokenPolicy.Format;
import dev.gatewright.protocol.issuer.Issuer;
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
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Token exchange (RFC 8693 §2.1, §2.2): the request is read and checked here, and the host's
/// processor decides it.
final class TokenExchangeGrant implements TokenGrant {
  private static final String ACCESS_TOKEN_TYPE = "urn:ietf:params:oauth:token-type:access_token";
  private static final String JWT_TYPE = "urn:ietf:params:oauth:token-type:jwt";

  /// RFC 3986 §4.3, in the characters that a URI has.
  private static final Pattern ABSOLUTE_URI =
      Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[\\x21\\x23-\\x5B\\x5D-\\x7E]+");

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
  public GrantResult answer(TokenRequest request) {
    var refused = refusal(request);
    if (refused.isPresent()) {
      return GrantResult.refused(refused.get());
    }
    var audience = request.parameters().all("audience").stream().distinct().toList();
    if (audience.size() > MAX_AUDIENCE) {
      return GrantResult.refused(Reason.RESOURCE_INVALID);
    }
    var subjectToken = presented(request, "subject_token");
    var actorToken = presented(request, "actor_token");
    if (isOfSomebodyActedAs(subjectToken) || isOfSomebodyActedAs(actorToken)) {
      return new GrantResult.Refused(
          Refusal.of(Reason.EXCHANGE_REFUSED, "somebody acts as the person of the token"));
    }
    return switch (tokens.asked(request)) {
      case Asked.Refused unasked -> GrantResult.refused(unasked.reason());
      case Asked.For asked -> {
        var issuer = request.issuer();
        var exchange =
            new Exchange(
                request,
                subjectToken.orElseThrow(),
                actorToken,
                asked.scope(),
                Stream.concat(
                        asked.resources().stream(),
                        audience.stream().filter(name -> isDeclared(issuer, name)))
                    .distinct()
                    .toList(),
                audience.stream().filter(name -> !isDeclared(issuer, name)).toList());
        yield Targets.areKnown(issuer, exchange.resources())
            ? answer(request, exchange, asked, processor.process(exchange))
            : GrantResult.refused(Reason.RESOURCE_INVALID);
      }
    };
  }

  /// RFC 8693 §2.1; the types of tokens are absolute URIs (§3).
  private static Optional<Reason> refusal(TokenRequest request) {
    var subjectType = request.one("subject_token_type");
    if (request.one("subject_token").isEmpty() || subjectType.isEmpty()) {
      return Optional.of(Reason.EXCHANGE_SUBJECT_TOKEN_MISSING);
    }
    var actorType = request.one("actor_token_type");
    if (request.one("actor_token").isPresent() != actorType.isPresent()) {
      return Optional.of(Reason.EXCHANGE_ACTOR_TOKEN);
    }
    if (Stream.of(subjectType, actorType)
        .flatMap(Optional::stream)
        .anyMatch(type -> !isAbsoluteUri(type))) {
      return Optional.of(Reason.EXCHANGE_TOKEN_TYPE_MALFORMED);
    }
    return request
        .one("requested_token_type")
        .filter(type -> !isAccessToken(type))
        .map(type -> Reason.EXCHANGE_TOKEN_TYPE);
  }

  private static boolean isAbsoluteUri(String text) {
    return ABSOLUTE_URI.matcher(text).matches();
  }

  private static boolean isAccessToken(String type) {
    return type.equals(ACCESS_TOKEN_TYPE) || type.equals(JWT_TYPE);
  }

  private static boolean isDeclared(Issuer issuer, String name) {
    return issuer.resource(name).isPresent();
  }

  private Optional<Presented> presented(TokenRequest request, String name) {
    var type = request.one(name + "_type").orElse("");
    return request
        .one(name)
        .map(token -> new Presented(new Secret(token), type, ours(request.issuer(), type, token)));
  }

  /// What such a token were exchanged for would hang on no session, and outlive it.
  private static boolean isOfSomebodyActedAs(Optional<Presented> token) {
    return token
        .flatMap(Presented::ours)
        .flatMap(Actor::of)
        .filter(actor -> actor.issuer().isPresent())
        .isPresent();
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

  private GrantResult answer(
      TokenRequest request, Exchange exchange, Asked.For asked, Decision decision) {
    return switch (decision) {
      case Decision.Exchanged exchanged -> forUser(request, exchange, asked, exchanged);
      case Decision.ForClient(var scope, var resources) ->
          issue(request, exchange, Order.forClient(asked, scope, resources));
      case Decision.Refused(var description) ->
          new GrantResult.Refused(Refusal.inWordsOf(Reason.EXCHANGE_REFUSED, description));
    };
  }

  private GrantResult forUser(
      TokenRequest request, Exchange exchange, Asked.For asked, Decision.Exchanged exchanged) {
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
        request,
        exchange,
        Order.forPerson(asked, exchanged.scope(), exchanged.resources(), person));
  }

  private GrantResult issue(TokenRequest request, Exchange exchange, Order order) {
    if (!exchange.audience().isEmpty() && order.resources().isEmpty()) {
      // The processor made nothing of the names (RFC 8693 §2.2.2).
      return GrantResult.refused(Reason.RESOURCE_INVALID);
    }
    if (exchange.requestedTokenType().filter(JWT_TYPE::equals).isPresent()
        && isOpaque(request, order.resources())) {
      return GrantResult.refused(Reason.EXCHANGE_TOKEN_TYPE);
    }
    return switch (tokens.issue(request, order)) {
      case GrantResult.Issued(var response) ->
          new GrantResult.Issued(response.withIssuedTokenType(ACCESS_TOKEN_TYPE));
      case GrantResult.Refused refused -> refused;
    };
  }

  private static boolean isOpaque(TokenRequest request, List<String> resources) {
    return AccessTokens.policy(request.issuer(), request.client(), resources).format()
        instanceof Format.Opaque;
  }
}
