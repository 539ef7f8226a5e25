package dev.gatewright.store.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.ActiveMembership;
import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.Claims;
import dev.gatewright.identity.DeviceId;
import dev.gatewright.identity.Membership;
import dev.gatewright.identity.MembershipStatus;
import dev.gatewright.identity.Organization;
import dev.gatewright.identity.OrganizationId;
import dev.gatewright.identity.OrganizationStatus;
import dev.gatewright.identity.PasswordHash;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.mail.MailQuota;
import dev.gatewright.identity.store.ThrottleKey;
import dev.gatewright.identity.store.UserChange;
import dev.gatewright.identity.store.Users.Addition;
import dev.gatewright.identity.store.Users.Update;
import dev.gatewright.protocol.seal.MasterKey;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.keys.Wrapping;
import dev.gatewright.store.outbox.MailSeal;
import dev.gatewright.store.outbox.OutboxTable;
import dev.gatewright.store.people.PeopleSnapshots.Person;
import dev.gatewright.store.sql.Database;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What accounts, organizations, devices and throttles promise, on every dialect.
abstract class PeopleContract {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123Z");
  private static final TenantId ACME = new TenantId("acme");
  private static final TenantId OTHER = new TenantId("other");
  private static final UserId ADA = new UserId("ada");
  private static final UserId BOB = new UserId("bob");
  private static final OrganizationId ORG = new OrganizationId("org_acme");
  private static final ThrottleKey KEY = new ThrottleKey("k".repeat(43));
  private static final Duration WINDOW = Duration.ofMinutes(15);

  @TempDir private Path folder;
  private Database database;
  private UserTable users;
  private OrganizationTable organizations;
  private ThrottleTable throttles;

  abstract Database open(Path folder);

  @BeforeEach
  final void setUp() {
    database = open(folder);
    var events = new EventTable(database.readers(), new SecureRandom());
    users = new UserTable(database, events);
    organizations = new OrganizationTable(database, events);
    throttles = new ThrottleTable(database);
  }

  @AfterEach
  final void close() {
    database.close();
  }

  @Test
  @DisplayName(
      "Organizations are found by the beginning of name or id, whatever the case of any letter, each once, at their tenant alone")
  final void organizationsByBeginning() {
    var names = Map.of("org_west", "Ärzte West", "org_east", "ÄRZTE Ost", "org_other", "Arzt");
    names.forEach((id, name) ->
        organizations.declare(
            ACME,
            new Organization(new OrganizationId(id), name, OrganizationStatus.ACTIVE),
            By.server(NOW)));

    for (var typed : List.of("ärzte", "ÄRZTE", "Ä")) {
      assertThat(organizations.begun(ACME, typed, 10))
          .as(typed)
          .extracting(Organization::name)
          .containsExactlyInAnyOrder("Ärzte West", "ÄRZTE Ost");
    }
    for (var typed : List.of("org_w", "ORG_W", "ärzte w")) {
      assertThat(organizations.begun(ACME, typed, 10))
          .as(typed)
          .extracting(found -> found.id().value())
          .containsExactly("org_west");
    }
    assertThat(organizations.begun(OTHER, "ä", 10)).isEmpty();
  }

  @Test
  @DisplayName("An account reads back as it was written, by id and by address, at its tenant alone")
  final void accountsAreKeptWhole() {
    var claims = new LinkedHashMap<String, Object>();
    claims.put("name", "Ada");
    claims.put("address", new LinkedHashMap<>(Map.of("locality", "London")));
    claims.put("level", 7);
    claims.put("score", 1.5);
    claims.put("tags", List.of("a", true));
    var ada =
        new User(
            ADA,
            new CanonicalEmail("ada@acme.test"),
            "Ada@Acme.test",
            true,
            new Claims(claims),
            Optional.of("admin"),
            UserStatus.ACTIVE,
            NOW,
            NOW,
            Optional.of(NOW));

    assertThat(users.add(ACME, ada, Optional.empty(), By.server(NOW))).isEqualTo(Addition.ADDED);
    assertThat(users.findById(ACME, ADA)).contains(ada);
    assertThat(users.findByEmail(ACME, ada.email())).contains(ada);
    assertThat(users.findById(OTHER, ADA)).isEmpty();
    assertThat(users.findByEmail(OTHER, ada.email())).isEmpty();
    assertThat(users.passwordHash(ACME, ADA)).isEmpty();
  }

