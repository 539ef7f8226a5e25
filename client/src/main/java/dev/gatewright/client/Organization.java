package dev.gatewright.client;

import dev.gatewright.client.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One of the person's memberships, from the `organizations` claim.
///
/// @param scopes what the person may do in this organization, such as `projects:write`
public record Organization(
    String id, Optional<String> title, Set<String> scopes, Optional<Instant> joinedAt) {
  public Organization {
    scopes = Set.copyOf(scopes);
  }

  /// True if the membership has the scope `resource:action`, exactly.
  public boolean allows(String action, String resource) {
    return scopes.contains(resource + ":" + action);
  }

  /// The memberships in the `organizations` claim of these claims; none when it is absent. Entries
  /// without an id are left out.
  public static List<Organization> fromClaims(JsonObject claims) {
    return claims.objects("organizations").stream()
        .filter(each -> each.text("id").isPresent())
        .map(each ->
            new Organization(
                each.text("id").orElseThrow(),
                each.text("title"),
                Set.copyOf(each.texts("scopes")),
                each.instant("joined_at")))
        .toList();
  }
}
