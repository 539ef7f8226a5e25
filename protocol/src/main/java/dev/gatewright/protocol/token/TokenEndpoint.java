package dev.gatewright.protocol.token;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.clients.ClientAuthenticator;
import dev.gatewright.protocol.clients.ClientAuthenticator.ClientCheck;
import dev.gatewright.protocol.issuer.ErrorReply;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.issuer.ProtocolRequest;
import dev.gatewright.protocol.issuer.ProtocolRequest.Method;
import dev.gatewright.protocol.oauth.Binding;
import dev.gatewright.protocol.oauth.ErrorStyle;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Refusal;
import dev.gatewright.protocol.ports.Tally;
import dev.gatewright.protocol.wire.HttpReply;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;

/// The token endpoint (RFC 6749 §3.2): every step that all grants share happens here, in this
/// order, so that no grant can forget one.
public final class TokenEndpoint {
  /// RFC 8707 §2, RFC 8693 §2.1.
  private static final Set<String> REPEATABLE = Set.of("resource", "audience");

  /// Until whoever is asked by a hook may be back.
  private static final String RETRY_AFTER = "5";

  private static final Binding BEARER = new Binding.None();

  private final ClientAuthenticator authenticator;
  private final Map<GrantType, TokenGrant> grants;
  private final Tally tally;
  private final InstantSource clock;

  TokenEndpoint(
      ClientAuthenticator authenticator,
      Map<GrantType, TokenGrant> grants,
      Tally tally,
      InstantSource clock) {
    this.authenticator = authenticator;
    this.tally = tally;
    this.grants = Map.copyOf(grants);
    this.clock = clock;
  }

  /// Answers a token request.
  public TokenResult answer(Issuer issuer, ProtocolRequest request) {
    if (request.method() != Method.POST) {
      return refused(Refusal.of(Reason.REQUEST_METHOD), issuer.errorStyle());
    }
    var ambiguity = request.ambiguity(REPEATABLE);
    if (ambiguity.isPresent()) {
      return refused(Refusal.of(ambiguity.get()), issuer.errorStyle());
    }
    Client client;
    switch (authenticator.authenticate(issuer, request)) {
      case ClientCheck.Known known -> client = known.client();
      case ClientCheck.Unknown unknown -> {
        return new TokenResult.Refused(unknown.refusal(), unknown.reply());
      }
    }
    return switch (grant(issuer, client, request.parameters())) {
      case GrantResult.Issued(var response) ->
          new TokenResult.Issued(response, HttpReply.json(200, response.json()));
      case GrantResult.Refused(var refusal) -> refused(refusal, client.errorStyle());
    };
  }

  private GrantResult grant(Issuer issuer, Client client, Parameters parameters) {
    var name = parameters.one("grant_type");
    if (name.isEmpty()) {
      return GrantResult.refused(Reason.GRANT_TYPE_MISSING);
    }
    if (!GrantType.isValid(name.get())) {
      return GrantResult.refused(Reason.GRANT_TYPE_UNSUPPORTED);
    }
    var type = new GrantType(name.get());
    var grant = grants.get(type);
    if (grant == null) {
      return GrantResult.refused(Reason.GRANT_TYPE_UNSUPPORTED);
    }
    if (!client.grants().contains(type)) {
      return GrantResult.refused(Reason.CLIENT_GRANT_NOT_ALLOWED);
    }
    var now = clock.instant();
    var result = grant.answer(new TokenRequest(issuer, client, type, parameters, BEARER, now));
    if (result instanceof GrantResult.Issued) {
      tally.issued(issuer.id(), type, now);
    }
    return result;
  }

  private static TokenResult refused(Refusal refusal, ErrorStyle style) {
    var reply = ErrorReply.of(refusal, style, false);
    return new TokenResult.Refused(
        refusal,
        refusal.reason() == Reason.HOOK_FAILED ? reply.with("Retry-After", RETRY_AFTER) : reply);
  }
}
