package dev.gatewright.client.resource;

import dev.gatewright.client.Organization;
import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.internal.IssuerRule;
import dev.gatewright.client.internal.OrganizationLists;
import dev.gatewright.client.internal.jose.JwtSignatures;
import dev.gatewright.client.json.JsonObject;
import java.util.List;
import java.util.Optional;

/// Protects an API: is the access token of this request good, and what may its bearer do (RFC 9068
/// §4)? An API makes one and keeps it.
///
/// ```java
/// var tokens = TokenVerifier.builder()
///     .issuer("http://localhost:8080")
///     .audience("https://api.acme.test")
///     .build();
///
/// AccessToken token = tokens.verify(bearerToken);
/// ```
///
/// Safe to use from many threads. Nothing is fetched before it is needed; keys are kept, and
/// rotated ones picked up.
public final class TokenVerifier {
  private final JwtSignatures signatures;
  private final AccessTokenRules rules;
  private final Optional<OpaqueTokens> opaque;
  private final Optional<OrganizationLists<Organization>> organizations;

  TokenVerifier(
      JwtSignatures signatures,
      AccessTokenRules rules,
      Optional<OpaqueTokens> opaque,
      Optional<OrganizationLists<Organization>> organizations) {
    this.signatures = signatures;
    this.rules = rules;
    this.opaque = opaque;
    this.organizations = organizations;
  }

  /// Starts the configuration of a verifier.
  public static TokenVerifierBuilder builder() {
    return new TokenVerifierBuilder();
  }

  /// The access token, if it is good for this API and for whoever bears it.
  ///
  /// @throws IdpException.InvalidToken if it is not: answer 401 with
  ///   [Challenge#invalidToken(IdpException.InvalidToken)]. A token that is bound to a key is not
  ///   good by itself
  /// @throws IdpException.Unavailable if the provider must be asked (for its keys, about an opaque
  ///   token, for memberships that the token refers to) and cannot be: answer 503
  public AccessToken verify(String token) {
    var verified = verified(token);
    require(
        !verified.claims().has("cnf"),
        "token.sender_constrained",
        "is bound to a key, and its sender proved none");
    return verified;
  }

  /// The access token, if it is good for this API and bound to the key that its sender proved to
  /// have in this request (RFC 9449 §7.1, RFC 8705 §3). **The caller has checked that proof.**
  ///
  /// @throws IdpException.InvalidToken if it is not, or is bound to another key or none
  /// @throws IdpException.Unavailable if the provider must be asked and cannot be
  public AccessToken verifyBound(String token, Confirmation proved) {
    var verified = verified(token);
    require(
        verified.confirmation().equals(Optional.of(proved)),
        "token.cnf",
        "is not bound to the key that its sender proved to have");
    return verified;
  }

  /// Whether a request may be served, by its `Authorization` headers: it needs a good bearer token
  /// with all of these scope values.
  ///
  /// @param authorization the values of all headers of this name, none or one in a good request
  /// @throws IdpException.Unavailable if the provider must be asked and cannot be: answer 503
  public Authorization authorize(List<String> authorization, String... requiredScopes) {
    var credentials = BearerCredentials.from(authorization);
    if (credentials instanceof BearerCredentials.Absent) {
      return new Authorization.Refused(Challenge.missingToken());
    }
    if (!(credentials instanceof BearerCredentials.Presented presented)) {
      return new Authorization.Refused(Challenge.invalidRequest());
    }
    var required = List.of(requiredScopes);
    try {
      var token = verify(presented.token());
      return token.scopes().containsAll(required)
          ? new Authorization.Granted(token)
          : new Authorization.Refused(Challenge.insufficientScope(required));
    } catch (IdpException.InvalidToken refused) {
      return new Authorization.Refused(Challenge.invalidToken(refused));
    }
  }

  /// A token with the two dots of a signed JWT is never asked about: a forged one would be if it
  /// were.
  private AccessToken verified(String token) {
    var claims =
        opaque.isPresent() && token.chars().filter(each -> each == '.').count() != 2
            ? rules.ofIntrospection(opaque.get().introspect(token))
            : rules.ofJwt(signatures.verify(token));
    return new AccessToken(claims, organizations.flatMap(lists -> referred(lists, claims, token)));
  }

  /// The memberships of a token that only refers to them, as that of a person with very many does.
  private static Optional<List<Organization>> referred(
      OrganizationLists<Organization> lists, JsonObject claims, String token) {
    try {
      return lists.referred(claims, token);
    } catch (IdpException.LoginRequired refused) {
      throw new IdpException.InvalidToken(
          "token.inactive", "the token is not, or not any more, good at the provider", refused);
    }
  }

  private static void require(boolean holds, String reason, String otherwise) {
    if (!holds) {
      throw new IdpException.InvalidToken(reason, "the token " + otherwise);
    }
  }

  @Override
  public String toString() {
    return "TokenVerifier[" + rules.issuer().map(IssuerRule::issuer).orElse("") + "]";
  }
}
