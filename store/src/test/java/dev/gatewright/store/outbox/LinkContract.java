package dev.gatewright.store.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.Claims;
import dev.gatewright.identity.Document;
import dev.gatewright.identity.Secret;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.mail.Asked;
import dev.gatewright.identity.mail.FreshLink;
import dev.gatewright.identity.mail.LinkPurpose;
import dev.gatewright.identity.mail.LinkToken;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.mail.Mail.Content;
import dev.gatewright.identity.mail.MailAddress;
import dev.gatewright.identity.mail.MailQuota;
import dev.gatewright.identity.mail.MailedCodes;
import dev.gatewright.identity.mail.MailedLink;
import dev.gatewright.identity.mail.Posting;
import dev.gatewright.identity.store.MailedLinks.Found;
import dev.gatewright.identity.text.TextQuota;
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
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What mailed links and codes promise, on every dialect.
abstract class LinkContract {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123Z");
  private static final Instant END = NOW.plusSeconds(900);
  private static final By BY = By.owner(NOW);
  private static final TenantId ACME = new TenantId("acme");
  private static final TenantId OTHER = new TenantId("other");
  private static final UserId ADA = new UserId("ada");
  private static final MailAddress ADDRESS = new MailAddress("Ada@acme.test");
  private static final MailQuota QUOTA = new MailQuota(Duration.ofHours(1), 6, 100, 100, 100, 100);
  private static final Sql ALL_TEXT =
      Sql.of("SELECT id || holder || hex(document) || hex(secret_hash) FROM mailed_link");

  private final SecureRandom random = new SecureRandom();
  private final MasterKey master = MasterKey.generate(random);
  private final MailedCodes codes = new MailedCodes(master.derive("codes"));
  @TempDir private Path folder;
  private Database database;
  private EventTable events;
  private OutboxTable outbox;
  private LinkTable links;

  abstract Database open(Path folder);

  @BeforeEach
  final void openDatabase() {
    database = open(folder);
    events = new EventTable(database.readers(), random);
    var seal = new MailSeal(new Wrapping(master, random));
    outbox = new OutboxTable(database, events, seal, QUOTA, random);
    links =
        new LinkTable(
            database,
            events,
            seal,
            outbox,
            new TextOutbox(database, events, seal, TextQuota.STANDARD, random));
  }

  @AfterEach
  final void close() {
    database.close();
  }

  @Test
  @DisplayName(
      "A link opens what was kept with it, after a restart too, and looking uses nothing up")
  final void opens() {
    var token = issue(LinkPurpose.RESET_PASSWORD);
    database.close();
    openDatabase();

    for (var look = 0; look < 3; look++) {
      var found = (Found.Alive) links.find(ACME, token, NOW);
      assertThat(found.link().purpose()).isEqualTo(LinkPurpose.RESET_PASSWORD);
      assertThat(found.link().person()).contains(ADA);
      assertThat(found.link().address()).isEqualTo(ADDRESS);
      assertThat(found.link().document().text("client")).contains("web");
      assertThat(found.link().expiresAt()).isEqualTo(END);
    }
    assertThat(outbox.take(9, Duration.ofMinutes(1), NOW)).hasSize(1);
  }

  @Test
  @DisplayName("It opens for its tenant, its secret and its time alone")
  final void opensForNobodyElse() {
    var token = issue(LinkPurpose.SIGN_IN);
    var guessed = new LinkToken(token.id(), LinkToken.generate(random).secret());

    assertThat(links.find(OTHER, token, NOW)).isEqualTo(new Found.Gone());
    assertThat(links.find(ACME, guessed, NOW)).isEqualTo(new Found.Gone());
    assertThat(links.find(ACME, LinkToken.generate(random), NOW)).isEqualTo(new Found.Gone());
    assertThat(links.find(ACME, token, END)).isEqualTo(new Found.Gone());
    assertThat(links.spend(ACME, token.id(), By.owner(END))).isFalse();
    assertThat(links.spend(OTHER, token.id(), BY)).isFalse();
  }

