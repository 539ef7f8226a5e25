package dev.gatewright.store.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.Claims;
import dev.gatewright.identity.Secret;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.mail.Asked;
import dev.gatewright.identity.mail.LinkPurpose;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.mail.Mail.Content;
import dev.gatewright.identity.mail.MailAddress;
import dev.gatewright.identity.mail.MailQuota;
import dev.gatewright.identity.mail.NoticeKind;
import dev.gatewright.identity.mail.Posting;
import dev.gatewright.protocol.seal.MasterKey;
import dev.gatewright.store.Sweeper;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.events.KeptEvent;
import dev.gatewright.store.keys.Wrapping;
import dev.gatewright.store.people.DepartureTable;
import dev.gatewright.store.people.UserTable;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
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

/// What the outbox promises, on every dialect.
abstract class OutboxContract {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123Z");
  private static final Duration LEASE = Duration.ofMinutes(2);
  private static final TenantId ACME = new TenantId("acme");
  private static final TenantId OTHER = new TenantId("other");
  private static final UserId ADA = new UserId("ada");
  private static final MailAddress ADDRESS = new MailAddress("Ada@acme.test");
  private static final MailQuota QUOTA = new MailQuota(Duration.ofHours(1), 3, 6, 6, 6, 5);
  private static final Sql DOCUMENTS =
      Sql.of("SELECT count(*) FROM outbox WHERE document IS NOT NULL");
  private static final Sql OUTCOMES = Sql.of("SELECT outcome FROM outbox ORDER BY created_at, id");
  private static final Sql ALL_TEXT =
      Sql.of("SELECT hex(document) || hex(recipient) || id || kind FROM outbox");

  private final SecureRandom random = new SecureRandom();
  private final MasterKey master = MasterKey.generate(random);
  @TempDir private Path folder;
  private Database database;
  private EventTable events;
  private OutboxTable outbox;

  abstract Database open(Path folder);

  @BeforeEach
  final void openDatabase() {
    database = open(folder);
    events = new EventTable(database.readers(), random);
    outbox = new OutboxTable(database, events, seal(master), QUOTA, random);
  }

  private MailSeal seal(MasterKey key) {
    return new MailSeal(new Wrapping(key, random));
  }

  @AfterEach
  final void close() {
    database.close();
  }

  @Test
  @DisplayName("A mail reads back as it was written, with its secrets, also after a restart")
  final void keptWhole() {
    var link =
        new Content.Link(
            LinkPurpose.SIGN_IN,
            Optional.of(new Secret("https://id.test/link#s")),
            Optional.of(new Secret("123456")),
            NOW.plusSeconds(900),
            Optional.of("Acme"));
    var asked = new Asked(NOW, Optional.of("Shop"), Optional.of("Firefox"), Optional.of("::1"));
    var mail = new Mail(ADDRESS, Optional.of(ADA), "de", link, Optional.of(asked));
    outbox.post(ACME, mail, NOW);
    database.close();
    openDatabase();

    var due = outbox.take(9, LEASE, NOW).getFirst();
    var taken = due.mail().orElseThrow();

    assertThat(due.tenant()).isEqualTo(ACME);
    assertThat(due.kind()).isEqualTo("sign_in");
    assertThat(due.tries()).isEqualTo(1);
    assertThat(taken.to()).isEqualTo(ADDRESS);
    assertThat(taken.person()).contains(ADA);
    assertThat(taken.language()).isEqualTo("de");
    assertThat(taken.asked()).contains(asked);
    var content = (Content.Link) taken.content();
    assertThat(content.url().orElseThrow().reveal()).isEqualTo("https://id.test/link#s");
    assertThat(content.code().orElseThrow().reveal()).isEqualTo("123456");
    assertThat(content.validUntil()).isEqualTo(NOW.plusSeconds(900));
    assertThat(content.about()).contains("Acme");
  }

