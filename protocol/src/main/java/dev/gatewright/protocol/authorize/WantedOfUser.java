package dev.gatewright.protocol.authorize;

import dev.gatewright.protocol.authorize.AuthorizationRequestParser.Parsed;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.clients.Client.ClientType;
import dev.gatewright.protocol.internal.errand.Asked;
import dev.gatewright.protocol.internal.issue.SubjectClaims;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.oauth.ClaimsRequest;
import dev.gatewright.protocol.oauth.Scope;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What an authorization request wants of its user, in the words of the one table that decides.
final class WantedOfUser {
  private static final Pattern LOOPBACK =
      Pattern.compile("http://(?:localhost|127\\.0\\.0\\.1|\\[::1])(?:[:/]|$)");

  private WantedOfUser() {}

  /// An `acr` that `claims` calls essential is demanded, `acr_values` is a wish (OpenID Connect
  /// Core §5.5.1.1, §3.1.2.1).
  static Asked of(Issuer issuer, Parsed.Valid valid) {
    var request = valid.request();
    var client = valid.client();
    var essential = request.claims().map(ClaimsRequest::essentialAcrs).orElse(List.of());
    return new Asked(
        Optional.of(client),
        disclosed(valid),
        request.prompts(),
        request.maxAge(),
        request.demandedSubject(),
        essential.isEmpty() ? request.acrValues() : essential,
        !essential.isEmpty(),
        request.organization(),
        isAssured(issuer, client, request.redirectUri()),
        client.option(AuthorizationEndpoint.SSO));
  }

  /// True if `client` may be signed in again without a question: nobody else can take its place
  /// (RFC 8252 §8.6, RFC 6819 §5.2.4.1). An issuer on the developer's own machine has no stranger
  /// there to keep out of another port.
  private static boolean isAssured(Issuer issuer, Client client, String redirectUri) {
    return !client.isPublic()
        || (client.type() != ClientType.NATIVE
            && (redirectUri.startsWith("https://")
                || (isLoopback(issuer.url()) && isLoopback(redirectUri))));
  }

  private static boolean isLoopback(String url) {
    return LOOPBACK.matcher(url).lookingAt();
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
