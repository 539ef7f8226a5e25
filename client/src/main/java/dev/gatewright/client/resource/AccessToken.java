package dev.gatewright.client.resource;

import dev.gatewright.client.Organization;
import dev.gatewright.client.json.JsonObject;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a good access token says (RFC 9068 §2.2): whose it is, what it is for and what its bearer
/// may do. Comes from [TokenVerifier]; an application makes one itself in its tests alone.
/// Immutable.
public final class AccessToken {
  private final JsonObject claims;
  private final Optional<List<Organization>> referred;

  /// @param referred the memberships that the token does not say itself
  AccessToken(JsonObject claims, Optional<List<Organization>> referred) {
    if (claims.text("sub").filter(sub -> !sub.isEmpty()).isEmpty()) {
      throw new IllegalArgumentException("an access token needs a sub");
    }
    this.claims = claims;
    this.referred = referred;
  }

  /// A token of these claims.
  ///
  /// @throws IllegalArgumentException if there is no `sub` among them
  public static AccessToken of(JsonObject claims) {
    return new AccessToken(claims, Optional.empty());
  }

  /// Every claim, those of the provider's own such as `role` and `email` included.
  public JsonObject claims() {
    return claims;
  }

  /// Whom the token is about: a person, or the client itself where no person is involved (RFC 9068
  /// §2.2). Unique at the provider.
  public String subject() {
    return claims.text("sub").orElseThrow();
  }

  /// The client that the token was issued to: `client_id`, or `azp` or `cid` where a provider
  /// writes it so.
  public Optional<String> clientId() {
    return claims.text("client_id").or(() -> claims.text("azp")).or(() -> claims.text("cid"));
  }

  /// The scope values (RFC 6749 §3.3), from `scope`, or from `scp` where a provider writes it so.
  public Set<String> scopes() {
    var scopes = new LinkedHashSet<String>();
    for (var text : claims.texts(claims.has("scope") ? "scope" : "scp")) {
      Arrays.stream(text.split(" ")).filter(value -> !value.isEmpty()).forEach(scopes::add);
    }
    return Set.copyOf(scopes);
  }

  /// True if the token has this scope value.
  public boolean hasScope(String scope) {
    return scopes().contains(scope);
  }

  /// For which APIs the token is good; this one is among them.
  public List<String> audience() {
    return claims.texts("aud");
  }

  /// When the token ends. Empty only for an opaque token whose provider does not say.
  public Optional<Instant> expiresAt() {
    return claims.instant("exp");
  }

  /// The token's own identifier.
  public Optional<String> jwtId() {
    return claims.text("jti");
  }

  /// The memberships that the token names, or refers to where they are very many; none when it does
  /// not say.
  public List<Organization> organizations() {
    return referred.orElseGet(() -> Organization.fromClaims(claims));
  }

  /// True if the token says that its subject may do this in that organization: the membership has
  /// the scope `resource:action`. False for anything unknown.
  public boolean hasAccessIn(String organizationId, String action, String resource) {
    return organizations().stream()
        .filter(each -> each.id().equals(organizationId))
        .anyMatch(each -> each.allows(action, resource));
  }

  /// What the sender must prove to have, if the token is not for whoever bears it (RFC 7800 §3.1).
  public Optional<Confirmation> confirmation() {
    return claims.object("cnf").flatMap(Confirmation::of);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AccessToken that
        && claims.equals(that.claims)
        && referred.equals(that.referred);
  }

  @Override
  public int hashCode() {
    return claims.hashCode();
  }

  /// Names whose it is, and no other claim.
  @Override
  public String toString() {
    return "AccessToken[" + subject() + "]";
  }
}