  @Test
  @DisplayName("Id and address are unique within a tenant and free in another")
  final void idsAndAddressesAreUnique() {
    users.add(ACME, user(ADA), Optional.empty(), By.server(NOW));

    assertThat(users.add(ACME, user(ADA), Optional.empty(), By.server(NOW)))
        .isEqualTo(Addition.ID_TAKEN);
    assertThat(users.add(ACME, user(BOB, "ada@acme.test"), Optional.empty(), By.server(NOW)))
        .isEqualTo(Addition.EMAIL_TAKEN);
    assertThat(users.add(OTHER, user(ADA), Optional.empty(), By.server(NOW)))
        .isEqualTo(Addition.ADDED);
    assertThat(users.list(ACME, Optional.empty(), Optional.empty(), 10)).containsExactly(user(ADA));
  }

  @Test
  @DisplayName("A change writes the fields it names and no other")
  final void changesWriteNamedFields() {
    users.add(ACME, user(ADA), Optional.empty(), By.server(NOW));
    users.add(ACME, user(BOB), Optional.empty(), By.server(NOW));
    var later = NOW.plusSeconds(1);

    assertThat(users.update(ACME, ADA, UserChange.NONE.withRole("owner"), By.server(later)))
        .isEqualTo(Update.UPDATED);
    assertThat(
            users.update(
                ACME, ADA, UserChange.NONE.withStatus(UserStatus.SUSPENDED), By.server(later)))
        .isEqualTo(Update.UPDATED);
    assertThat(users.findById(ACME, ADA).orElseThrow())
        .returns(Optional.of("owner"), User::role)
        .returns(UserStatus.SUSPENDED, User::status)
        .returns(later.plusMillis(1), User::updatedAt)
        .returns(user(ADA).email(), User::email);
    assertThat(users.update(ACME, ADA, UserChange.NONE.withoutRole(), By.server(later)))
        .isEqualTo(Update.UPDATED);
    assertThat(users.findById(ACME, ADA).orElseThrow().role()).isEmpty();

    var bobs = new CanonicalEmail("bob@acme.test");
    assertThat(
            users.update(
                ACME, ADA, UserChange.NONE.withAddress(bobs, "bob@acme.test"), By.server(later)))
        .isEqualTo(Update.EMAIL_TAKEN);
    assertThat(users.update(OTHER, ADA, UserChange.NONE.withRole("x"), By.server(later)))
        .isEqualTo(Update.NO_SUCH_USER);
  }

  @Test
  @DisplayName(
      "A change that names what was seen is made to that state of the account and no other")
  final void changesOfWhatWasSeen() {
    users.add(ACME, user(ADA), Optional.empty(), By.server(NOW));
    var seen = Optional.of(user(ADA).updatedAt());
    var owner = UserChange.NONE.withRole("owner");
    var clerk = UserChange.NONE.withRole("clerk");

    assertThat(users.update(ACME, ADA, owner, seen, By.server(NOW))).isEqualTo(Update.UPDATED);
    assertThat(users.update(ACME, ADA, clerk, seen, By.server(NOW)))
        .isEqualTo(Update.CHANGED_MEANWHILE);
    assertThat(users.findById(ACME, ADA).orElseThrow().role()).contains("owner");
    var now = users.findById(ACME, ADA).map(User::updatedAt);
    users.setPasswordHash(ACME, ADA, new PasswordHash("$new"), By.server(NOW.minusSeconds(9)));
    assertThat(users.update(ACME, ADA, clerk, now, By.server(NOW)))
        .as("under a clock that was put back")
        .isEqualTo(Update.CHANGED_MEANWHILE);
    assertThat(users.update(ACME, BOB, clerk, seen, By.server(NOW))).isEqualTo(Update.NO_SUCH_USER);
  }

