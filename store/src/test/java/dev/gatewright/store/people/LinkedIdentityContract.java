package dev.gatewright.store.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.Claims;
import dev.gatewright.identity.Credential;
import dev.gatewright.identity.Document;
import dev.gatewright.identity.PasswordHash;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.mail.MailAddress;
import dev.gatewright.identity.mail.MailQuota;
import dev.gatewright.identity.mail.NoticeKind;
import dev.gatewright.identity.store.LinkedIdentities;
import dev.gatewright.identity.store.LinkedIdentities.Outcome;
import dev.gatewright.identity.store.UserChange;
import dev.gatewright.identity.store.WaysIn;
import dev.gatewright.identity.store.WaysIn.Removal;
import dev.gatewright.identity.upstream.LinkedIdentity;
import dev.gatewright.identity.upstream.ProviderName;
import dev.gatewright.identity.upstream.UpstreamIdentity;
import dev.gatewright.protocol.seal.MasterKey;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.events.KeptEvent;
import dev.gatewright.store.keys.Wrapping;
import dev.gatewright.store.outbox.MailSeal;
import dev.gatewright.store.outbox.OutboxTable;
import dev.gatewright.store.sql.Database;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What links to other providers promise, on every dialect.
abstract class LinkedIdentityContract {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123Z");
  private static final TenantId ACME = new TenantId("acme");
  private static final TenantId OTHER = new TenantId("other");
  private static final By BY = By.owner(NOW);
  private static final int CALLERS = 16;
  private static final Set<ProviderName> OFFERED =
      Set.of(new ProviderName("google"), new ProviderName("github"));
  private static final WaysIn BY_MAIL = new WaysIn(true, false, false, _ -> false, Set.of());

  @TempDir private Path folder;
  private Database database;
  private EventTable events;
  private UserTable users;
  private OutboxTable outbox;
  private LinkedIdentityTable identities;
  private CredentialTable credentials;
  private final SecureRandom random = new SecureRandom();
  private final MasterKey master = MasterKey.generate(random);

  abstract Database open(Path folder);

  @BeforeEach
  final void setUp() {
    database = open(folder);
    events = new EventTable(database.readers(), random);
    users = new UserTable(database, events);
    var seal = new MailSeal(new Wrapping(master, random));
    outbox = new OutboxTable(database, events, seal, MailQuota.STANDARD, random);
    identities = new LinkedIdentityTable(database, events, outbox);
    credentials = new CredentialTable(database, events, outbox);
  }

  @AfterEach
  final void close() {
    database.close();
  }

  @Test
  @DisplayName("An account that comes into being by a provider's word is there with its link")
  final void createsBoth() {
    var ada = identity("google", "https://a.test", "1");

    var outcome = identities.create(ACME, user("ada"), ada, Optional.of("2026-11"), BY);

    assertThat(outcome).isEqualTo(Outcome.DONE);
    assertThat(users.findById(ACME, new UserId("ada"))).contains(user("ada"));
    var link = identities.find(ACME, ada).orElseThrow();
    assertThat(link.user()).isEqualTo(new UserId("ada"));
    assertThat(link.is(ada)).isTrue();
    assertThat(link.createdPerson()).isTrue();
    assertThat(link.linkedAt()).isEqualTo(NOW);
    assertThat(link.email()).contains("ada@upstream.test");
    assertThat(names()).containsExactly("user.added", "user.accepted_terms", "identity.linked");
  }

  @Test
  @DisplayName("A person is provider, issuer and subject: neither alone, and never an address")
  final void allThree() {
    var ada = identity("google", "https://a.test", "1");
    identities.create(ACME, user("ada"), ada, Optional.empty(), BY);

    assertThat(identities.find(ACME, identity("google", "https://a.test", "2"))).isEmpty();
    assertThat(identities.find(ACME, identity("google", "https://b.test", "1"))).isEmpty();
    assertThat(identities.find(ACME, identity("github", "https://a.test", "1"))).isEmpty();
    assertThat(identities.find(OTHER, ada)).isEmpty();
  }