  @Test
  @DisplayName("Every kind of mail reads back as the kind it is")
  final void everyKind() {
    for (var purpose : LinkPurpose.mailed()) {
      var content =
          new Content.Link(
              purpose, Optional.of(new Secret("u")), Optional.empty(), NOW, Optional.empty());
      assertThat(Mail.of(mail(content).document()).content().word()).isEqualTo(purpose.word());
    }
    for (var kind : NoticeKind.values()) {
      var content = new Content.Notice(kind, Optional.of("x"));
      assertThat(Mail.of(mail(content).document())).isEqualTo(mail(content));
    }
    assertThat(Mail.of(mail(new Content.Test()).document())).isEqualTo(mail(new Content.Test()));
  }

  @Test
  @DisplayName("Nothing of a mail stands readable in the store, and nothing at all once it is sent")
  final void sealedAndDestroyed() {
    outbox.post(ACME, notice(), NOW);
    assertThat(texts(ALL_TEXT).getFirst()).doesNotContain(hex("acme.test"), hex("Ada"));
    assertThat(number(DOCUMENTS)).isEqualTo(1);

    assertThat(outbox.sent(outbox.take(1, LEASE, NOW).getFirst(), NOW)).isTrue();

    assertThat(number(DOCUMENTS)).isZero();
    assertThat(texts(OUTCOMES)).containsExactly("SENT");
    assertThat(outbox.nextDue()).isEmpty();
  }

  @Test
  @DisplayName("A mail that waits goes with the account that it is about")
  final void goesWithTheAccount() {
    var users = new UserTable(database, events);
    users.add(ACME, user(), Optional.empty(), By.server(NOW));
    outbox.post(ACME, notice(), NOW);
    var due = outbox.take(1, LEASE, NOW).getFirst();

    users.remove(ACME, ADA, By.server(NOW));

    assertThat(outbox.sent(due, NOW)).isFalse();
    assertThat(texts(OUTCOMES)).isEmpty();
  }

  @Test
  @DisplayName("A unit that is undone leaves no mail, and the mail of one that is kept is there")
  final void inTheSameUnit() {
    try {
      database
          .writer()
          .commit(connection -> {
            outbox.post(connection, ACME, notice(), NOW);
            throw new IllegalStateException("the change failed");
          });
    } catch (IllegalStateException e) {
      assertThat(e).hasMessage("the change failed");
    }

    assertThat(outbox.take(9, LEASE, NOW)).isEmpty();
  }

  @Test
  @DisplayName("Of 16 senders at once, each mail is taken by one")
  final void takenOnce() throws Exception {
    var roomy = new MailQuota(Duration.ofHours(1), 100, 100, 100, 100, 100);
    var box = new OutboxTable(database, events, seal(master), roomy, random);
    for (var n = 0; n < 60; n++) {
      box.post(ACME, notice(), NOW);
    }
    try (var threads = Executors.newFixedThreadPool(16)) {
      var calls =
          IntStream.range(0, 16)
              .mapToObj(n -> (Callable<List<DueMail>>) () -> box.take(7, LEASE, NOW))
              .toList();
      var seen = new HashSet<String>();
      var taken = 0;
      for (var answer : threads.invokeAll(calls)) {
        for (var due : answer.get()) {
          taken++;
          seen.add(due.id());
        }
      }
      assertThat(taken).isEqualTo(60);
      assertThat(seen).hasSize(60);
    }
  }

  @Test
  @DisplayName("A sender that died gives its mails up when the lease ends, and can settle no more")
  final void leaseEnds() {
    outbox.post(ACME, notice(), NOW);
    var dead = outbox.take(1, LEASE, NOW).getFirst();

    assertThat(outbox.take(1, LEASE, NOW.plus(LEASE).minusMillis(1))).isEmpty();
    assertThat(outbox.nextDue()).contains(NOW.plus(LEASE));
    var later = outbox.take(1, LEASE, NOW.plus(LEASE)).getFirst();

    assertThat(later.id()).isEqualTo(dead.id());
    assertThat(later.tries()).isEqualTo(2);
    assertThat(outbox.sent(dead, NOW)).isFalse();
    assertThat(outbox.giveUp(dead, "refused", NOW)).isFalse();
    assertThat(outbox.sent(later, NOW)).isTrue();
  }