  @Test
  @DisplayName("Accounts are listed in the order of their addresses, those of one status alone too")
  final void listsByStatus() {
    users.add(ACME, user(BOB), Optional.empty(), By.server(NOW));
    users.add(ACME, user(ADA), Optional.empty(), By.server(NOW));
    users.update(ACME, BOB, UserChange.NONE.withStatus(UserStatus.SUSPENDED), By.server(NOW));

    assertThat(ids(Optional.empty(), Optional.empty())).containsExactly(ADA, BOB);
    assertThat(ids(Optional.of(UserStatus.ACTIVE), Optional.empty())).containsExactly(ADA);
    assertThat(ids(Optional.of(UserStatus.SUSPENDED), Optional.empty())).containsExactly(BOB);
    assertThat(ids(Optional.of(UserStatus.DISABLED), Optional.empty())).isEmpty();
    var bobs = Optional.of(user(BOB).email());
    assertThat(ids(Optional.of(UserStatus.SUSPENDED), bobs)).isEmpty();
  }

  private List<UserId> ids(Optional<UserStatus> status, Optional<CanonicalEmail> after) {
    return users.list(ACME, status, after, 10).stream().map(User::id).toList();
  }

  @Test
  @DisplayName("A rehash does not undo a password change that came between")
  final void rehashLosesToPasswordChange() {
    var first = new PasswordHash("$first");
    var second = new PasswordHash("$second");
    users.add(ACME, user(ADA), Optional.of(first), By.server(NOW));

    assertThat(users.setPasswordHashAndSignOut(ACME, ADA, second, By.server(NOW))).isTrue();
    assertThat(users.replacePasswordHash(ACME, ADA, first, new PasswordHash("$x"))).isFalse();
    assertThat(users.passwordHash(ACME, ADA)).contains(second);
    assertThat(users.findById(ACME, ADA).orElseThrow().signedOutAt()).contains(NOW);
    assertThat(users.setPasswordHashAndSignOut(OTHER, ADA, second, By.server(NOW))).isFalse();
  }

  @Test
  @DisplayName("Signing out everywhere moves forward only")
  final void signOutNeverMovesBack() {
    users.add(ACME, user(ADA), Optional.empty(), By.server(NOW));

    assertThat(users.signOutEverywhere(ACME, ADA, By.server(NOW))).isTrue();
    assertThat(users.signOutEverywhere(ACME, ADA, By.server(NOW.minusSeconds(5)))).isTrue();
    assertThat(users.findById(ACME, ADA).orElseThrow().signedOutAt()).contains(NOW);
    assertThat(users.signOutEverywhere(OTHER, ADA, By.server(NOW))).isFalse();
  }

  @Test
  @DisplayName("A suspension signs out everywhere in the same step; a pause does not")
  final void suspensionSignsOut() {
    users.add(ACME, user(ADA), Optional.empty(), By.server(NOW));
    var suspension = UserChange.NONE.withStatus(UserStatus.SUSPENDED);

    users.update(ACME, ADA, suspension.keepingSessions(), By.server(NOW));
    assertThat(users.findById(ACME, ADA).orElseThrow().signedOutAt()).isEmpty();
    users.update(ACME, ADA, suspension, By.server(NOW));
    users.update(ACME, ADA, suspension, By.server(NOW.minusSeconds(9)));
    assertThat(users.findById(ACME, ADA).orElseThrow().signedOutAt()).contains(NOW);
    users.update(
        ACME, ADA, UserChange.NONE.withStatus(UserStatus.ACTIVE), By.server(NOW.plusSeconds(9)));
    assertThat(users.findById(ACME, ADA).orElseThrow().signedOutAt()).contains(NOW);
  }

