package dev.gatewright.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.Claims;
import dev.gatewright.identity.DomainClaim;
import dev.gatewright.identity.DomainStatus;
import dev.gatewright.identity.MailHost;
import dev.gatewright.identity.Membership;
import dev.gatewright.identity.MembershipStatus;
import dev.gatewright.identity.Organization;
import dev.gatewright.identity.OrganizationId;
import dev.gatewright.identity.OrganizationStatus;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.identity.domain.DomainChecks;
import dev.gatewright.identity.domain.DomainChecks.Outcome;
import dev.gatewright.identity.domain.TxtRecords.Answer;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.store.Domains;
import dev.gatewright.identity.store.Domains.Claiming;
import dev.gatewright.protocol.keys.CryptoProvider;
import dev.gatewright.protocol.seal.MasterKey;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Mail domains of organizations, and the records that show whose they are")
final class DomainsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final TenantId ACME = new TenantId("acme");
  private static final OrganizationId WEST = new OrganizationId("org_west");
  private static final OrganizationId EAST = new OrganizationId("org_east");
  private static final MailHost DOMAIN = new MailHost("west.test");
  private static final UserId KIM = new UserId("usr_kim");
  private static final By BY = By.operator("command line", NOW);

  @TempDir private static Path folder;
  private static int opened;

  private final SecureRandom random = new SecureRandom();
  private final SqlStore store =
      SqlStore.open(
          new StoreConfig.Sqlite(folder.resolve("domains" + opened++ + ".db"), 4),
          random,
          cause -> {
            throw new AssertionError(cause);
          });
  private final SealedTables sealed =
      store.unlock(MasterKey.generate(random), CryptoProvider.jdk(), random);
  private final Domains domains = sealed.domains();

  /// What the DNS says, by name; nothing at all while it does not answer.
  private final Map<String, List<String>> dns = new ConcurrentHashMap<>();

  private boolean answers = true;
  private boolean busy;
  private final DomainChecks checks =
      new DomainChecks(
          domains,
          store.organizations(),
          name -> {
            if (busy) {
              return new Answer.Busy();
            }
            return answers
                ? new Answer.Found(dns.getOrDefault(name, List.of()))
                : new Answer.Unanswered();
          });

  @BeforeEach
  void declare() {
    for (var id : List.of(WEST, EAST)) {
      store
          .organizations()
          .declare(ACME, new Organization(id, id.value(), OrganizationStatus.ACTIVE), BY);
    }
    var address = new CanonicalEmail("kim@acme.test");
    var kim =
        new User(
            KIM,
            address,
            address.value(),
            true,
            Claims.parse(Map.of("locale", "de")).orElseThrow(),
            Optional.empty(),
            UserStatus.ACTIVE,
            NOW,
            NOW,
            Optional.empty());
    store.users().add(ACME, kim, Optional.empty(), BY);
    member(List.of("projects:read", Membership.ADMINISTRATION));
  }

  private void member(List<String> scopes) {
    var membership =
        new Membership(WEST, KIM, Optional.empty(), scopes, MembershipStatus.ACTIVE, NOW);
    store.organizations().declare(ACME, membership, BY);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private DomainClaim claim(OrganizationId organization) {
    var claim = DomainClaim.of(organization, DOMAIN, random, NOW);
    assertThat(domains.claim(ACME, claim, Optional.empty(), BY)).isEqualTo(Claiming.CLAIMED);
    return claim;
  }

  private void publish(DomainClaim... claims) {
    dns.put(
        "_gatewright-challenge.west.test",
        List.of(claims).stream().map(DomainClaim::recordValue).toList());
  }

  private Outcome verify(OrganizationId organization, Instant at) {
    return checks.verify(ACME, organization, DOMAIN, By.owner(at));
  }

  private DomainStatus status(OrganizationId organization) {
    return domains.list(ACME, organization).getFirst().status();
  }

  private List<String> told() {
    return store.events().after("acme", 0, 1000).stream()
        .map(event -> event.name())
        .filter(name -> name.startsWith("organization.domain"))
        .toList();
  }

  @Test
  @DisplayName("It is the organization's once the record is seen, at this tenant, and told once")
  void proved() {
    var claim = claim(WEST);
    assertThat(verify(WEST, NOW)).isInstanceOf(Outcome.NoRecord.class);
    assertThat(domains.holder(ACME, DOMAIN)).isEmpty();
    publish(claim);
    assertThat(verify(WEST, NOW.plusSeconds(4))).isEqualTo(new Outcome.TooSoon());
    assertThat(verify(WEST, NOW.plusSeconds(5))).isEqualTo(new Outcome.Verified());
    assertThat(verify(WEST, NOW.plusSeconds(10))).isEqualTo(new Outcome.Verified());

    assertThat(domains.holder(ACME, DOMAIN)).contains(WEST);
    assertThat(domains.holder(ACME, new MailHost("mail.west.test"))).isEmpty();
    assertThat(domains.holder(new TenantId("globex"), DOMAIN)).isEmpty();
    assertThat(told())
        .containsExactly("organization.domain_claimed", "organization.domain_verified");
  }

  @Test
  @DisplayName("Another organization's record shows nothing, and a suspended one has no domain")
  void another() {
    var west = claim(WEST);
    claim(EAST);
    publish(west);
    assertThat(verify(EAST, NOW)).isInstanceOf(Outcome.NoRecord.class);
    assertThat(verify(WEST, NOW)).isEqualTo(new Outcome.Verified());

    store
        .organizations()
        .declare(ACME, new Organization(WEST, "West", OrganizationStatus.SUSPENDED), BY);
    assertThat(domains.holder(ACME, DOMAIN)).isEmpty();
    assertThat(verify(EAST, NOW.plusSeconds(9))).isInstanceOf(Outcome.NoRecord.class);
  }

  @Test
  @DisplayName("However many prove it at once, it is one organization's")
  void race() throws Exception {
    publish(claim(WEST), claim(EAST));
    var tasks =
        IntStream.range(0, 16)
            .<Callable<Outcome>>mapToObj(
                i -> () -> verify(i % 2 == 0 ? WEST : EAST, NOW.plusSeconds(10L * i)))
            .toList();
    var outcomes = new ArrayList<Outcome>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var done : threads.invokeAll(tasks)) {
        outcomes.add(done.get());
      }
    }

    assertThat(List.of(status(WEST), status(EAST)))
        .containsExactlyInAnyOrder(DomainStatus.VERIFIED, DomainStatus.PENDING);
    assertThat(outcomes).contains(new Outcome.Verified(), new Outcome.HeldByAnother());
    assertThat(told()).containsOnlyOnce("organization.domain_verified");
  }

  @Test
  @DisplayName("A record that is gone for three days ends it, and its administrators are mailed")
  void lost() {
    var claim = claim(WEST);
    publish(claim);
    verify(WEST, NOW);
    assertThat(checks.round(NOW.plus(Duration.ofHours(23)))).isZero();
    assertThat(checks.round(NOW.plus(Duration.ofDays(1)))).isEqualTo(1);
    dns.clear();
    var gone = NOW.plus(Duration.ofDays(2));
    checks.round(gone);
    assertThat(domains.holder(ACME, DOMAIN)).as("for a while").contains(WEST);
    checks.round(gone.plus(Duration.ofHours(6)));
    checks.round(NOW.plus(Duration.ofDays(4)));

    assertThat(domains.holder(ACME, DOMAIN)).isEmpty();
    assertThat(status(WEST)).isEqualTo(DomainStatus.LOST);
    assertThat(checks.round(NOW.plus(Duration.ofDays(9)))).isZero();
    assertThat(told()).last().isEqualTo("organization.domain_lost");
    var mails = sealed.outbox().take(10, Duration.ofMinutes(1), NOW.plus(Duration.ofDays(4)));
    assertThat(mails)
        .singleElement()
        .satisfies(due -> {
          assertThat(due.mail().orElseThrow().person()).contains(KIM);
          assertThat(due.mail().orElseThrow().language()).isEqualTo("de");
          assertThat(due.mail().orElseThrow().content().word()).isEqualTo("domain_lost");
        });
    publish(claim);
    assertThat(verify(WEST, NOW.plus(Duration.ofDays(9)))).isEqualTo(new Outcome.Verified());
  }

  @Test
  @DisplayName("Name servers that say nothing end it after two weeks, not before")
  void unanswered() {
    publish(claim(WEST));
    verify(WEST, NOW);
    answers = false;
    assertThat(verify(WEST, NOW.plusSeconds(9))).isEqualTo(new Outcome.Unanswered());
    for (int day = 1; day < 14; day++) {
      checks.round(NOW.plus(Duration.ofDays(day)));
      assertThat(domains.holder(ACME, DOMAIN)).as("day " + day).contains(WEST);
    }
    checks.round(NOW.plus(Duration.ofDays(14)));
    assertThat(domains.holder(ACME, DOMAIN)).isEmpty();
  }

  @Test
  @DisplayName("A look that got no turn ends nothing, however long ago the last one was")
  void busy() {
    publish(claim(WEST));
    verify(WEST, NOW);
    busy = true;
    assertThat(verify(WEST, NOW.plusSeconds(9))).isEqualTo(new Outcome.TooSoon());
    var late = NOW.plus(Duration.ofDays(40));
    assertThat(checks.round(late)).isEqualTo(1);
    assertThat(domains.holder(ACME, DOMAIN)).contains(WEST);
    assertThat(checks.round(late)).as("it waits for its turn").isZero();
    busy = false;
    assertThat(checks.round(late.plus(Duration.ofMinutes(10)))).isEqualTo(1);
    assertThat(domains.holder(ACME, DOMAIN)).contains(WEST);
  }

  @Test
  @DisplayName("Of two that look after what is due, one has it until its lease ends")
  void lease() {
    publish(claim(WEST));
    verify(WEST, NOW);
    var due = NOW.plus(Duration.ofDays(1));
    var lease = Duration.ofMinutes(10);

    assertThat(domains.takeDue(10, lease, due)).hasSize(1);
    assertThat(domains.takeDue(10, lease, due.plus(lease).minusMillis(1))).isEmpty();
    assertThat(domains.takeDue(10, lease, due.plus(lease))).hasSize(1);
  }

  @Test
  @DisplayName("What was seen meanwhile is not lost, and what was claimed anew is not proved")
  void stale() {
    publish(claim(WEST));
    verify(WEST, NOW);
    var old = domains.list(ACME, WEST).getFirst();
    verify(WEST, NOW.plusSeconds(60));
    assertThat(domains.lost(ACME, old, List.of(), BY)).isFalse();

    assertThat(domains.remove(ACME, WEST, DOMAIN, Optional.empty(), BY)).isTrue();
    claim(WEST);
    assertThat(domains.proved(ACME, old, NOW, BY)).isEqualTo(Domains.Proving.GONE);
    assertThat(domains.holder(ACME, DOMAIN)).isEmpty();
  }

  @Test
  @DisplayName("Who is an administrator no more claims and removes nothing")
  void demoted() {
    claim(WEST);
    member(List.of("projects:read"));
    var more = DomainClaim.of(WEST, new MailHost("more.test"), random, NOW);
    assertThat(domains.claim(ACME, more, Optional.of(KIM), BY)).isEqualTo(Claiming.NOT_ALLOWED);
    assertThat(domains.remove(ACME, WEST, DOMAIN, Optional.of(KIM), BY)).isFalse();
    assertThat(domains.list(ACME, WEST)).hasSize(1);
  }

  @Test
  @DisplayName("An organization claims at most twenty, and takes its claims with it when it goes")
  void bounded() {
    for (int i = 0; i < Domains.MOST; i++) {
      var claim = DomainClaim.of(WEST, new MailHost("d" + i + ".test"), random, NOW);
      assertThat(domains.claim(ACME, claim, Optional.empty(), BY)).isEqualTo(Claiming.CLAIMED);
      assertThat(domains.claim(ACME, claim, Optional.empty(), BY))
          .isEqualTo(Claiming.THERE_ALREADY);
    }
    var more = DomainClaim.of(WEST, DOMAIN, random, NOW);
    assertThat(domains.claim(ACME, more, Optional.empty(), BY)).isEqualTo(Claiming.TOO_MANY);

    store.organizations().remove(ACME, WEST, BY);
    assertThat(domains.list(ACME, WEST)).isEmpty();
    assertThat(domains.claim(ACME, more, Optional.empty(), BY)).isEqualTo(Claiming.NOT_ALLOWED);
  }
}