  @Test
  @DisplayName("Neither an identity nor an address that an account has makes another account")
  final void nothingTwice() {
    var ada = identity("google", "https://a.test", "1");
    identities.create(ACME, user("ada"), ada, Optional.empty(), BY);

    assertThat(identities.create(ACME, user("bob"), ada, Optional.empty(), BY))
        .isEqualTo(Outcome.IDENTITY_TAKEN);
    assertThat(users.findById(ACME, new UserId("bob"))).isEmpty();
    var bob = identity("google", "https://a.test", "2");
    assertThat(
            identities.create(ACME, withAddress("bob", "ada@acme.test"), bob, Optional.empty(), BY))
        .isEqualTo(Outcome.ADDRESS_TAKEN);
    assertThat(identities.find(ACME, bob)).isEmpty();
  }

  @Test
  @DisplayName("Of 16 browsers that bring one new identity at once, one makes the account")
  final void createRaces() throws Exception {
    var ada = identity("google", "https://a.test", "1");

    var outcomes = atOnce(n -> identities.create(ACME, user("u" + n), ada, Optional.empty(), BY));

    assertThat(Collections.frequency(outcomes, Outcome.DONE)).isEqualTo(1);
    assertThat(Collections.frequency(outcomes, Outcome.IDENTITY_TAKEN)).isEqualTo(CALLERS - 1);
    assertThat(users.list(ACME, Optional.empty(), Optional.empty(), 99)).hasSize(1);
  }

  @Test
  @DisplayName("Of 16 accounts that link one identity at once, one has it")
  final void linkRaces() throws Exception {
    IntStream.range(0, CALLERS).forEach(n -> users.add(ACME, user("u" + n), Optional.empty(), BY));
    var ada = identity("google", "https://a.test", "1");

    var outcomes =
        atOnce(n -> identities.link(ACME, new UserId("u" + n), ada, notice("u" + n), BY));

    assertThat(Collections.frequency(outcomes, Outcome.DONE)).isEqualTo(1);
    assertThat(Collections.frequency(outcomes, Outcome.IDENTITY_TAKEN)).isEqualTo(CALLERS - 1);
    assertThat(outbox.take(99, Duration.ofMinutes(1), NOW)).hasSize(1);
  }

  @Test
  @DisplayName("An account has several links, up to a number; linking what it has is done already")
  final void several() {
    users.add(ACME, user("ada"), Optional.empty(), BY);
    for (int i = 0; i < LinkedIdentities.MOST; i++) {
      assertThat(link("ada", identity("google", "https://a.test", "s" + i)))
          .isEqualTo(Outcome.DONE);
    }
    assertThat(link("ada", identity("google", "https://a.test", "s0"))).isEqualTo(Outcome.DONE);
    assertThat(link("ada", identity("google", "https://a.test", "more")))
        .isEqualTo(Outcome.NOT_POSSIBLE);
    assertThat(identities.list(ACME, new UserId("ada")))
        .hasSize(LinkedIdentities.MOST)
        .noneMatch(LinkedIdentity::createdPerson);
    assertThat(identities.list(OTHER, new UserId("ada"))).isEmpty();
  }

  @Test
  @DisplayName(
      "Nothing is linked to an account whose address nobody proved, nor to one that may not act")
  final void onlyProvedAccounts() {
    var ada = identity("google", "https://a.test", "1");
    users.add(ACME, user("ada"), Optional.empty(), BY);
    var id = new UserId("ada");
    users.update(ACME, id, UserChange.NONE.withEmailVerified(false), BY);
    assertThat(link("ada", ada)).isEqualTo(Outcome.NOT_POSSIBLE);
    users.update(
        ACME, id, UserChange.NONE.withEmailVerified(true).withStatus(UserStatus.SUSPENDED), BY);
    assertThat(link("ada", ada)).isEqualTo(Outcome.NOT_POSSIBLE);
    assertThat(link("nobody", ada)).isEqualTo(Outcome.NOT_POSSIBLE);
    assertThat(identities.find(ACME, ada)).isEmpty();
    assertThat(outbox.take(9, Duration.ofMinutes(1), NOW)).isEmpty();
  }

