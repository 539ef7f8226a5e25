package dev.gatewright.server.provider;

import dev.gatewright.identity.ActiveMembership;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.store.Organizations;
import dev.gatewright.identity.store.Users;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.ports.Subjects;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The engine's subjects: users as claims, with their active memberships.
public final class PeopleAsSubjects implements Subjects {
  private final Users users;
  private final Organizations organizations;

  public PeopleAsSubjects(Users users, Organizations organizations) {
    this.users = users;
    this.organizations = organizations;
  }

  @Override
  public Optional<SubjectView> find(IssuerId issuer, SubjectId subject) {
    var tenant = new TenantId(issuer.value());
    return UserId.parse(subject.value())
        .flatMap(id -> users.findById(tenant, id))
        .filter(User::isActive)
        .map(user ->
            new SubjectView(
                subject,
                claims(user),
                organizations.membershipsOf(tenant, user.id()).stream()
                    .map(PeopleAsSubjects::membership)
                    .toList(),
                user.updatedAt()));
  }

  private static Map<String, Object> claims(User user) {
    var claims = new LinkedHashMap<String, Object>(user.claims().values());
    claims.put("email", user.emailAsTyped());
    claims.put("email_verified", user.emailVerified());
    user.role().ifPresent(role -> claims.put("role", role));
    claims.put("status", user.status().name().toLowerCase(Locale.ROOT));
    return claims;
  }

  private static OrganizationMembership membership(ActiveMembership membership) {
    return new OrganizationMembership(
        membership.organization().value(),
        membership.title(),
        membership.scopes(),
        membership.joinedAt());
  }
}