  @Test
  @DisplayName("Issuers take turns, so one with many mails delays nobody else's first")
  final void issuersTakeTurns() {
    for (var n = 0; n < 5; n++) {
      outbox.post(ACME, notice(), NOW);
    }
    outbox.post(OTHER, notice(), NOW.plusSeconds(1));

    assertThat(outbox.take(2, LEASE, NOW.plusSeconds(2)))
        .extracting(DueMail::tenant)
        .containsExactlyInAnyOrder(ACME, OTHER);
  }

  @Test
  @DisplayName("After a failure a mail waits longer each time, then is given up for all to see")
  final void triedForADay() {
    outbox.post(ACME, notice(), NOW);
    var now = NOW;
    var last = Duration.ZERO;
    var tries = 0;
    while (true) {
      var due = outbox.take(1, LEASE, now).getFirst();
      if (due.isLate(now)) {
        assertThat(outbox.giveUp(due, "unreachable", now)).isTrue();
        break;
      }
      tries++;
      assertThat(due.tries()).isEqualTo(tries);
      var next = outbox.failed(due, "unreachable", now);
      var wait = Duration.between(now, next);
      if (next.isBefore(due.deadline()) && last.compareTo(Duration.ofHours(2)) < 0) {
        assertThat(wait).isGreaterThan(last);
      }
      assertThat(wait).isBetween(Duration.ZERO, Duration.ofHours(5));
      last = wait;
      now = next;
    }

    assertThat(now).isEqualTo(NOW.plus(RetryPlan.PATIENCE));
    assertThat(tries).isBetween(12, 22);
    assertThat(number(DOCUMENTS)).isZero();
    assertThat(texts(OUTCOMES)).containsExactly("GIVEN_UP");
    var told = events.after("acme", 0, 9).getFirst();
    assertThat(told.name()).isEqualTo("mail.given_up");
    assertThat(told.details())
        .isEqualTo(Map.of("kind", "password_changed", "reason", "unreachable"));
  }

  @Test
  @DisplayName("A link is not tried beyond the moment at which it ends")
  final void linksHaveAnEarlierDeadline() {
    outbox.post(ACME, link(NOW.plusSeconds(900)), NOW);
    var due = outbox.take(1, LEASE, NOW).getFirst();

    assertThat(due.isLate(NOW.plusSeconds(899))).isFalse();
    assertThat(due.isLate(NOW.plusSeconds(900))).isTrue();
    assertThat(outbox.postponed(due, "unreachable", NOW.plusSeconds(5000)))
        .isEqualTo(NOW.plusSeconds(900));
    assertThat(outbox.take(1, LEASE, NOW.plusSeconds(900)).getFirst().tries()).isEqualTo(1);
  }

  @Test
  @DisplayName("What strangers can ask for is bounded by recipient, however the address is typed")
  final void boundedByRecipient() {
    var loud =
        new Mail(
            new MailAddress("ADA@ACME.test"),
            Optional.empty(),
            "en",
            link(NOW.plusSeconds(900)).content(),
            Optional.empty());
    assertThat(outbox.post(ACME, link(NOW.plusSeconds(900)), NOW)).isEqualTo(Posting.WRITTEN);
    assertThat(outbox.post(ACME, loud, NOW)).isEqualTo(Posting.WRITTEN);
    assertThat(outbox.post(ACME, loud, NOW)).isEqualTo(Posting.WRITTEN);
    assertThat(outbox.post(ACME, loud, NOW)).isEqualTo(Posting.QUOTA_SPENT);
    assertThat(outbox.post(ACME, link(LinkPurpose.VERIFY_ADDRESS), NOW))
        .as("another kind")
        .isEqualTo(Posting.WRITTEN);
    assertThat(outbox.post(OTHER, loud, NOW)).isEqualTo(Posting.WRITTEN);
    assertThat(outbox.post(ACME, notice(), NOW)).isEqualTo(Posting.WRITTEN);
    assertThat(outbox.post(ACME, loud, NOW.plus(QUOTA.window()))).isEqualTo(Posting.WRITTEN);
  }