  @Test
  @DisplayName("Neither the secret, the address nor what it stands for is readable in the store")
  final void sealed() {
    var token = issue(LinkPurpose.SIGN_IN);
    var kept = texts(ALL_TEXT).getFirst();

    assertThat(kept).doesNotContain(hex("acme.test"), hex("web"), token.secret().reveal());
  }

  @Test
  @DisplayName("Of 16 that use one link at once, one succeeds")
  final void usedOnce() throws Exception {
    var token = issue(LinkPurpose.SIGN_IN);
    try (var threads = Executors.newFixedThreadPool(16)) {
      var calls =
          IntStream.range(0, 16)
              .mapToObj(n -> (Callable<Boolean>) () -> links.spend(ACME, token.id(), BY))
              .toList();
      var won = 0;
      for (var answer : threads.invokeAll(calls)) {
        won += answer.get() ? 1 : 0;
      }
      assertThat(won).isEqualTo(1);
    }
    assertThat(links.find(ACME, token, NOW)).isEqualTo(new Found.Used(LinkPurpose.SIGN_IN));
  }

  @Test
  @DisplayName("A link that was used is used after the store was opened again")
  final void usedForGood() {
    var token = issue(LinkPurpose.SIGN_IN);
    assertThat(links.spend(ACME, token.id(), BY)).isTrue();
    database.close();
    openDatabase();

    assertThat(links.spend(ACME, token.id(), BY)).isFalse();
    assertThat(links.find(ACME, token, NOW)).isEqualTo(new Found.Used(LinkPurpose.SIGN_IN));
  }

  @Test
  @DisplayName("A unit that fails after it used a link has not used it")
  final void undoneWithItsUnit() {
    var token = issue(LinkPurpose.RESET_PASSWORD);
    try {
      database
          .writer()
          .commit(connection -> {
            assertThat(links.spend(connection, ACME, token.id(), BY)).isTrue();
            throw new IllegalStateException("the change failed");
          });
    } catch (IllegalStateException e) {
      assertThat(e).hasMessage("the change failed");
    }

    assertThat(links.spend(ACME, token.id(), BY)).isTrue();
  }

  @Test
  @DisplayName("A new link that its owner asked for ends the former of its purpose, and no other")
  final void endsTheFormer() {
    var reset = issue(LinkPurpose.RESET_PASSWORD);
    var first = issue(LinkPurpose.CHANGE_ADDRESS);
    var second = issue(LinkPurpose.CHANGE_ADDRESS);

    assertThat(links.find(ACME, first, NOW)).isEqualTo(new Found.Gone());
    assertThat(links.spend(ACME, first.id(), BY)).isFalse();
    assertThat(links.find(ACME, second, NOW)).isInstanceOf(Found.Alive.class);
    assertThat(links.find(ACME, reset, NOW)).isInstanceOf(Found.Alive.class);
  }

  @Test
  @DisplayName("Whoever asks for links at another's address ends none but their own oldest")
  final void sideBySide() {
    var hers = issueFrom("198.51.100.1", 0);
    var his = IntStream.range(0, 4).mapToObj(n -> issueFrom("192.0.2.7", n)).toList();
    assertThat(his).allMatch(this::isAlive);

    var fifth = issueFrom("192.0.2.8", 4);

    assertThat(his).extracting(this::isAlive).containsExactly(false, true, true, true);
    assertThat(isAlive(fifth)).isTrue();
    assertThat(isAlive(hers)).isTrue();
  }

  @Test
  @DisplayName("Using one of several ends the others of its purpose")
  final void usingOneEndsTheOthers() {
    var reset = issue(LinkPurpose.RESET_PASSWORD);
    var hers = issueFrom("198.51.100.1", 0);
    var his = issueFrom("192.0.2.7", 1);

    assertThat(links.spend(ACME, his.id(), BY)).isTrue();

    assertThat(links.find(ACME, his, NOW)).isEqualTo(new Found.Used(LinkPurpose.SIGN_IN));
    assertThat(isAlive(hers)).isFalse();
    assertThat(links.spend(ACME, hers.id(), BY)).isFalse();
    assertThat(isAlive(reset)).isTrue();
  }

