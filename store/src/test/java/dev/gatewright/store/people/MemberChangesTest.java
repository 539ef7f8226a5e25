package dev.gatewright.store.people;

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
import dev.gatewright.store.SqlStore;
import dev.gatewright.store.StoreConfig;
import dev.gatewright.store.people.MemberTable.Change;
import dev.gatewright.store.people.MemberTable.Leaving;
import dev.gatewright.store.people.OrganizationTable.Place;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class MemberChangesTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final By BY = By.owner(NOW);
  private static final TenantId ACME = new TenantId("acme");
  private static final OrganizationId WEST = new OrganizationId("org_west");
  private static final UserId ADA = new UserId("ada");

  private final SqlStore store =
      SqlStore.open(
          new StoreConfig.InMemory("members"),
          new SecureRandom(),
          cause -> {
            throw new AssertionError(cause);
          });

  @BeforeEach
  void join() {
    var west = new Organization(WEST, "West", OrganizationStatus.ACTIVE);
    store.organizations().declare(ACME, west, BY);
    store
        .users()
        .add(
            ACME,
            new User(
                ADA,
                new CanonicalEmail("ada@acme.test"),
                "ada@acme.test",
                true,
                Claims.NONE,
                Optional.empty(),
                UserStatus.ACTIVE,
                NOW,
                NOW,
                Optional.empty()),
            Optional.empty(),
            BY);
    var place =
        new Membership(WEST, ADA, Optional.empty(), List.of("read"), MembershipStatus.ACTIVE, NOW);
    assertThat(store.organizations().declare(ACME, place, BY)).isTrue();
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  @DisplayName("Suspending somebody leaves the title and rights that another gave them meanwhile")
  void turningLeavesThePlace() {
    change(new Change.Place(Optional.of("Head"), List.of("read", "write")));
    change(new Change.Turn(MembershipStatus.SUSPENDED));

    assertThat(found().title()).contains("Head");
    assertThat(found().scopes()).containsExactly("read", "write");
    assertThat(found().status()).isEqualTo(MembershipStatus.SUSPENDED);
  }

  @Test
  @DisplayName("A title given to somebody whom another suspended meanwhile does not let them in")
  void placingLeavesTheStatus() {
    change(new Change.Turn(MembershipStatus.SUSPENDED));
    change(new Change.Place(Optional.of("Head"), List.of("write")));

    assertThat(found().status()).isEqualTo(MembershipStatus.SUSPENDED);
    assertThat(found().scopes()).containsExactly("write");
  }

  @Test
  @DisplayName("A suspended member cannot leave, so that no way in makes them a member anew")
  void suspendedStay() {
    change(new Change.Turn(MembershipStatus.SUSPENDED));

    assertThat(store.members().leave(ACME, WEST, ADA, BY)).isEqualTo(Leaving.NO_MEMBER);
    assertThat(found().status()).isEqualTo(MembershipStatus.SUSPENDED);

    change(new Change.Turn(MembershipStatus.ACTIVE));
    assertThat(store.members().leave(ACME, WEST, ADA, BY)).isEqualTo(Leaving.LEFT);
  }

  @Test
  @DisplayName("Addresses are told of those alone who are members of this very organization now")
  void addressesOfMembers() {
    change(new Change.Turn(MembershipStatus.SUSPENDED));
    var asked = new HashSet<UserId>();
    for (int other = 0; other < 120; other++) {
      asked.add(new UserId("other" + other));
    }
    asked.add(ADA);

    assertThat(store.members().addresses(ACME, WEST, asked))
        .containsExactly(Map.entry(ADA, "ada@acme.test"));
    assertThat(store.members().addresses(ACME, new OrganizationId("org_east"), asked)).isEmpty();
    assertThat(store.members().addresses(new TenantId("globex"), WEST, asked)).isEmpty();
    assertThat(store.members().addresses(ACME, WEST, Set.of())).isEmpty();
    assertThat(store.members().remove(ACME, WEST, ADA, Optional.empty(), BY)).isTrue();
    assertThat(store.members().addresses(ACME, WEST, asked)).isEmpty();
  }

  @Test
  @DisplayName(
      "One organization is somebody's default, while they are an active member, and no longer")
  void defaultOrganization() {
    var east = new OrganizationId("org_east");
    join(east);
    assertThat(choose(WEST)).isTrue();
    assertThat(choose(east)).isTrue();
    assertThat(defaults()).containsExactly(east);
    assertThat(store.members().chooseDefault(new TenantId("globex"), WEST, ADA, BY)).isFalse();
    assertThat(choose(new OrganizationId("org_south"))).isFalse();

    change(new Change.Turn(MembershipStatus.SUSPENDED));
    assertThat(choose(WEST)).isFalse();
    assertThat(defaults()).containsExactly(east);
    assertThat(store.members().leave(ACME, east, ADA, BY)).isEqualTo(Leaving.LEFT);
    join(east);
    assertThat(defaults()).as("a member anew").isEmpty();
    assertThat(store.organizations().membershipsOf(ACME, ADA))
        .extracting(ActiveMembership::isDefault)
        .containsExactly(false);
  }

  private boolean choose(OrganizationId organization) {
    return store.members().chooseDefault(ACME, organization, ADA, BY);
  }

  private List<OrganizationId> defaults() {
    return store.organizations().placesOf(ACME, ADA, 10).stream()
        .filter(Place::isDefault)
        .map(place -> place.organization().id())
        .toList();
  }

  private void join(OrganizationId organization) {
    store
        .organizations()
        .declare(ACME, new Organization(organization, "East", OrganizationStatus.ACTIVE), BY);
    var place =
        new Membership(
            organization, ADA, Optional.empty(), List.of(), MembershipStatus.ACTIVE, NOW);
    assertThat(store.organizations().declare(ACME, place, BY)).isTrue();
  }

  private void change(Change change) {
    assertThat(store.members().change(ACME, WEST, ADA, Optional.empty(), change, BY)).isTrue();
  }

  private Membership found() {
    return store.members().find(ACME, WEST, ADA).orElseThrow();
  }
}
