package dev.gatewright.store.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.Claims;
import dev.gatewright.identity.Organization;
import dev.gatewright.identity.OrganizationId;
import dev.gatewright.identity.OrganizationStatus;
import dev.gatewright.identity.PasswordHash;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.mail.LinkToken;
import dev.gatewright.identity.store.MailedChanges.Change;
import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.store.admin.AdministratorTable.Grant;
import dev.gatewright.store.admin.AdministratorTable.Revocation;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.events.KeptEvent;
import dev.gatewright.store.people.OrganizationTable;
import dev.gatewright.store.people.UserTable;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.tenants.CatalogChanges;
import dev.gatewright.store.tenants.IssuerTable;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("People who administer, as kept")
final class AdministratorTableTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Reach ACME = Reach.of(Optional.of(new IssuerId("acme")));
  private static final Reach EVERYWHERE = Reach.of(Optional.empty());
  private static final TenantId SYSTEM = new TenantId("system");
  private static final By BY = By.operator("command line", NOW);
  private static final PasswordHash HASH = new PasswordHash("$none$");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final AdministratorTable.Ranking NEVER_LESS = (_, _) -> false;

  @TempDir private static Path folder;
  private static int opened;

  private final SecureRandom random = new SecureRandom();
  private final Path file = folder.resolve("people" + opened++ + ".db");
  private Database database = openDatabase();
  private EventTable events = new EventTable(database.readers(), random);
  private UserTable users = new UserTable(database, events);
  private AdministratorTable administrators = new AdministratorTable(database, events, users);
  private int people;

  private Database openDatabase() {
    return Database.openSqlite(
        file,
        2,
        cause -> {
          throw new AssertionError(cause);
        });
  }

  @BeforeEach
  void declareIssuers() {
    issuers().declare(ACME.issuer().orElseThrow(), "https://id.test/acme", "{}", BY);
    issuers().keepOwn("https://id.test/console", "{}", BY);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private IssuerTable issuers() {
    return new IssuerTable(database, events, new CatalogChanges());
  }

  private User person() {
    var email = "person" + ++people + "@acme.test";
    return User.joining(
        UserId.generate(random),
        CanonicalEmail.parse(email).orElseThrow(),
        email,
        Claims.NONE,
        NOW);
  }

  private User kept() {
    var user = person();
    users.add(SYSTEM, user, Optional.empty(), dev.gatewright.identity.events.By.server(NOW));
    return user;
  }

  private LinkToken link(Reach reach, boolean first, By by) {
    var token = LinkToken.generate(random);
    var means =
        by.actor() instanceof dev.gatewright.protocol.events.Actor.Operator(var text) ? text : "";
    var link =
        new KeptAdministratorLink(
            token.id(),
            reach,
            reach.issuer().isPresent() ? "support" : "owner",
            first,
            NOW,
            means,
            NOW.plus(HOUR));
    assertThat(administrators.add(link, token.secretHash(), by)).isEqualTo(Grant.DONE);
    return token;
  }

  @Test
  @DisplayName("a link makes account and mandate at once, and after a restart it is used up")
  void join() {
    var token = link(EVERYWHERE, true, BY);
    var olga = person();
    assertThat(administrators.hasOwner()).isFalse();
    assertThat(administrators.join(token, olga, HASH, NOW)).isEqualTo(Change.DONE);
    restart();

    assertThat(administrators.hasOwner()).isTrue();
    assertThat(administrators.of(olga.id()))
        .extracting(KeptAdministrator::role)
        .containsExactly("owner");
    assertThat(administrators.open(token, NOW)).isEmpty();
    assertThat(administrators.join(token, person(), HASH, NOW)).isEqualTo(Change.LINK_GONE);
    assertThat(names("system"))
        .containsExactly("administrator.invited", "administrator.granted", "user.added");
  }

  @Test
  @DisplayName(
      "of any number of people with one link one passes, and of the others nothing is kept")
  void race() throws Exception {
    var token = link(EVERYWHERE, true, BY);
    var crowd = new ArrayList<User>();
    var tries = new ArrayList<Callable<Change>>();
    for (int i = 0; i < 16; i++) {
      var one = person();
      crowd.add(one);
      tries.add(() -> administrators.join(token, one, HASH, NOW));
    }
    var answers = new ArrayList<Change>();
    try (var threads = Executors.newFixedThreadPool(16)) {
      for (var done : threads.invokeAll(tries)) {
        answers.add(done.get());
      }
    }

    assertThat(answers).containsOnlyOnce(Change.DONE).containsOnly(Change.DONE, Change.LINK_GONE);
    assertThat(crowd.stream().filter(one -> users.findById(SYSTEM, one.id()).isPresent()))
        .hasSize(1);
    assertThat(administrators.list(EVERYWHERE)).hasSize(1);
  }

  @Test
  @DisplayName(
      "a link counts for its hour, with its own secret, and the first owner's while there is none")
  void counts() {
    var token = link(EVERYWHERE, true, BY);
    assertThat(administrators.open(token, NOW.plus(HOUR).minusMillis(1))).isPresent();
    assertThat(administrators.open(token, NOW.plus(HOUR))).isEmpty();
    var guessed = new LinkToken(token.id(), LinkToken.generate(random).secret());
    assertThat(administrators.open(guessed, NOW)).isEmpty();
    assertThat(administrators.join(guessed, person(), HASH, NOW)).isEqualTo(Change.LINK_GONE);

    var second = link(EVERYWHERE, true, BY);
    assertThat(administrators.open(token, NOW)).as("ended by the second").isEmpty();
    administrators.grant(kept().id(), EVERYWHERE, "owner", BY);
    assertThat(administrators.open(second, NOW)).as("there is an owner").isEmpty();
    var late = LinkToken.generate(random);
    var third =
        new KeptAdministratorLink(late.id(), EVERYWHERE, "owner", true, NOW, "x", NOW.plus(HOUR));
    assertThat(administrators.add(third, late.secretHash(), BY)).isEqualTo(Grant.OWNER_EXISTS);
  }

  @Test
  @DisplayName("an address that is taken changes nothing, and the link counts still")
  void taken() {
    var token = link(ACME, false, BY);
    var other = kept();
    var same =
        User.joining(
            UserId.generate(random), other.email(), other.emailAsTyped(), Claims.NONE, NOW);
    assertThat(administrators.join(token, same, HASH, NOW)).isEqualTo(Change.ADDRESS_TAKEN);
    assertThat(administrators.accept(token, other.id(), NEVER_LESS, NOW)).isEqualTo(Change.DONE);
    assertThat(administrators.accept(token, other.id(), NEVER_LESS, NOW))
        .isEqualTo(Change.LINK_GONE);
    assertThat(administrators.of(other.id()))
        .extracting(KeptAdministrator::reach)
        .containsExactly(ACME);
    assertThat(names("acme")).contains("administrator.invited", "administrator.granted");
  }

  @Test
  @DisplayName(
      "the last owner who may act stays; whoever loses a role loses the links that they made")
  void revoked() {
    var olga = kept();
    var paul = kept();
    administrators.grant(olga.id(), EVERYWHERE, "owner", BY);
    assertThat(administrators.revoke(olga.id(), EVERYWHERE, BY)).isEqualTo(Revocation.LAST_OWNER);
    administrators.grant(paul.id(), EVERYWHERE, "owner", BY);
    var token = link(ACME, false, By.operator("administrator " + olga.id(), NOW));

    assertThat(administrators.revoke(olga.id(), ACME, BY)).isEqualTo(Revocation.NO_SUCH_MANDATE);
    assertThat(administrators.revoke(olga.id(), EVERYWHERE, BY)).isEqualTo(Revocation.DONE);
    assertThat(administrators.of(olga.id())).isEmpty();
    assertThat(administrators.open(token, NOW)).isEmpty();
    assertThat(administrators.revoke(paul.id(), EVERYWHERE, BY)).isEqualTo(Revocation.LAST_OWNER);
  }

  @Test
  @DisplayName("whoever loses a role somewhere keeps the links that they made elsewhere")
  void revokedThere() {
    var globex = Reach.of(Optional.of(new IssuerId("globex")));
    issuers().declare(globex.issuer().orElseThrow(), "https://id.test/globex", "{}", BY);
    var olga = kept();
    administrators.grant(olga.id(), ACME, "administrator", BY);
    administrators.grant(olga.id(), globex, "administrator", BY);
    var by = By.operator("administrator " + olga.id(), NOW);
    var there = link(ACME, false, by);
    var elsewhere = link(globex, false, by);

    administrators.grant(olga.id(), ACME, "administrator", BY);
    assertThat(administrators.open(there, NOW)).as("the same role once more").isPresent();
    administrators.grant(olga.id(), ACME, "support", BY);
    assertThat(administrators.open(there, NOW)).isEmpty();
    assertThat(administrators.open(elsewhere, NOW)).isPresent();
    assertThat(administrators.revoke(olga.id(), ACME, BY)).isEqualTo(Revocation.DONE);
    assertThat(administrators.open(elsewhere, NOW)).isPresent();
    administrators.revoke(olga.id(), globex, BY);
    assertThat(administrators.open(elsewhere, NOW)).isEmpty();
  }

  @Test
  @DisplayName("with an account go its mandates and links, and with an issuer its own")
  void removed() {
    var olga = kept();
    administrators.grant(olga.id(), ACME, "administrator", BY);
    administrators.grant(olga.id(), EVERYWHERE, "owner", BY);
    var token = link(ACME, false, By.operator("administrator " + olga.id(), NOW));
    users.remove(SYSTEM, olga.id(), dev.gatewright.identity.events.By.server(NOW));
    assertThat(administrators.hasOwner()).isFalse();
    assertThat(administrators.list(ACME)).isEmpty();
    assertThat(administrators.open(token, NOW)).isEmpty();

    var paul = kept();
    administrators.grant(paul.id(), ACME, "support", BY);
    var other = link(ACME, false, BY);
    issuers().remove(ACME.issuer().orElseThrow(), BY);
    assertThat(administrators.of(paul.id())).isEmpty();
    assertThat(administrators.open(other, NOW)).isEmpty();
    assertThat(administrators.grant(paul.id(), ACME, "support", BY))
        .isEqualTo(Grant.NO_SUCH_ISSUER);
    assertThat(rows("administrator")).isZero();
    assertThat(rows("administrator_link")).isZero();
  }

  @Test
  @DisplayName("a link lowers nobody: whoever has a role that lets do more keeps it")
  void neverLess() {
    var olga = kept();
    administrators.grant(olga.id(), ACME, "administrator", BY);
    AdministratorTable.Ranking ranking =
        (given, held) -> given.equals("support") && held.equals("administrator");
    var token = link(ACME, false, BY);

    assertThat(administrators.accept(token, olga.id(), ranking, NOW)).isEqualTo(Change.DONE);
    assertThat(administrators.of(olga.id()))
        .extracting(KeptAdministrator::role)
        .containsExactly("administrator");
    assertThat(administrators.open(token, NOW)).as("used up").isEmpty();
    administrators.grant(olga.id(), ACME, "auditor", BY);
    assertThat(administrators.accept(link(ACME, false, BY), olga.id(), ranking, NOW))
        .isEqualTo(Change.DONE);
    assertThat(administrators.of(olga.id()))
        .extracting(KeptAdministrator::role)
        .containsExactly("support");
  }

  @Test
  @DisplayName(
      "whoever administers one organization is in no list of the issuer's, and goes with it: one of"
          + " the same id later has nobody")
  void ofOrganization() {
    var acme = new TenantId("acme");
    var organizations = new OrganizationTable(database, events);
    var by = dev.gatewright.identity.events.By.server(NOW);
    var id = new OrganizationId("org_west");
    var west = new Reach(ACME.issuer(), Optional.of(id));
    var olga = kept();
    assertThat(administrators.grant(olga.id(), west, "organization_administrator", BY))
        .as("an organization that is not there")
        .isEqualTo(Grant.NO_SUCH_ISSUER);
    organizations.declare(acme, new Organization(id, "West", OrganizationStatus.ACTIVE), by);
    assertThat(administrators.grant(olga.id(), west, "organization_administrator", BY))
        .isEqualTo(Grant.DONE);
    administrators.grant(olga.id(), ACME, "support", BY);
    var token = link(west, false, BY);

    assertThat(administrators.list(ACME))
        .extracting(KeptAdministrator::role)
        .containsExactly("support");
    assertThat(administrators.waiting(ACME, NOW)).isEmpty();
    assertThat(administrators.list(west)).hasSize(1);
    assertThat(administrators.waiting(west, NOW)).hasSize(1);
    assertThat(administrators.endLink(ACME, token.id(), BY)).as("of the issuer alone").isFalse();
    assertThat(administrators.of(olga.id()))
        .extracting(KeptAdministrator::reach)
        .containsExactly(ACME, west);

    organizations.remove(acme, id, by);
    organizations.declare(acme, new Organization(id, "West", OrganizationStatus.ACTIVE), by);
    assertThat(administrators.of(olga.id()))
        .extracting(KeptAdministrator::reach)
        .containsExactly(ACME);
    assertThat(administrators.open(token, NOW)).isEmpty();
  }

  @Test
  @DisplayName("no list of issuers names the server's own, whose log stays as it was")
  void own() {
    assertThat(issuers().list()).extracting(kept -> kept.id().value()).containsExactly("acme");
    assertThat(issuers().find(EventTable.SERVER)).isPresent();
    administrators.grant(kept().id(), EVERYWHERE, "owner", BY);
    assertThat(issuers().keepOwn("https://other.test/console", "{\"a\":1}", BY)).isTrue();
    assertThat(administrators.hasOwner()).isTrue();
    assertThat(names("system")).contains("administrator.granted");
    assertThat(issuers().keepOwn("https://id.test/acme", "{}", BY)).as("another's").isFalse();
  }

  @Test
  @DisplayName("every request finds mandates and links along a key and walks through no table")
  void plans() {
    for (var sql : List.of(AdministratorTable.OF_PERSON, AdministratorTable.LINK)) {
      var explained = sql.plan();
      List<String> plan =
          database.readers().read(c -> c.on(explained).all(AdministratorTableTest::step));
      assertThat(plan).isNotEmpty().noneMatch(step -> step.startsWith("SCAN"));
    }
  }

  private static String step(Row row) throws SQLException {
    row.number();
    row.number();
    row.number();
    return row.text();
  }

  private long rows(String table) {
    var count = Sql.of("SELECT COUNT(*) FROM " + table);
    return database.readers().read(c -> c.on(count).first(Row::number)).orElse(0L);
  }

  private List<String> names(String issuer) {
    return events.after(issuer, 0, 100).stream().map(KeptEvent::name).toList();
  }

  private void restart() {
    database.close();
    database = openDatabase();
    events = new EventTable(database.readers(), random);
    users = new UserTable(database, events);
    administrators = new AdministratorTable(database, events, users);
  }
}