  @Test
  @DisplayName("Of several used at once, one succeeds")
  final void oneOfSeveral() throws Exception {
    var tokens = IntStream.range(0, 4).mapToObj(n -> issueFrom("192.0.2.7", n)).toList();
    try (var threads = Executors.newFixedThreadPool(4)) {
      var calls =
          tokens.stream()
              .map(token -> (Callable<Boolean>) () -> links.spend(ACME, token.id(), BY))
              .toList();
      var won = 0;
      for (var answer : threads.invokeAll(calls)) {
        won += answer.get() ? 1 : 0;
      }
      assertThat(won).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("Where there is no person, links belong together by address, however it is typed")
  final void linksOfAnAddress() {
    var first = issueTo(new MailAddress("new@acme.test"));
    var other = issueTo(new MailAddress("other@acme.test"));
    var second = issueTo(new MailAddress("NEW@acme.test"));

    assertThat(links.spend(ACME, second.id(), BY)).isTrue();
    assertThat(isAlive(first)).isFalse();
    assertThat(isAlive(other)).isTrue();
  }

  private boolean isAlive(LinkToken token) {
    return links.find(ACME, token, NOW) instanceof Found.Alive;
  }

  @Test
  @DisplayName(
      "Where too many mails were asked for, nothing is written and the former link is good")
  final void quota() {
    var tokens = IntStream.range(0, 6).mapToObj(n -> issue(LinkPurpose.SIGN_IN)).toList();
    var link = link(LinkPurpose.SIGN_IN, LinkToken.generate(random));

    assertThat(links.issue(ACME, link, mail(LinkPurpose.SIGN_IN), BY))
        .isEqualTo(Posting.QUOTA_SPENT);
    assertThat(links.find(ACME, tokens.getLast(), NOW)).isInstanceOf(Found.Alive.class);
  }

  @Test
  @DisplayName("A code is right as typed with spaces or in other digits, for its link alone")
  final void codeIsRight() {
    var token = issue(LinkPurpose.SIGN_IN, Optional.of(new Secret("042137")));
    var later = issueTo(new MailAddress("new@acme.test"));
    var spaced = codes.hash(ACME, token.id(), new Secret(" ٠٤٢-137 "));
    var wrong = codes.hash(ACME, token.id(), new Secret("042138"));

    assertThat(links.byCode(ACME, later.id(), spaced, NOW)).isEmpty();
    assertThat(links.byCode(OTHER, token.id(), spaced, NOW)).isEmpty();
    assertThat(links.byCode(ACME, token.id(), wrong, NOW)).isEmpty();
    var right = links.byCode(ACME, token.id(), spaced, NOW).orElseThrow();
    assertThat(right.document().text("client")).contains("web");
  }

  @Test
  @DisplayName("Using a link ends its code, and using the code ends the link")
  final void oneEndsTheOther() {
    var token = issue(LinkPurpose.SIGN_IN, Optional.of(new Secret("042137")));
    var right = codes.hash(ACME, token.id(), new Secret("042137"));
    assertThat(links.byCode(ACME, token.id(), right, NOW)).isPresent();

    assertThat(links.spend(ACME, token.id(), BY)).isTrue();
    assertThat(links.byCode(ACME, token.id(), right, NOW)).isEmpty();
    assertThat(links.find(ACME, token, NOW)).isEqualTo(new Found.Used(LinkPurpose.SIGN_IN));
  }

  @Test
  @DisplayName("A code ends before the link of the same mail")
  final void codeEndsEarlier() {
    var token = issue(LinkPurpose.SIGN_IN, Optional.of(new Secret("042137")));
    var right = codes.hash(ACME, token.id(), new Secret("042137"));

    assertThat(links.byCode(ACME, token.id(), right, NOW.plusSeconds(599))).isPresent();
    assertThat(links.byCode(ACME, token.id(), right, NOW.plusSeconds(600))).isEmpty();
    assertThat(links.find(ACME, token, NOW.plusSeconds(600))).isInstanceOf(Found.Alive.class);
  }

  @Test
  @DisplayName("Links of a person end together for the purposes named, and with the account")
  final void ended() {
    var users = new UserTable(database, events);
    users.add(ACME, user(), Optional.empty(), BY);
    var signIn = issue(LinkPurpose.SIGN_IN);
    var reset = issue(LinkPurpose.RESET_PASSWORD);

    links.end(ACME, ADA, Set.of(LinkPurpose.RESET_PASSWORD, LinkPurpose.CHANGE_ADDRESS));
    assertThat(links.find(ACME, reset, NOW)).isEqualTo(new Found.Gone());
    assertThat(links.find(ACME, signIn, NOW)).isInstanceOf(Found.Alive.class);

    users.remove(ACME, ADA, BY);
    assertThat(links.find(ACME, signIn, NOW)).isEqualTo(new Found.Gone());
  }

  @Test
  @DisplayName("What is mailed and used is told; expired links are swept")
  final void toldAndSwept() {
    var token = issue(LinkPurpose.SIGN_IN);
    links.spend(ACME, token.id(), BY);
    links.spend(ACME, token.id(), BY);
    issueTo(new MailAddress("new@acme.test"));

    assertThat(events.after("acme", 0, 9))
        .extracting(KeptEvent::name)
        .containsExactly("link.mailed", "link.used");
    var sweeper = new Sweeper(database.writer(), new DepartureTable(database, events));
    assertThat(sweeper.sweep(END.minusMillis(1), 100)).isZero();
    assertThat(sweeper.sweep(END, 100)).isEqualTo(2);
  }

  private LinkToken issue(LinkPurpose purpose) {
    return issue(purpose, Optional.empty());
  }

  private LinkToken issue(LinkPurpose purpose, Optional<Secret> code) {
    var token = LinkToken.generate(random);
    var link = link(purpose, token);
    var fresh =
        code.map(
                digits -> link.withCode(codes.hash(ACME, token.id(), digits), NOW.plusSeconds(600)))
            .orElse(link);
    assertThat(links.issue(ACME, fresh, mail(purpose), BY)).isEqualTo(Posting.WRITTEN);
    return token;
  }

  private LinkToken issueFrom(String network, long later) {
    var token = LinkToken.generate(random);
    var mail = mail(LinkPurpose.SIGN_IN);
    var asked = new Asked(NOW, Optional.empty(), Optional.empty(), Optional.of(network));
    var from =
        new Mail(mail.to(), mail.person(), mail.language(), mail.content(), Optional.of(asked));
    var link = link(LinkPurpose.SIGN_IN, token, NOW.plusMillis(later));
    assertThat(links.issue(ACME, link, from, BY)).isEqualTo(Posting.WRITTEN);
    return token;
  }

  private static FreshLink link(LinkPurpose purpose, LinkToken token) {
    return link(purpose, token, NOW);
  }

  private static FreshLink link(LinkPurpose purpose, LinkToken token, Instant at) {
    var document = Document.EMPTY.with("client", "web");
    return FreshLink.of(
        new MailedLink(token.id(), purpose, Optional.of(ADA), ADDRESS, document, at, END), token);
  }

  private LinkToken issueTo(MailAddress address) {
    var token = LinkToken.generate(random);
    var link =
        new MailedLink(
            token.id(), LinkPurpose.SIGN_UP, Optional.empty(), address, Document.EMPTY, NOW, END);
    var mail =
        new Mail(
            address, Optional.empty(), "en", mail(LinkPurpose.SIGN_UP).content(), Optional.empty());
    assertThat(links.issue(ACME, FreshLink.of(link, token), mail, BY)).isEqualTo(Posting.WRITTEN);
    return token;
  }

  private static Mail mail(LinkPurpose purpose) {
    var content =
        new Content.Link(
            purpose, Optional.of(new Secret("u")), Optional.empty(), END, Optional.empty());
    return new Mail(ADDRESS, Optional.of(ADA), "en", content, Optional.empty());
  }

  private List<String> texts(Sql sql) {
    return database.readers().read(c -> c.on(sql).all(Row::text));
  }

  private static String hex(String text) {
    return HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.UTF_8));
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