  @Test
  @DisplayName(
      "Active memberships of active organizations are listed, and removal takes them along")
  final void memberships() {
    users.add(ACME, user(ADA), Optional.empty(), By.server(NOW));
    organizations.declare(ACME, organization(OrganizationStatus.ACTIVE), By.server(NOW));
    var member = member(ADA, MembershipStatus.ACTIVE);

    assertThat(organizations.declare(ACME, member(BOB, MembershipStatus.ACTIVE), By.server(NOW)))
        .isFalse();
    assertThat(organizations.declare(ACME, member, By.server(NOW))).isTrue();
    assertThat(organizations.membershipsOf(ACME, ADA))
        .containsExactly(
            ActiveMembership.of(member, organization(OrganizationStatus.ACTIVE)).orElseThrow());
    assertThat(organizations.membershipsOf(OTHER, ADA)).isEmpty();
    var snapshots = new PeopleSnapshots(database.readers());
    assertThat(snapshots.person(ACME, ADA).orElseThrow())
        .isEqualTo(new Person(user(ADA), organizations.membershipsOf(ACME, ADA)));
    assertThat(snapshots.person(OTHER, ADA)).isEmpty();

    organizations.declare(ACME, organization(OrganizationStatus.SUSPENDED), By.server(NOW));
    assertThat(organizations.membershipsOf(ACME, ADA)).isEmpty();
    organizations.declare(ACME, organization(OrganizationStatus.ACTIVE), By.server(NOW));
    organizations.declare(ACME, member(ADA, MembershipStatus.SUSPENDED), By.server(NOW));
    assertThat(organizations.membershipsOf(ACME, ADA)).isEmpty();
    assertThat(organizations.membersOf(ACME, ORG)).hasSize(1);

    assertThat(users.remove(ACME, ADA, By.server(NOW))).isTrue();
    assertThat(organizations.membersOf(ACME, ORG)).isEmpty();
    assertThat(organizations.remove(ACME, ORG, By.server(NOW))).isTrue();
    assertThat(organizations.find(ACME, ORG)).isEmpty();
  }

  @Test
  @DisplayName("Whoever has a right of a longer name takes no administrator's place in the list")
  final void administrators() {
    users.add(ACME, user(ADA), Optional.empty(), By.server(NOW));
    users.add(ACME, user(BOB), Optional.empty(), By.server(NOW));
    organizations.declare(ACME, organization(OrganizationStatus.ACTIVE), By.server(NOW));
    organizations.declare(
        ACME, member(ADA, "organization:admins", "x:organization:admin"), By.server(NOW));
    organizations.declare(ACME, member(BOB, "owner", Membership.ADMINISTRATION), By.server(NOW));

    assertThat(organizations.administratorsOf(ACME, ORG, 1)).containsExactly(user(BOB));
  }

  @Test
  @DisplayName(
      "Of 20 concurrent attempts no more than the limit are allowed, and the end stands still")
  final void throttleAllowsNoMoreThanItsLimit() throws Exception {
    var calls =
        IntStream.range(0, 20)
            .mapToObj(_ ->
                (Callable<Boolean>) () -> throttles.reserve(ACME, KEY, 5, WINDOW, NOW).isAllowed())
            .toList();
    var allowed = 0;
    try (var threads = Executors.newFixedThreadPool(20)) {
      for (var call : threads.invokeAll(calls)) {
        allowed += call.get() ? 1 : 0;
      }
    }
    var late = throttles.reserve(ACME, KEY, 5, WINDOW, NOW.plusSeconds(60));

    assertThat(allowed).isEqualTo(5);
    assertThat(late.count()).isEqualTo(6);
    assertThat(late.endsAt()).isEqualTo(NOW.plus(WINDOW));
    assertThat(throttles.reserve(OTHER, KEY, 5, WINDOW, NOW).isAllowed()).isTrue();
    assertThat(throttles.reserve(ACME, KEY, 5, WINDOW, NOW.plus(WINDOW)).count()).isEqualTo(1);
  }

  @Test
  @DisplayName("A budget is spent once somebody asked for more, until its window ends")
  final void spentBudgets() {
    var key = new ThrottleKey("k".repeat(43));
    var window = Duration.ofMinutes(15);
    throttles.reserve(ACME, key, 1, window, NOW);
    assertThat(throttles.spent(ACME, key, 1, NOW)).isEmpty();

    throttles.reserve(ACME, key, 1, window, NOW);

    assertThat(throttles.spent(ACME, key, 1, NOW.plusSeconds(60)))
        .hasValueSatisfying(
            spent -> assertThat(spent.left(NOW.plusSeconds(60))).isEqualTo(Duration.ofMinutes(14)));
    assertThat(throttles.spent(OTHER, key, 1, NOW)).isEmpty();
    assertThat(throttles.spent(ACME, key, 1, NOW.plus(window))).isEmpty();
  }

