package dev.gatewright.protocol.ports;

import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.SubjectId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the host knows about people, as claims.
///
/// It is read for each token and each UserInfo answer: whoever is suspended, or leaves an
/// organization, is so at the next call.
public interface Subjects {

  /// The subject as it is now; absent when there is none or it may not act.
  Optional<SubjectView> find(IssuerId issuer, SubjectId subject);

  /// A person's claims (OpenID Connect Core §5.1) and active memberships, read at one moment.
  ///
  /// `claims` holds JSON-ready values (String, Boolean, Number, List, Map) by claim name, without
  /// `sub`; `updatedAt` feeds `updated_at`. `shownAs` is the `sub` in tokens of a guest: somebody
  /// who was let in without an account, and whom no token tells from another guest.
  record SubjectView(
      SubjectId id,
      Map<String, Object> claims,
      List<OrganizationMembership> organizations,
      Instant updatedAt,
      Optional<SubjectId> shownAs) {
    public SubjectView {
      claims = Map.copyOf(claims);
      organizations = List.copyOf(organizations);
    }

    /// A person, whom tokens name by their id.
    public SubjectView(
        SubjectId id,
        Map<String, Object> claims,
        List<OrganizationMembership> organizations,
        Instant updatedAt) {
      this(id, claims, organizations, updatedAt, Optional.empty());
    }
  }

  /// An active membership of an active organization. `isDefault` is whether the person chose it
  /// before their others, which is true of one at the most.
  record OrganizationMembership(
      String id, Optional<String> title, List<String> scopes, Instant joinedAt, boolean isDefault) {
    public OrganizationMembership {
      scopes = List.copyOf(scopes);
    }

    /// One that was not chosen.
    public OrganizationMembership(
        String id, Optional<String> title, List<String> scopes, Instant joinedAt) {
      this(id, title, scopes, joinedAt, false);
    }
  }
}
