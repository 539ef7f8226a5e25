package dev.gatewright.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.Claims;
import dev.gatewright.identity.PasswordHash;
import dev.gatewright.identity.Session;
import dev.gatewright.identity.SessionId;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.mail.Mail.Content;
import dev.gatewright.identity.mail.MailAddress;
import dev.gatewright.identity.mail.NoticeKind;
import dev.gatewright.identity.store.UserChange;
import dev.gatewright.protocol.keys.CryptoProvider;
import dev.gatewright.protocol.seal.MasterKey;
import dev.gatewright.store.events.KeptEvent;
import dev.gatewright.store.outbox.DueMail;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What people do with their own accounts")
final class AccountsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(60);
  private static final Instant DUE = LATER.plus(Duration.ofDays(7));
  private static final By BY = By.owner(LATER);
  private static final TenantId ACME = new TenantId("acme");
  private static final TenantId OTHER = new TenantId("other");
  private static final UserId ADA = new UserId("ada");
  private static final UserId BOB = new UserId("bob");
  private static final PasswordHash HASH = new PasswordHash("$old");
  private static final int ALL = 1_000;

  private final SecureRandom random = new SecureRandom();
  private final SqlStore store =
      SqlStore.open(
          new StoreConfig.InMemory("accounts"),
          random,
          cause -> {
            throw new AssertionError(cause);
          });
  private final SealedTables sealed =
      store.unlock(MasterKey.generate(random), CryptoProvider.jdk(), random);

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  @DisplayName("A new password ends every session but the one that is kept, and tells by mail")
  void password() {
    add(ADA);
    var here = start(ADA);
    var other = start(ADA);

    assertThat(change(Optional.of(HASH), "$new", Optional.of(here.id()))).isTrue();

    var ada = find(ADA).orElseThrow();
    assertThat(store.users().passwordHash(ACME, ADA)).contains(new PasswordHash("$new"));
    assertThat(ada.outlivesSignOut(begun(here))).isTrue();
    assertThat(ada.outlivesSignOut(begun(other))).isFalse();
    assertThat(mails()).containsExactly("password_changed");
    assertThat(names()).contains("user.password_set", "user.signed_out_everywhere");
  }

  @Test
  @DisplayName("Another person's session is not kept alive by naming it")
  void foreignSession() {
    add(ADA);
    add(BOB);
    var bobs = start(BOB);
    assertThat(change(Optional.of(HASH), "$new", Optional.of(bobs.id()))).isTrue();
    assertThat(begun(bobs)).isEqualTo(bobs.createdAt());
  }

  @Test
  @DisplayName("Of eight that replace one password at once, one does")
  void racingPasswords() throws Exception {
    add(ADA);
    var calls =
        IntStream.range(0, 8)
            .<Callable<Boolean>>mapToObj(
                number -> () -> change(Optional.of(HASH), "$" + number, Optional.empty()))
            .toList();
    try (var threads = Executors.newFixedThreadPool(8)) {
      int done = 0;
      for (var call : threads.invokeAll(calls)) {
        done += call.get() ? 1 : 0;
      }
      assertThat(done).isEqualTo(1);
    }
    assertThat(mails()).hasSize(1);
  }

  @Test
  @DisplayName("Of two who edit different claims at once, neither loses what they wrote")
  void racingEdits() throws Exception {
    add(ADA);
    var calls =
        IntStream.range(0, 8)
            .<Callable<Boolean>>mapToObj(number ->
                () ->
                    sealed
                        .accounts()
                        .edit(ACME, ADA, Map.of("claim" + number, "said"), Set.of(), BY))
            .toList();
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (var call : threads.invokeAll(calls)) {
        assertThat(call.get()).isTrue();
      }
    }
    assertThat(find(ADA).orElseThrow().claims().values()).hasSize(8);
    assertThat(sealed.accounts().edit(ACME, ADA, Map.of(), Set.of("claim0"), BY)).isTrue();
    assertThat(find(ADA).orElseThrow().claims().values()).hasSize(7);
    assertThat(sealed.accounts().edit(OTHER, ADA, Map.of("name", "x"), Set.of(), BY)).isFalse();
    assertThat(sealed.accounts().edit(ACME, ADA, Map.of("email", "x"), Set.of(), BY)).isFalse();
  }

  @Test
  @DisplayName(
      "Who asked to be deleted is signed out, may take it back, and is gone when it is due")
  void departure() {
    add(ADA);
    add(BOB);
    assertThat(ask(ADA)).isTrue();
    assertThat(ask(ADA)).as("once").isFalse();
    assertThat(ask(BOB)).isTrue();
    var ada = find(ADA).orElseThrow();
    assertThat(ada.status()).isEqualTo(UserStatus.LEAVING);
    assertThat(ada.signedOutAt()).contains(LATER);
    assertThat(store.departures().due(ACME, ADA)).contains(DUE);
    assertThat(store.departures().due(OTHER, ADA)).isEmpty();

    assertThat(store.sweep(DUE.minusMillis(1), ALL)).isZero();
    assertThat(sealed.accounts().keep(OTHER, BOB, BY)).isFalse();
    assertThat(sealed.accounts().keep(ACME, BOB, BY)).isTrue();
    assertThat(sealed.accounts().keep(ACME, BOB, BY)).isFalse();

    store.sweep(DUE, ALL);
    assertThat(find(ADA)).isEmpty();
    assertThat(find(BOB).orElseThrow().status()).isEqualTo(UserStatus.ACTIVE);
    assertThat(store.departures().due(ACME, ADA)).isEmpty();
    assertThat(sealed.accounts().keep(ACME, ADA, By.owner(DUE))).isFalse();
    assertThat(trail())
        .filteredOn(event -> event.subject().equals(Optional.of("ada")))
        .filteredOn(event -> event.name().equals("user.added"))
        .as("the key of what was told of her is destroyed")
        .allMatch(event -> event.personal().isEmpty());
    assertThat(trail().getLast())
        .returns("user.removed", KeptEvent::name)
        .returns("server", KeptEvent::actor);
  }

  @Test
  @DisplayName("Whoever runs the server has the last word: who was suspended meanwhile stays so")
  void suspendedMeanwhile() {
    add(ADA);
    ask(ADA);
    var operator = By.operator("command line", LATER);
    store.users().update(ACME, ADA, UserChange.NONE.withStatus(UserStatus.SUSPENDED), operator);
    assertThat(sealed.accounts().keep(ACME, ADA, BY)).isFalse();
    store.sweep(DUE, ALL);
    assertThat(find(ADA).orElseThrow().status()).isEqualTo(UserStatus.SUSPENDED);
    assertThat(store.departures().due(ACME, ADA)).isEmpty();
  }

  @Test
  @DisplayName("Taking it back while it is done: the person is whole or gone")
  void keptWhileSwept() throws Exception {
    for (int round = 0; round < 20; round++) {
      var user = new UserId("leaver" + round);
      add(user);
      ask(user);
      try (var threads = Executors.newFixedThreadPool(2)) {
        var kept = threads.submit(() -> sealed.accounts().keep(ACME, user, By.owner(DUE)));
        var swept = threads.submit(() -> store.sweep(DUE, ALL));
        swept.get();
        assertThat(find(user).map(User::status))
            .isEqualTo(kept.get() ? Optional.of(UserStatus.ACTIVE) : Optional.empty());
      }
    }
  }

  private boolean change(Optional<PasswordHash> expected, String hash, Optional<SessionId> kept) {
    var notice = notice(ADA, NoticeKind.PASSWORD_CHANGED);
    return sealed
        .accounts()
        .changePassword(ACME, ADA, expected, new PasswordHash(hash), kept, notice, BY);
  }

  private boolean ask(UserId user) {
    return sealed
        .accounts()
        .askDeletion(ACME, user, DUE, notice(user, NoticeKind.ACCOUNT_DELETED), BY);
  }

  private void add(UserId id) {
    var email = id.value() + "@acme.test";
    var user =
        new User(
            id,
            new CanonicalEmail(email),
            email,
            true,
            Claims.NONE,
            Optional.empty(),
            UserStatus.ACTIVE,
            NOW,
            NOW,
            Optional.empty());
    store.users().add(ACME, user, Optional.of(HASH), By.server(NOW));
  }

  private Optional<User> find(UserId user) {
    return store.users().findById(ACME, user);
  }

  private Session start(UserId user) {
    var session =
        Session.begin(
            SessionId.generate(random), ACME, user, NOW, Duration.ofDays(1), Duration.ofHours(1));
    store.sessions().start(ACME, session, Optional.empty(), 50);
    return session;
  }

  private Instant begun(Session session) {
    return store.sessions().find(ACME, session.id()).orElseThrow().createdAt();
  }

  private static Mail notice(UserId user, NoticeKind kind) {
    return new Mail(
        new MailAddress(user.value() + "@acme.test"),
        Optional.of(user),
        "en",
        new Content.Notice(kind, Optional.empty()),
        Optional.empty());
  }

  private List<String> mails() {
    return sealed.outbox().take(9, Duration.ofMinutes(1), LATER).stream()
        .map(DueMail::kind)
        .toList();
  }

  private List<KeptEvent> trail() {
    return store.events().after("acme", 0, 100);
  }

  private List<String> names() {
    return trail().stream().map(KeptEvent::name).toList();
  }
}