  @Test
  @DisplayName("An attempt can be given back, to the window it came from")
  final void releaseGivesBack() {
    var first = throttles.reserve(ACME, KEY, 1, WINDOW, NOW);
    assertThat(throttles.reserve(ACME, KEY, 1, WINDOW, NOW).isAllowed()).isFalse();
    throttles.release(ACME, KEY, first);
    var again = throttles.reserve(ACME, KEY, 1, WINDOW, NOW);
    assertThat(again.isAllowed()).isTrue();

    var next = throttles.reserve(ACME, KEY, 1, WINDOW, NOW.plus(WINDOW));
    throttles.release(ACME, KEY, again);
    assertThat(next.isAllowed()).isTrue();
    assertThat(throttles.reserve(ACME, KEY, 1, WINDOW, NOW.plus(WINDOW)).isAllowed()).isFalse();
  }

  @Test
  @DisplayName("The least recently remembered browsers are forgotten beyond the limit")
  final void devicesAreBounded() {
    var random = new SecureRandom();
    var seal = new MailSeal(new Wrapping(MasterKey.generate(random), random));
    var events = new EventTable(database.readers(), random);
    var outbox = new OutboxTable(database, events, seal, MailQuota.STANDARD, random);
    var devices = new DeviceTable(database, outbox);
    var ids = IntStream.range(0, 3).mapToObj(_ -> DeviceId.generate(random)).toList();
    devices.remember(ACME, ADA, ids.get(0), NOW, 2, Optional.empty());
    devices.remember(ACME, ADA, ids.get(1), NOW.plusSeconds(1), 2, Optional.empty());
    devices.remember(ACME, ADA, ids.get(0), NOW.plusSeconds(2), 2, Optional.empty());
    devices.remember(ACME, ADA, ids.get(2), NOW.plusSeconds(3), 2, Optional.empty());

    assertThat(ids)
        .filteredOn(id -> devices.isKnown(ACME, ADA, id))
        .containsExactly(ids.get(0), ids.get(2));
    assertThat(devices.isKnown(OTHER, ADA, ids.get(0))).isFalse();
    devices.remember(OTHER, ADA, ids.get(0), NOW, 2, Optional.empty());
    devices.rename(ACME, ids.get(0), ids.get(1));
    assertThat(devices.isKnown(ACME, ADA, ids.get(0))).isFalse();
    assertThat(devices.isKnown(ACME, ADA, ids.get(1))).isTrue();
    assertThat(devices.isKnown(OTHER, ADA, ids.get(0))).as("another issuer's").isTrue();
    int forgotten = database.writer().commit(c -> DeviceTable.forgetAll(c, ACME, ADA));
    assertThat(forgotten).isEqualTo(2);
    assertThat(devices.isKnown(ACME, ADA, ids.get(1))).isFalse();
  }

  private static Organization organization(OrganizationStatus status) {
    return new Organization(ORG, "Acme Inc", status);
  }

  private static Membership member(UserId user, String... scopes) {
    return new Membership(
        ORG, user, Optional.empty(), List.of(scopes), MembershipStatus.ACTIVE, NOW);
  }

  private static Membership member(UserId user, MembershipStatus status) {
    return new Membership(
        ORG, user, Optional.of("Founder"), List.of("owner", "projects:write"), status, NOW);
  }

  private static User user(UserId id) {
    return user(id, id + "@acme.test");
  }

  private static User user(UserId id, String email) {
    return new User(
        id,
        new CanonicalEmail(email),
        email,
        true,
        Claims.NONE,
        Optional.of("member"),
        UserStatus.ACTIVE,
        NOW,
        NOW,
        Optional.empty());
  }
}
