package dev.gatewright.protocol.token;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.clients.ClientAuthenticator;
import dev.gatewright.protocol.clients.ClientAuthenticator.ClientCheck;
import dev.gatewright.protocol.issuer.ErrorResponse;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.issuer.ProtocolRequest;
import dev.gatewright.protocol.issuer.ProtocolRequest.Method;
import dev.gatewright.protocol.oauth.ErrorStyle;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Refusal;
import java.util.Map;
import java.util.Set;

/// The token endpoint (RFC 6749 §3.2): every step that all grants share happens here, in this
/// order, so that no grant can forget one.
public final class TokenEndpoint {
  /// RFC 8707 §2, RFC 8693 §2.1.
  private static final Set<String> REPEATABLE = Set.of("resource", "audience");

  private final ClientAuthenticator authenticator;
  private final Map<GrantType, TokenGrant> grants;

  TokenEndpoint(ClientAuthenticator authenticator, Map<GrantType, TokenGrant> grants) {
    this.authenticator = authenticator;
    this.grants = Map.copyOf(grants);
  }

  /// Answers a token request.
  public TokenResult answer(Issuer issuer, ProtocolRequest request) {
    if (request.method() != Method.POST) {
      return refused(Refusal.of(Reason.REQUEST_METHOD), issuer.errorStyle(), false);
    }
    var parameters = request.parameters();
    var repeated = parameters.repeated(REPEATABLE);
    if (repeated.isPresent()) {
      return refused(Refusal.of(Reason.REQUEST_REPEATED_PARAMETER), issuer.errorStyle(), false);
    }
    Client client;
    switch (authenticator.authenticate(issuer, request)) {
      case ClientCheck.Known known -> client = known.client();
      case ClientCheck.Unknown unknown -> {
        return refused(unknown.refusal(), unknown.style(), unknown.challenge());
      }
    }
    return switch (grant(issuer, client, parameters)) {
      case GrantResult.Issued issued -> new TokenResult.Issued(issued.response());
      case GrantResult.Refused refused -> refused(refused.refusal(), client.errorStyle(), false);
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
    return client.grants().contains(type)
        ? grant.answer(issuer, client, parameters)
        : GrantResult.refused(Reason.CLIENT_GRANT_NOT_ALLOWED);
  }

  private static TokenResult refused(Refusal refusal, ErrorStyle style, boolean challenge) {
    return new TokenResult.Refused(refusal, ErrorResponse.of(refusal, style, challenge));
  }
}