  @Test
  @DisplayName(
      "A sign-in notes when and with which address; of a link that is gone it notes nothing")
  final void used() {
    users.add(ACME, user("ada"), Optional.empty(), BY);
    link("ada", identity("google", "https://a.test", "1"));
    var later = By.owner(NOW.plusSeconds(60));
    var renamed = identity("google", "https://a.test", "1", "countess@upstream.test");

    var strangers = identity("google", "https://a.test", "2", "countess@upstream.test");

    assertThat(identities.use(ACME, renamed, later)).contains(new UserId("ada"));
    assertThat(identities.use(ACME, strangers, later)).isEmpty();
    assertThat(identities.use(OTHER, renamed, later)).isEmpty();

    var link = identities.find(ACME, renamed).orElseThrow();
    assertThat(link.usedAt()).isEqualTo(NOW.plusSeconds(60));
    assertThat(link.linkedAt()).isEqualTo(NOW);
    assertThat(link.email()).contains("countess@upstream.test");
    assertThat(names()).containsExactly("user.added", "identity.linked", "identity.used");
  }

  @Test
  @DisplayName("A link is taken away by its person alone, once, with the mail that tells of it")
  final void unlinked() {
    users.add(ACME, user("ada"), Optional.empty(), BY);
    users.add(ACME, user("bob"), Optional.empty(), BY);
    var ada = identity("google", "https://a.test", "1");
    link("ada", ada);
    var id = identities.find(ACME, ada).orElseThrow().id();

    assertThat(unlink("bob", id, BY_MAIL)).isEqualTo(Removal.NOTHING);
    assertThat(unlink("ada", id, BY_MAIL)).isEqualTo(Removal.DONE);
    assertThat(unlink("ada", id, BY_MAIL)).isEqualTo(Removal.NOTHING);
    assertThat(identities.find(ACME, ada)).isEmpty();
    assertThat(outbox.take(9, Duration.ofMinutes(1), NOW)).hasSize(2);
    assertThat(link("bob", ada)).as("free for another account").isEqualTo(Outcome.DONE);
  }

  @Test
  @DisplayName(
      "The last way in stays: another link of a provider that is offered, a passkey and a password"
          + " are one each, where the issuer takes them")
  final void lastWayIn() {
    users.add(ACME, user("ada"), Optional.of(new PasswordHash("$a")), BY);
    users.add(ACME, user("bob"), Optional.empty(), BY);
    var id = linked("ada", "google");
    var bobs = linked("bob", "google");
    linked("bob", "gone");

    assertThat(unlink("ada", id, new WaysIn(false, false, true, _ -> false, OFFERED)))
        .isEqualTo(Removal.LAST);
    assertThat(unlink("bob", bobs, new WaysIn(false, true, true, _ -> false, OFFERED)))
        .isEqualTo(Removal.LAST);
    assertThat(identities.list(ACME, new UserId("bob"))).hasSize(2);
    assertThat(names()).doesNotContain("identity.unlinked");

    assertThat(unlink("ada", id, new WaysIn(false, true, false, _ -> false, OFFERED)))
        .isEqualTo(Removal.DONE);
    var more = linked("bob", "github");
    assertThat(unlink("bob", bobs, new WaysIn(false, false, false, _ -> false, OFFERED)))
        .isEqualTo(Removal.DONE);
    credentials.add(ACME, passkey("bob"), 9, Optional.empty(), BY);
    assertThat(unlink("bob", more, new WaysIn(false, false, false, _ -> false, OFFERED)))
        .isEqualTo(Removal.LAST);
    assertThat(unlink("bob", more, new WaysIn(false, false, true, _ -> false, OFFERED)))
        .isEqualTo(Removal.DONE);
    assertThat(removePasskey("bob", new WaysIn(false, true, true, _ -> false, OFFERED)))
        .isEqualTo(Removal.LAST);
    assertThat(removePasskey("bob", BY_MAIL)).isEqualTo(Removal.DONE);
    assertThat(removePasskey("bob", BY_MAIL)).isEqualTo(Removal.NOTHING);
  }