  @Test
  @DisplayName(
      "What strangers can ask for is bounded by issuer; what happened is told all the same")
  final void boundedByIssuer() {
    for (var n = 0; n < 6; n++) {
      assertThat(outbox.post(ACME, linkTo("u" + n + "@acme.test"), NOW)).isEqualTo(Posting.WRITTEN);
    }
    assertThat(outbox.post(ACME, linkTo("u9@acme.test"), NOW)).isEqualTo(Posting.QUOTA_SPENT);
    for (var n = 0; n < 5; n++) {
      assertThat(outbox.post(ACME, notice(), NOW)).isEqualTo(Posting.WRITTEN);
    }
    assertThat(outbox.post(ACME, notice(), NOW)).isEqualTo(Posting.QUOTA_SPENT);
  }

  @Test
  @DisplayName("Whoever signs up or in at a thousand addresses takes no mail from those locked out")
  final void sharesOfAnIssuer() {
    for (var purpose : List.of(LinkPurpose.SIGN_UP, LinkPurpose.SIGN_IN)) {
      for (var n = 0; n < 6; n++) {
        assertThat(outbox.post(ACME, linkTo(purpose, "u" + n + "@acme.test"), NOW))
            .isEqualTo(Posting.WRITTEN);
      }
      assertThat(outbox.post(ACME, linkTo(purpose, "u9@acme.test"), NOW))
          .isEqualTo(Posting.QUOTA_SPENT);
    }
    var verify = linkTo(LinkPurpose.VERIFY_ADDRESS, "u9@acme.test");
    assertThat(outbox.post(ACME, verify, NOW)).isEqualTo(Posting.QUOTA_SPENT);
    assertThat(outbox.post(ACME, linkTo("u9@acme.test"), NOW)).isEqualTo(Posting.WRITTEN);
    assertThat(outbox.post(ACME, notice(), NOW)).isEqualTo(Posting.WRITTEN);
  }

  @Test
  @DisplayName(
      "What other people have written to an address takes nothing from what its owner hears")
  final void sharesOfARecipient() {
    var byOthers =
        List.of(LinkPurpose.INVITATION, LinkPurpose.CHANGE_ADDRESS, LinkPurpose.MEMBERSHIP);
    for (var purpose : byOthers) {
      for (var n = 0; n < 5; n++) {
        assertThat(outbox.post(ACME, link(purpose), NOW))
            .as("%s", purpose)
            .isEqualTo(Posting.WRITTEN);
      }
      assertThat(outbox.post(ACME, link(purpose), NOW)).isEqualTo(Posting.QUOTA_SPENT);
    }
    assertThat(outbox.post(ACME, notice(), NOW)).isEqualTo(Posting.WRITTEN);
    assertThat(outbox.post(ACME, link(LinkPurpose.UNDO_ADDRESS), NOW)).isEqualTo(Posting.WRITTEN);
  }

  @Test
  @DisplayName("That an address has an account is told once a day, whoever asks")
  final void sameNews() {
    var news = mail(new Content.Notice(NoticeKind.ACCOUNT_EXISTS, Optional.empty()));
    assertThat(outbox.post(ACME, news, NOW)).isEqualTo(Posting.WRITTEN);
    var nextDay = NOW.plus(Duration.ofDays(1));
    assertThat(outbox.post(ACME, news, nextDay.minusMillis(1))).isEqualTo(Posting.QUOTA_SPENT);
    assertThat(outbox.post(OTHER, news, NOW)).isEqualTo(Posting.WRITTEN);
    assertThat(outbox.post(ACME, news, nextDay)).isEqualTo(Posting.WRITTEN);
  }

