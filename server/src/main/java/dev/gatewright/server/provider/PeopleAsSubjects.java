package dev.gatewright.server.provider;

import dev.gatewright.identity.ActiveMembership;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.ports.Subjects;
import dev.gatewright.store.people.PeopleSnapshots;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The engine's subjects: users as claims, with their active memberships.
public final class PeopleAsSubjects implements Subjects {
  private final PeopleSnapshots people;

  public PeopleAsSubjects(PeopleSnapshots people) {
    this.people = people;
  }

  @Override
  public Optional<SubjectView> find(IssuerId issuer, SubjectId subject) {
    var tenant = new TenantId(issuer.value());
    return UserId.parse(subject.value())
        .flatMap(id -> people.person(tenant, id))
        .filter(person -> person.user().isActive())
        .map(person ->
            new SubjectView(
                subject,
                claims(person.user()),
                person.memberships().stream().map(PeopleAsSubjects::membership).toList(),
                person.user().updatedAt()));
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
