package dev.gatewright.protocol.authorize;

import dev.gatewright.protocol.authorize.AuthorizationRequestParser.Parsed;
import dev.gatewright.protocol.internal.errand.Asked;
import dev.gatewright.protocol.internal.issue.SubjectClaims;
import dev.gatewright.protocol.oauth.ClaimsRequest;
import dev.gatewright.protocol.oauth.Scope;
import java.util.List;

/// What an authorization request wants of its user, in the words of the one table that decides.
final class WantedOfUser {
  private WantedOfUser() {}

  /// An `acr` that `claims` calls essential is demanded, `acr_values` is a wish (OpenID Connect
  /// Core §5.5.1.1, §3.1.2.1).
  static Asked of(Parsed.Valid valid) {
    var request = valid.request();
    var client = valid.client();
    var essential = request.claims().map(ClaimsRequest::essentialAcrs).orElse(List.of());
    return new Asked(
        client,
        disclosed(valid),
        request.prompts(),
        request.maxAge(),
        request.demandedSubject(),
        essential.isEmpty() ? request.acrValues() : essential,
        !essential.isEmpty(),
        request.organization(),
        AuthorizationRequestParser.isAssured(client, request.redirectUri()),
        client.option(AuthorizationEndpoint.SSO));
  }

  /// What the user is asked to allow: the scope, and the standard scopes of claims that are asked
  /// for by name (OpenID Connect Core §5.5).
  static Scope disclosed(Parsed.Valid valid) {
    var request = valid.request();
    return request
        .claims()
        .map(claims ->
            request
                .scope()
                .plus(SubjectClaims.scopesOf(claims.names()).intersect(valid.client().scope())))
        .orElse(request.scope());
  }
}
