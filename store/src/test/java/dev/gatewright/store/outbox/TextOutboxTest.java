package dev.gatewright.store.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.Secret;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.mail.LinkPurpose;
import dev.gatewright.identity.mail.Posting;
import dev.gatewright.identity.text.PhoneNumber;
import dev.gatewright.identity.text.Text;
import dev.gatewright.identity.text.TextChannel;
import dev.gatewright.identity.text.TextQuota;
import dev.gatewright.protocol.seal.MasterKey;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.keys.Wrapping;
import dev.gatewright.store.people.UserTable;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TextOutboxTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final TenantId ACME = new TenantId("acme");
  private static final TextQuota QUOTA = new TextQuota(Duration.ofHours(1), 3, 5, 4, 6, 8, 10);

  private final SecureRandom random = new SecureRandom();
  private final MasterKey master = MasterKey.generate(random);
  @TempDir private Path folder;
  private Database database;
  private TextOutbox texts;
  private EventTable events;

  @BeforeEach
  void open() {
    database =
        Database.openSqlite(
            folder.resolve("texts.db"),
            4,
            cause -> {
              throw new AssertionError("a commit failed", cause);
            });
    events = new EventTable(database.readers(), random);
    var seal = new MailSeal(new Wrapping(master, random));
    texts = new TextOutbox(database, events, seal, QUOTA, random);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static Text text(LinkPurpose purpose, String number, String person) {
    return new Text(
        TextChannel.SMS,
        new PhoneNumber(number),
        new UserId(person),
        "de",
        purpose,
        new Secret("042137"),
        NOW.plusSeconds(600),
        Optional.empty());
  }

  private Posting post(LinkPurpose purpose, String number, String person) {
    return post(ACME, purpose, number, person, NOW);
  }

  private Posting post(
      TenantId tenant, LinkPurpose purpose, String number, String person, Instant now) {
    var text = text(purpose, number, person);
    return database.writer().commit(c -> texts.post(c, tenant, text, now));
  }

  private static long written(List<Posting> postings) {
    return postings.stream().filter(Posting.WRITTEN::equals).count();
  }

  private String kept() {
    var all =
        Sql.of(
            "SELECT iif(document IS NULL, '-', hex(document)) || hex(recipient) || hex(number_range) || kind"
                + " FROM text_outbox");
    return database.readers().read(c -> c.on(all).first(Row::text)).orElse("");
  }

  @Test
  @DisplayName(
      "A text reads back as it was written, also after a restart; nothing of it is readable")
  void sealed() {
    post(LinkPurpose.NUMBER_SIGN_IN, "+49301234567", "ada");
    assertThat(kept()).doesNotContain("042137").doesNotContain("2B3439").doesNotContain("303432");
    database.close();
    open();

    var due = texts.take(9, LEASE, NOW).getFirst();

    var wanted = text(LinkPurpose.NUMBER_SIGN_IN, "+49301234567", "ada");
    assertThat(due.text().map(Text::document)).contains(wanted.document());
    assertThat(due.text().orElseThrow().code().reveal()).isEqualTo("042137");
    assertThat(due.text().orElseThrow().toString()).doesNotContain("042137", "301234");
    assertThat(due.deadline()).isEqualTo(NOW.plusSeconds(600));
    assertThat(due.tries()).isEqualTo(1);
  }

  @Test
  @DisplayName("What was handed over is erased, and nobody has it twice at a time")
  void erased() {
    post(LinkPurpose.NUMBER_SIGN_IN, "+49301234567", "ada");
    var due = texts.take(9, LEASE, NOW).getFirst();

    assertThat(texts.take(9, LEASE, NOW.plusSeconds(59))).isEmpty();
    assertThat(texts.sent(due, NOW)).isTrue();

    assertThat(kept()).startsWith("-");
    assertThat(texts.sent(due, NOW)).isFalse();
    assertThat(texts.take(9, LEASE, NOW.plusSeconds(999))).isEmpty();
    var told = events.after("acme", 0, 9).getFirst();
    assertThat(told.name()).isEqualTo("code.sent");
    assertThat(told.details()).containsOnlyKeys("channel", "purpose");
  }

  @Test
  @DisplayName("With the account goes what its texts say, and what is left is counted for a day")
  void removedWithTheAccount() {
    post(LinkPurpose.NUMBER_SIGN_IN, "+49301234567", "ada");
    var due = texts.take(9, LEASE, NOW).getFirst();

    var _ = new UserTable(database, events).remove(ACME, new UserId("ada"), By.server(NOW));

    assertThat(kept()).startsWith("-");
    assertThat(texts.sent(due, NOW)).isFalse();
    assertThat(texts.reclaim(NOW)).isZero();
    assertThat(texts.take(9, LEASE, NOW.plusSeconds(99))).isEmpty();
    var left = Sql.of("SELECT user_id || outcome || (keep_until - created_at) FROM text_outbox");
    assertThat(database.readers().read(c -> c.on(left).first(Row::text)).orElseThrow())
        .isEqualTo("GIVEN_UP" + TextQuota.DAY.toMillis());
  }

  @Test
  @DisplayName("Toll fraud: an account that is made anew has no fresh quota for its number")
  void madeAnew() {
    for (var n = 0; n < QUOTA.perNumber(); n++) {
      assertThat(post(LinkPurpose.VERIFY_NUMBER, "+49301234567", "ada")).isEqualTo(Posting.WRITTEN);
    }
    var _ = new UserTable(database, events).remove(ACME, new UserId("ada"), By.server(NOW));

    assertThat(post(LinkPurpose.VERIFY_NUMBER, "+49301234567", "ada"))
        .isEqualTo(Posting.QUOTA_SPENT);
    var later = NOW.plus(QUOTA.window());
    assertThat(post(ACME, LinkPurpose.VERIFY_NUMBER, "+49301234567", "ada", later))
        .isEqualTo(Posting.WRITTEN);
  }

  @Test
  @DisplayName("One that failed comes again, at the latest when its code is good no more")
  void withinTheLife() {
    post(LinkPurpose.NUMBER_SIGN_IN, "+49301234567", "ada");
    var now = NOW;
    var tries = 0;
    while (true) {
      var due = texts.take(9, LEASE, now).getFirst();
      if (due.isLate(now)) {
        texts.giveUp(due, "late", now);
        break;
      }
      tries++;
      now = texts.failed(due, "reply_503", now);
      assertThat(now).isBeforeOrEqualTo(NOW.plusSeconds(600));
    }

    assertThat(now).isEqualTo(NOW.plusSeconds(600));
    assertThat(tries).isBetween(5, 8);
    var told = events.after("acme", 0, 9).getFirst();
    assertThat(told.name()).isEqualTo("code.undeliverable");
    assertThat(told.details()).containsEntry("reason", "late");
  }

  @Test
  @DisplayName("A process that died leaves leases behind, which the next one ends")
  void reclaimed() {
    post(LinkPurpose.NUMBER_SIGN_IN, "+49301234567", "ada");
    texts.take(9, LEASE, NOW);

    assertThat(texts.reclaim(NOW)).isEqualTo(1);
    assertThat(texts.take(9, LEASE, NOW)).hasSize(1);
  }

  @Test
  @DisplayName("Toll fraud: one number, and a thousand side by side, get few codes an hour")
  void numberAndRange() {
    var one =
        IntStream.range(0, 9)
            .mapToObj(n -> post(LinkPurpose.NUMBER_SIGN_IN, "+49301234567", "p" + n))
            .toList();
    assertThat(written(one)).isEqualTo(3);

    var beside =
        IntStream.range(0, 9)
            .mapToObj(n -> post(LinkPurpose.NUMBER_SIGN_IN, "+4930123420" + n, "q" + n))
            .toList();
    assertThat(written(beside)).isEqualTo(2);
    assertThat(post(LinkPurpose.NUMBER_SIGN_IN, "+49309999999", "r")).isEqualTo(Posting.WRITTEN);
    var later = NOW.plusSeconds(3600);
    assertThat(post(ACME, LinkPurpose.NUMBER_SIGN_IN, "+49301234567", "p", later))
        .isEqualTo(Posting.WRITTEN);
  }

  @Test
  @DisplayName(
      "Toll fraud: numbers to be verified are bounded by person, country and issuer, and leave room"
          + " for whoever signs in and for other issuers")
  void verifying() {
    var byOne =
        IntStream.range(0, 9)
            .mapToObj(n -> post(LinkPurpose.VERIFY_NUMBER, "+4930" + n + "234567", "mallory"))
            .toList();
    assertThat(written(byOne)).isEqualTo(4);
    var later = NOW.plusSeconds(7200);
    assertThat(post(ACME, LinkPurpose.VERIFY_NUMBER, "+49409234567", "mallory", later))
        .as("it is a day's")
        .isEqualTo(Posting.QUOTA_SPENT);

    var toOne =
        IntStream.range(0, 9)
            .mapToObj(n -> post(LinkPurpose.VERIFY_NUMBER, "+4989" + n + "234567", "m" + n))
            .toList();
    assertThat(written(toOne)).as("of the country").isEqualTo(2);

    var ofAll =
        IntStream.range(0, 9)
            .mapToObj(n -> post(LinkPurpose.VERIFY_NUMBER, "+4316" + n + "234567", "n" + n))
            .toList();
    assertThat(written(ofAll)).as("of the issuer").isEqualTo(2);

    assertThat(post(LinkPurpose.NUMBER_SIGN_IN, "+49221234567", "ada")).isEqualTo(Posting.WRITTEN);
    assertThat(post(new TenantId("other"), LinkPurpose.VERIFY_NUMBER, "+49221234567", "ada", NOW))
        .isEqualTo(Posting.WRITTEN);
  }

  @Test
  @DisplayName("What is counted is found by an index")
  void indexed() {
    for (var counted :
        List.of(
            TextOutbox.TO_NUMBER,
            TextOutbox.TO_RANGE,
            TextOutbox.OF_PERSON,
            TextOutbox.TO_COUNTRY,
            TextOutbox.OF_ISSUER)) {
      var explain = counted.plan();
      var plan =
          database
              .readers()
              .read(c ->
                  c.on(explain)
                      .all(row -> {
                        row.number();
                        row.number();
                        row.number();
                        return row.text();
                      }));
      assertThat(plan).as(counted.text()).allMatch(step -> step.contains("USING"));
      assertThat(plan).as(counted.text()).noneMatch(step -> step.startsWith("SCAN"));
    }
  }
}
