package dev.gatewright.server.provider;

import dev.gatewright.identity.ActiveMembership;
import dev.gatewright.identity.Pin;
import dev.gatewright.identity.PinId;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.store.Pins;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.ports.Subjects;
import dev.gatewright.store.people.PeopleSnapshots;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The engine's subjects: users as claims, with their active memberships, and PINs for the guests
/// that they let in.
public final class PeopleAsSubjects implements Subjects {
  /// The `sub` of everybody who came with a PIN.
  private static final SubjectId ANONYMOUS = new SubjectId("anon");

  private static final String GUEST_ROLE = "pin_member";

  private final PeopleSnapshots people;
  private final Pins pins;
  private final InstantSource clock;

  public PeopleAsSubjects(PeopleSnapshots people, Pins pins, InstantSource clock) {
    this.people = people;
    this.pins = pins;
    this.clock = clock;
  }

  @Override
  public Optional<SubjectView> find(IssuerId issuer, SubjectId subject) {
    var tenant = new TenantId(issuer.value());
    var pin = PinId.parse(subject.value());
    if (pin.isPresent()) {
      return pins.find(tenant, pin.get())
          .filter(found -> found.isActive(clock.instant()))
          .map(found -> guest(subject, found));
    }
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

  private static SubjectView guest(SubjectId subject, Pin pin) {
    Map<String, Object> claims =
        Map.of("role", GUEST_ROLE, "pin_id", pin.id().value(), "privileges", pin.privileges());
    return new SubjectView(subject, claims, List.of(), pin.createdAt(), Optional.of(ANONYMOUS));
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
        membership.joinedAt(),
        membership.isDefault());
  }
}
