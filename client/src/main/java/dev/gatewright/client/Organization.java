package dev.gatewright.client;

import dev.gatewright.client.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One of the person's memberships, from the `organizations` claim. Immutable.
public final class Organization {
  private final String id;
  private final Optional<String> title;
  private final Set<String> scopes;
  private final Optional<Instant> joinedAt;

  private Organization(JsonObject member) {
    id =
        member
            .text("id")
            .filter(value -> !value.isEmpty())
            .orElseThrow(() -> new IllegalArgumentException("a membership needs an id"));
    title = member.text("title");
    scopes = Set.copyOf(member.texts("scopes"));
    joinedAt = member.instant("joined_at");
  }

  /// A membership of its members in the claim: `id`, and perhaps `title`, `scopes` and `joined_at`.
  ///
  /// @throws IllegalArgumentException if it has no id, or a member of another type
  public static Organization of(JsonObject member) {
    return new Organization(member.refusing(IllegalArgumentException::new));
  }

  /// The memberships in the `organizations` claim of these claims; none when it is absent.
  ///
  /// Other providers have a claim of this name too. An entry that is not in this form is left out,
  /// and a claim that is no array has none: what is not understood gives access to nothing.
  public static List<Organization> fromClaims(JsonObject claims) {
    if (!(claims.asMap().get("organizations") instanceof List)) {
      return List.of();
    }
    return claims.objects("organizations").stream()
        .flatMap(member -> inThisForm(member).stream())
        .toList();
  }

  private static Optional<Organization> inThisForm(JsonObject member) {
    try {
      return Optional.of(of(member));
    } catch (IllegalArgumentException anotherForm) {
      return Optional.empty();
    }
  }

  /// Its identifier at the provider.
  public String id() {
    return id;
  }

  /// Its name for people, if the provider says it.
  public Optional<String> title() {
    return title;
  }

  /// What the person may do in it, such as `projects:write`.
  public Set<String> scopes() {
    return scopes;
  }

  /// Since when the person is a member, if the provider says it.
  public Optional<Instant> joinedAt() {
    return joinedAt;
  }

  /// True if the membership has the scope `resource:action`, exactly.
  public boolean allows(String action, String resource) {
    return scopes.contains(resource + ":" + action);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Organization that
        && id.equals(that.id)
        && title.equals(that.title)
        && scopes.equals(that.scopes)
        && joinedAt.equals(that.joinedAt);
  }

  @Override
  public int hashCode() {
    return Objects.hash(id, scopes);
  }

  @Override
  public String toString() {
    return "Organization[" + id + ", scopes=" + scopes + "]";
  }
}