  @Test
  @DisplayName("Of 16 that ask for a link at once, no more are written than the quota allows")
  final void quotaHoldsInARace() throws Exception {
    try (var threads = Executors.newFixedThreadPool(16)) {
      var calls =
          IntStream.range(0, 16)
              .mapToObj(
                  n -> (Callable<Posting>) () -> outbox.post(ACME, link(NOW.plusSeconds(900)), NOW))
              .toList();
      var written = 0;
      for (var answer : threads.invokeAll(calls)) {
        written += answer.get() == Posting.WRITTEN ? 1 : 0;
      }
      assertThat(written).isEqualTo(3);
    }
  }

  @Test
  @DisplayName("A mail of another master key is taken without what it says, and can be given up")
  final void unreadable() {
    outbox.post(ACME, notice(), NOW);
    var other = new OutboxTable(database, events, seal(MasterKey.generate(random)), QUOTA, random);
    var due = other.take(1, LEASE, NOW).getFirst();

    assertThat(due.mail()).isEmpty();
    assertThat(other.giveUp(due, "unreadable", NOW)).isTrue();
    assertThat(events.after("acme", 0, 9)).extracting(KeptEvent::name).contains("mail.given_up");
  }

  @Test
  @DisplayName("What became of a mail can be seen for a week")
  final void swept() {
    outbox.post(ACME, notice(), NOW);
    outbox.post(ACME, notice(), NOW);
    outbox.sent(outbox.take(1, LEASE, NOW).getFirst(), NOW);
    var sweeper = new Sweeper(database.writer(), new DepartureTable(database, events));

    assertThat(sweeper.sweep(NOW.plus(OutboxTable.KEPT).minusMillis(1), 100)).isZero();
    assertThat(sweeper.sweep(NOW.plus(OutboxTable.KEPT), 100)).isEqualTo(1);
    assertThat(texts(OUTCOMES)).containsExactly("WAITING");
  }

  @Test
  @DisplayName("Whoever waits for mails is woken by the unit that writes one, and then finds it")
  final void wakes() throws Exception {
    try (var threads = Executors.newSingleThreadExecutor()) {
      var waiting =
          threads.submit(() -> {
            var found = outbox.take(1, LEASE, NOW);
            while (found.isEmpty()) {
              outbox.awaitPosting(Duration.ofMinutes(5));
              found = outbox.take(1, LEASE, NOW);
            }
            return found;
          });
      outbox.post(ACME, notice(), NOW);
      assertThat(waiting.get()).hasSize(1);
    }
  }

  private long number(Sql sql) {
    return database.readers().read(c -> c.on(sql).first(Row::number)).orElseThrow();
  }

  private List<String> texts(Sql sql) {
    return database.readers().read(c -> c.on(sql).all(Row::text));
  }

  private static String hex(String text) {
    return HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Mail mail(Content content) {
    return new Mail(ADDRESS, Optional.of(ADA), "en", content, Optional.empty());
  }

  private static Mail notice() {
    return mail(new Content.Notice(NoticeKind.PASSWORD_CHANGED, Optional.empty()));
  }

  private static Mail link(Instant validUntil) {
    return mail(
        new Content.Link(
            LinkPurpose.RESET_PASSWORD,
            Optional.of(new Secret("https://id.test/r")),
            Optional.empty(),
            validUntil,
            Optional.empty()));
  }

  private static Mail link(LinkPurpose purpose) {
    return mail(
        new Content.Link(
            purpose,
            Optional.of(new Secret("https://id.test/r")),
            Optional.empty(),
            NOW.plusSeconds(900),
            Optional.empty()));
  }

  private static Mail linkTo(String address) {
    return linkTo(LinkPurpose.RESET_PASSWORD, address);
  }

  private static Mail linkTo(LinkPurpose purpose, String address) {
    return new Mail(
        new MailAddress(address),
        Optional.empty(),
        "en",
        link(purpose).content(),
        Optional.empty());
  }

  private static User user() {
    return new User(
        ADA,
        new CanonicalEmail("ada@acme.test"),
        "Ada@acme.test",
        true,
        Claims.NONE,
        Optional.empty(),
        UserStatus.ACTIVE,
        NOW,
        NOW,
        Optional.empty());
  }
}