  @RepeatedTest(8)
  @DisplayName("Of two ways in that are taken away at the same time one stays")
  final void lastWayInAtOnce() throws Exception {
    var ways = new WaysIn(false, true, true, _ -> false, OFFERED);
    users.add(ACME, user("ada"), Optional.empty(), BY);
    var first = linked("ada", "google");
    var second = linked("ada", "github");
    assertThat(atOnce(n -> unlink("ada", n % 2 == 0 ? first : second, ways)))
        .filteredOn(Removal.DONE::equals)
        .hasSize(1);
    var left = identities.list(ACME, new UserId("ada"));
    assertThat(left).hasSize(1);

    credentials.add(ACME, passkey("ada"), 9, Optional.empty(), BY);
    assertThat(
            atOnce(n ->
                n % 2 == 0
                    ? unlink("ada", left.getFirst().id(), ways)
                    : removePasskey("ada", ways)))
        .filteredOn(Removal.DONE::equals)
        .hasSize(1);
  }

  private String linked(String user, String provider) {
    var identity = identity(provider, "https://a.test", user);
    assertThat(link(user, identity)).isEqualTo(Outcome.DONE);
    return identities.find(ACME, identity).orElseThrow().id();
  }

  private Removal removePasskey(String user, WaysIn ways) {
    return credentials.remove(ACME, passkey(user), ways, Optional.empty(), BY);
  }

  private static Credential passkey(String user) {
    return new Credential(
        new UserId(user), SignInMethod.PASSKEY, "key-" + user, Document.EMPTY, NOW, NOW);
  }

  @Test
  @DisplayName("Links go with the account")
  final void removedWithTheAccount() {
    var ada = identity("google", "https://a.test", "1");
    identities.create(ACME, user("ada"), ada, Optional.empty(), BY);
    users.remove(ACME, new UserId("ada"), BY);

    assertThat(identities.find(ACME, ada)).isEmpty();
  }

  private interface Call<T> {
    T run(int caller);
  }

  private static <T> List<T> atOnce(Call<T> call) throws Exception {
    var outcomes = new ArrayList<T>();
    try (var threads = Executors.newFixedThreadPool(CALLERS)) {
      var calls =
          IntStream.range(0, CALLERS).mapToObj(n -> (Callable<T>) () -> call.run(n)).toList();
      for (var one : threads.invokeAll(calls)) {
        outcomes.add(one.get());
      }
    }
    return outcomes;
  }

  private Outcome link(String user, UpstreamIdentity identity) {
    return identities.link(ACME, new UserId(user), identity, notice(user), BY);
  }

  private Removal unlink(String user, String id, WaysIn ways) {
    return identities.unlink(ACME, new UserId(user), id, ways, notice(user), BY);
  }

  private List<String> names() {
    return events.after("acme", 0, 100).stream().map(KeptEvent::name).toList();
  }

  private static Mail notice(String user) {
    return new Mail(
        new MailAddress(user + "@acme.test"),
        Optional.of(new UserId(user)),
        "en",
        new Mail.Content.Notice(NoticeKind.PROVIDER_LINKED, Optional.of("Google")),
        Optional.empty());
  }

  private static UpstreamIdentity identity(String provider, String issuer, String subject) {
    return identity(provider, issuer, subject, "ada@upstream.test");
  }

  private static UpstreamIdentity identity(
      String provider, String issuer, String subject, String email) {
    return new UpstreamIdentity(
        new ProviderName(provider),
        issuer,
        subject,
        Optional.of(email),
        true,
        Optional.of("Ada"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Set.of(),
        Optional.empty(),
        Optional.empty());
  }

  private static User user(String id) {
    return withAddress(id, id + "@acme.test");
  }

  private static User withAddress(String id, String address) {
    return new User(
        new UserId(id),
        CanonicalEmail.parse(address).orElseThrow(),
        address,
        true,
        Claims.NONE,
        Optional.empty(),
        UserStatus.ACTIVE,
        NOW,
        NOW,
        Optional.empty());
  }
}
