package dev.gatewright.protocol.authorize;

import dev.gatewright.protocol.oauth.ClaimsRequest;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.CodeChallenge;
import dev.gatewright.protocol.oauth.Prompt;
import dev.gatewright.protocol.oauth.ResponseMode;
import dev.gatewright.protocol.oauth.ResponseType;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.oauth.SubjectId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A valid authorization request (RFC 6749 §4.1.1, OpenID Connect Core §3.1.2.1).
///
/// `redirectUri` is registered for the client, and `redirectUriSent` tells whether the request
/// named it or it is the only one; `hintedSubject` comes from `id_token_hint`; `claims` is the
/// parameter as sent; `idpHint` is the `idp_hint` parameter, which no specification has and many
/// clients send: the provider at which the host may have the user sign in; `organization` is the
/// `org` parameter that restricts the tokens to one organization.
public record AuthorizationRequest(
    ClientId client,
    ResponseType responseType,
    String redirectUri,
    boolean redirectUriSent,
    ResponseMode responseMode,
    Scope scope,
    Optional<String> state,
    Optional<String> nonce,
    Optional<CodeChallenge> codeChallenge,
    Set<Prompt> prompts,
    Optional<Duration> maxAge,
    Optional<String> loginHint,
    Optional<String> idpHint,
    Optional<SubjectId> hintedSubject,
    List<String> acrValues,
    Optional<ClaimsRequest> claims,
    List<String> uiLocales,
    Optional<String> display,
    List<String> resources,
    Optional<String> organization) {
  public AuthorizationRequest {
    prompts = Set.copyOf(prompts);
    acrValues = List.copyOf(acrValues);
    uiLocales = List.copyOf(uiLocales);
    resources = List.copyOf(resources);
  }

  /// Who asks for what: the rest is the client's and the user's own, and a `plain` challenge is the
  /// verifier.
  @Override
  public String toString() {
    return "AuthorizationRequest[%s, %s, %s, ***]".formatted(client, responseType.wire(), scope);
  }

  /// True if this asks for an ID token (OpenID Connect Core §3.1.2.1).
  public boolean isOpenId() {
    return scope.contains(Scope.OPENID);
  }

  /// The only user that may answer, where `id_token_hint` or the `sub` claim names one (OpenID
  /// Connect Core §3.1.2.1, §5.5.1).
  public Optional<SubjectId> demandedSubject() {
    return hintedSubject.or(() -> claims.flatMap(ClaimsRequest::subject));
  }
}
