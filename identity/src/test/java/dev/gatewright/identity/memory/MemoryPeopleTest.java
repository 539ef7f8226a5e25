package dev.gatewright.identity.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.ActiveMembership;
import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.Claims;
import dev.gatewright.identity.Membership;
import dev.gatewright.identity.MembershipStatus;
import dev.gatewright.identity.Organization;
import dev.gatewright.identity.OrganizationId;
import dev.gatewright.identity.OrganizationStatus;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.store.UserChange;
import dev.gatewright.identity.store.Users.Addition;
import dev.gatewright.identity.store.Users.Update;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class MemoryPeopleTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
  private static final UserId ADA = new UserId("usr_ada");

  private final MemoryPeople people = new MemoryPeople();

  @Test
  @DisplayName("An address and an id belong to one account of a tenant, and to others elsewhere")
  void uniqueWithinTenant() {
    assertThat(add(ACME, "usr_ada", "ada@acme.test")).isEqualTo(Addition.ADDED);
    assertThat(add(ACME, "usr_eve", "ADA@acme.test")).isEqualTo(Addition.EMAIL_TAKEN);
    assertThat(add(ACME, "usr_ada", "eve@acme.test")).isEqualTo(Addition.ID_TAKEN);
    assertThat(add(new TenantId("other"), "usr_ada", "ada@acme.test")).isEqualTo(Addition.ADDED);
  }

  @Test
  @DisplayName("A change writes the fields it names and leaves the others")
  void changesAreNarrow() {
    add(ACME, "usr_ada", "ada@acme.test");
    people.update(ACME, ADA, UserChange.NONE.withStatus(UserStatus.SUSPENDED), By.server(NOON));
    var claims = new Claims(Map.of("name", "Ada"));
    people.update(
        ACME,
        ADA,
        UserChange.NONE.withClaims(claims).withRole("admin"),
        By.server(NOON.plusSeconds(1)));

    var user = people.findById(ACME, ADA).orElseThrow();
    assertThat(user.status()).isEqualTo(UserStatus.SUSPENDED);
    assertThat(user.claims()).isEqualTo(claims);
    assertThat(user.role()).contains("admin");
    assertThat(user.updatedAt()).isEqualTo(NOON.plusSeconds(1));

    people.update(ACME, ADA, UserChange.NONE.withoutRole(), By.server(NOON));
    assertThat(people.findById(ACME, ADA).orElseThrow().role()).isEmpty();
  }

  @Test
  @DisplayName("An address moves to an account unless another has it")
  void addressChanges() {
    add(ACME, "usr_ada", "ada@acme.test");
    add(ACME, "usr_eve", "eve@acme.test");

    assertThat(people.update(ACME, ADA, address("Eve@acme.test"), By.server(NOON)))
        .isEqualTo(Update.EMAIL_TAKEN);
    assertThat(people.update(ACME, ADA, address("Countess@acme.test"), By.server(NOON)))
        .isEqualTo(Update.UPDATED);
    assertThat(people.findByEmail(ACME, new CanonicalEmail("countess@acme.test")).orElseThrow())
        .returns("Countess@acme.test", User::emailAsTyped);
    assertThat(people.update(ACME, new UserId("usr_none"), UserChange.NONE, By.server(NOON)))
        .isEqualTo(Update.NO_SUCH_USER);
  }

  @Test
  @DisplayName("A user's organizations come in one order; suspended ones are left out at once")
  void organizations() {
    add(ACME, "usr_ada", "ada@acme.test");
    for (var id : List.of("org_c", "org_a", "org_b")) {
      declare(id, OrganizationStatus.ACTIVE);
      people.declare(ACME, membership(id, MembershipStatus.ACTIVE), By.server(NOON));
    }
    assertThat(organizationsOfAda()).containsExactly("org_a", "org_b", "org_c");

    declare("org_b", OrganizationStatus.SUSPENDED);
    people.declare(ACME, membership("org_c", MembershipStatus.SUSPENDED), By.server(NOON));
    assertThat(organizationsOfAda()).containsExactly("org_a");
    assertThat(people.membershipsOf(new TenantId("other"), ADA)).isEmpty();
  }

  @Test
  @DisplayName("A membership needs both its ends")
  void membershipNeedsBothEnds() {
    assertThat(people.declare(ACME, membership("org_a", MembershipStatus.ACTIVE), By.server(NOON)))
        .isFalse();
    declare("org_a", OrganizationStatus.ACTIVE);
    assertThat(people.declare(ACME, membership("org_a", MembershipStatus.ACTIVE), By.server(NOON)))
        .isFalse();
  }

  private List<String> organizationsOfAda() {
    return people.membershipsOf(ACME, ADA).stream()
        .map(ActiveMembership::organization)
        .map(OrganizationId::value)
        .toList();
  }

  private void declare(String id, OrganizationStatus status) {
    people.declare(ACME, new Organization(new OrganizationId(id), id, status), By.server(NOON));
  }

  private static Membership membership(String organization, MembershipStatus status) {
    return new Membership(
        new OrganizationId(organization), ADA, Optional.empty(), List.of("owner"), status, NOON);
  }

  private static UserChange address(String typed) {
    return UserChange.NONE.withAddress(CanonicalEmail.parse(typed).orElseThrow(), typed);
  }

  private Addition add(TenantId tenant, String id, String email) {
    return people.add(
        tenant,
        new User(
            new UserId(id),
            CanonicalEmail.parse(email).orElseThrow(),
            email,
            false,
            Claims.NONE,
            Optional.empty(),
            UserStatus.ACTIVE,
            NOON,
            NOON,
            Optional.empty()),
        Optional.empty(),
        By.server(NOON));
  }
}
