package dev.gatewright.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.Claims;
import dev.gatewright.identity.Credential;
import dev.gatewright.identity.DeviceId;
import dev.gatewright.identity.Document;
import dev.gatewright.identity.PasswordHash;
import dev.gatewright.identity.Secret;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.mail.FreshLink;
import dev.gatewright.identity.mail.LinkPurpose;
import dev.gatewright.identity.mail.LinkToken;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.mail.Mail.Content;
import dev.gatewright.identity.mail.MailAddress;
import dev.gatewright.identity.mail.MailRequest;
import dev.gatewright.identity.mail.MailedLink;
import dev.gatewright.identity.mail.NoticeKind;
import dev.gatewright.identity.mail.Recipient;
import dev.gatewright.identity.store.MailRequests.Answer;
import dev.gatewright.identity.store.MailedChanges.Change;
import dev.gatewright.identity.store.MailedChanges.Shown;
import dev.gatewright.identity.store.MailedLinks.Found;
import dev.gatewright.identity.store.UserChange;
import dev.gatewright.protocol.keys.CryptoProvider;
import dev.gatewright.protocol.seal.MasterKey;
import dev.gatewright.store.events.KeptEvent;
import dev.gatewright.store.outbox.DueMail;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A mailed link does what it is for in the unit that uses it up")
final class MailedChangesTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(60);
  private static final By BY = By.owner(LATER);
  private static final TenantId ACME = new TenantId("acme");
  private static final UserId ADA = new UserId("ada");
  private static final MailAddress OLD = new MailAddress("Ada@acme.test");
  private static final MailAddress THIRD = new MailAddress("mallory@other.test");
  private static final MailAddress NEW = new MailAddress("ada@new.test");
  private static final PasswordHash HASH = new PasswordHash("$new");

  private final SecureRandom random = new SecureRandom();
  private final SqlStore store =
      SqlStore.open(
          new StoreConfig.InMemory("mailed"),
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
  @DisplayName(
      "A reset sets the password, signs out everywhere, forgets browsers, and tells by mail")
  void reset() {
    add(OLD, false);
    sealed.devices().remember(ACME, ADA, DeviceId.generate(random), NOW, 5, Optional.empty());
    var link = issue(LinkPurpose.RESET_PASSWORD, OLD);

    assertThat(sealed.mailedChanges().resetPassword(ACME, link, HASH, notice(), BY)).isTrue();

    assertThat(store.users().passwordHash(ACME, ADA)).contains(HASH);
    var ada = store.users().findById(ACME, ADA).orElseThrow();
    assertThat(ada.signedOutAt()).contains(LATER);
    assertThat(ada.emailVerified()).isTrue();
    assertThat(mails()).containsExactlyInAnyOrder("reset_password", "password_reset");
    assertThat(names())
        .contains("link.used", "user.password_set", "user.signed_out_everywhere", "user.changed");
  }

  @Test
  @DisplayName("Of eight resets at once with one link, one sets a password")
  void racingResets() throws Exception {
    add(OLD, true);
    var link = issue(LinkPurpose.RESET_PASSWORD, OLD);
    var calls =
        IntStream.range(0, 8)
            .<Callable<Boolean>>mapToObj(number ->
                () ->
                    sealed
                        .mailedChanges()
                        .resetPassword(ACME, link, new PasswordHash("$" + number), notice(), BY))
            .toList();
    try (var threads = Executors.newFixedThreadPool(8)) {
      int done = 0;
      for (var call : threads.invokeAll(calls)) {
        done += call.get() ? 1 : 0;
      }
      assertThat(done).isEqualTo(1);
    }
    assertThat(names()).containsOnlyOnce("user.password_set");
  }

  @Test
  @DisplayName("A link counts for nothing once the account is shut or has another address")
  void deadLinks() {
    add(OLD, true);
    var suspended = issue(LinkPurpose.RESET_PASSWORD, OLD);
    store.users().update(ACME, ADA, UserChange.NONE.withStatus(UserStatus.SUSPENDED), BY);
    assertThat(sealed.mailedChanges().resetPassword(ACME, suspended, HASH, notice(), BY)).isFalse();

    store.users().update(ACME, ADA, UserChange.NONE.withStatus(UserStatus.ACTIVE), BY);
    var former = issue(LinkPurpose.RESET_PASSWORD, OLD);
    store.users().update(ACME, ADA, UserChange.NONE.withAddress(NEW.canonical(), NEW.value()), BY);
    assertThat(sealed.mailedChanges().resetPassword(ACME, former, HASH, notice(), BY)).isFalse();
    assertThat(sealed.mailedChanges().verifyAddress(ACME, former, Shown.MAIL_ALONE, BY)).isFalse();
    assertThat(names()).doesNotContain("link.used", "user.password_set");
  }

  @Test
  @DisplayName("An account comes into being with its link's use, its password and the terms, once")
  void join() {
    var link = issue(LinkPurpose.SIGN_UP, OLD, Optional.empty());
    var user = user(new UserId("first"), OLD, true);

    assertThat(joined(link, user)).isEqualTo(Change.DONE);
    assertThat(joined(link, user(new UserId("second"), OLD, true))).isEqualTo(Change.ADDRESS_TAKEN);
    store.users().remove(ACME, user.id(), BY);
    assertThat(joined(link, user)).isEqualTo(Change.LINK_GONE);
    assertThat(names()).contains("user.added", "user.accepted_terms");
  }

  @Test
  @DisplayName("Another address is undone at the old one, with a new password and nobody signed in")
  void undo() {
    add(OLD, true);
    var change = issue(LinkPurpose.CHANGE_ADDRESS, NEW);
    var undo = fresh(LinkPurpose.UNDO_ADDRESS, OLD, Optional.of(ADA));
    assertThat(changed(change, OLD, undo)).isEqualTo(Change.DONE);
    assertThat(store.users().findById(ACME, ADA).orElseThrow().email()).isEqualTo(NEW.canonical());

    assertThat(sealed.mailedChanges().undoAddress(ACME, undo.link(), HASH, true, notice(), BY))
        .isEqualTo(Change.DONE);
    var ada = store.users().findById(ACME, ADA).orElseThrow();
    assertThat(ada.emailAsTyped()).isEqualTo(OLD.value());
    assertThat(ada.signedOutAt()).contains(LATER);
    assertThat(store.users().passwordHash(ACME, ADA)).contains(HASH);
  }

  @Test
  @DisplayName("Undo takes back a deletion and the factors of whoever changed the address")
  void undoOfATakeover() {
    add(OLD, true);
    var own = totp(NOW.minusSeconds(60));
    assertThat(sealed.credentials().add(ACME, own, 9, Optional.empty(), BY)).isTrue();
    var undo = fresh(LinkPurpose.UNDO_ADDRESS, OLD, Optional.of(ADA));
    assertThat(changed(issue(LinkPurpose.CHANGE_ADDRESS, NEW), OLD, undo)).isEqualTo(Change.DONE);
    assertThat(sealed.credentials().add(ACME, totp(LATER), 9, Optional.empty(), BY)).isTrue();
    var due = LATER.plusSeconds(86_400);
    assertThat(sealed.accounts().askDeletion(ACME, ADA, due, notice(), BY)).isTrue();

    assertThat(sealed.mailedChanges().undoAddress(ACME, undo.link(), HASH, true, notice(), BY))
        .isEqualTo(Change.DONE);
    assertThat(store.users().findById(ACME, ADA).orElseThrow().isActive()).isTrue();
    assertThat(sealed.credentials().list(ACME, ADA, SignInMethod.TOTP))
        .extracting(Credential::id)
        .containsExactly(own.id());
    assertThat(names()).contains("credential.removed");
  }

  private static Credential totp(Instant at) {
    var id = "totp " + at.getEpochSecond();
    return new Credential(ADA, SignInMethod.TOTP, id, Document.EMPTY, at, at);
  }

  @Test
  @DisplayName("A second change is told at both former addresses, and each can take it back")
  void changedTwice() {
    add(OLD, true);
    var undo = change(OLD, NEW, NOW);
    mails();
    var middle = change(NEW, THIRD, NOW.plusSeconds(60));

    assertThat(mailsTo())
        .contains("undo_address to " + NEW.value(), "address_changed_again to " + OLD.value());
    assertThat(undone(middle)).isEqualTo(Change.DONE);
    assertThat(address()).isEqualTo(NEW.canonical());
    assertThat(undone(undo)).isEqualTo(Change.DONE);
    assertThat(address()).isEqualTo(OLD.canonical());
  }

  @Test
  @DisplayName("The first address wins: with its way back those of all later changes are gone")
  void theFirstWins() {
    add(OLD, true);
    var undo = change(OLD, NEW, NOW);
    var middle = change(NEW, THIRD, NOW.plusSeconds(60));

    assertThat(undone(undo)).isEqualTo(Change.DONE);
    assertThat(undone(middle)).isEqualTo(Change.LINK_GONE);
    assertThat(address()).isEqualTo(OLD.canonical());
  }

  @Test
  @DisplayName("Whoever goes back and forth does not make the first address's way back any younger")
  void backAndForth() {
    add(OLD, true);
    var undo = change(OLD, NEW, NOW);
    var back = change(NEW, OLD, NOW.plusSeconds(60));
    var again = change(OLD, NEW, NOW.plusSeconds(120));

    assertThat(sealed.mailedChanges().undoAddress(ACME, again.link(), HASH, true, notice(), BY))
        .as("the first one is good still")
        .isEqualTo(Change.LINK_GONE);
    assertThat(undone(undo)).isEqualTo(Change.DONE);
    assertThat(undone(back)).isEqualTo(Change.LINK_GONE);
  }

  @Test
  @DisplayName(
      "An account is not deleted while an address can be put back, and that address is told")
  void deletionWaits() {
    add(OLD, true);
    var undo = change(OLD, NEW, NOW);
    mails();
    var soon = LATER.plusSeconds(1);

    assertThat(sealed.accounts().askDeletion(ACME, ADA, soon, notice(), BY)).isTrue();

    assertThat(store.departures().due(ACME, ADA)).contains(undo.link().expiresAt());
    assertThat(mailsTo()).contains("deletion_asked to " + OLD.value());
    assertThat(undone(undo)).isEqualTo(Change.DONE);
  }

  private FreshLink change(MailAddress from, MailAddress to, Instant at) {
    var undo =
        fresh(LinkToken.generate(random), LinkPurpose.UNDO_ADDRESS, from, Optional.of(ADA), at);
    assertThat(changed(issue(LinkPurpose.CHANGE_ADDRESS, to), from, undo)).isEqualTo(Change.DONE);
    return undo;
  }

  private Change undone(FreshLink undo) {
    return sealed.mailedChanges().undoAddress(ACME, undo.link(), HASH, true, notice(), BY);
  }

  private CanonicalEmail address() {
    return store.users().findById(ACME, ADA).orElseThrow().email();
  }

  private List<String> mailsTo() {
    return sealed.outbox().take(50, Duration.ofMinutes(1), LATER).stream()
        .map(due -> due.kind() + " to " + due.mail().orElseThrow().to().value())
        .toList();
  }

  @Test
  @DisplayName(
      "An address that another account has by then changes nothing, and the link counts on")
  void addressTaken() {
    add(OLD, true);
    var change = issue(LinkPurpose.CHANGE_ADDRESS, NEW);
    var bob = user(new UserId("bob"), NEW, true);
    store.users().add(ACME, bob, Optional.empty(), BY);
    var undo = fresh(LinkPurpose.UNDO_ADDRESS, OLD, Optional.of(ADA));
    assertThat(changed(change, OLD, undo)).isEqualTo(Change.ADDRESS_TAKEN);
    store.users().remove(ACME, bob.id(), BY);
    assertThat(changed(change, OLD, undo)).isEqualTo(Change.DONE);
  }

  @Test
  @DisplayName("A request is seen to once: its link and its mail are there, and it is not")
  void requests() {
    add(OLD, true);
    var request =
        new MailRequest(
            LinkPurpose.RESET_PASSWORD,
            new Recipient.Address(OLD),
            "de",
            Optional.empty(),
            Document.EMPTY.with("interaction", "h4ndle"));
    assertThat(sealed.mailRequests().put(ACME, request, NOW)).isTrue();
    var waiting = sealed.mailRequests().waiting(9, NOW);
    assertThat(waiting)
        .singleElement()
        .satisfies(one -> assertThat(one.request()).contains(request));

    var token = LinkToken.generate(random);
    var fresh = fresh(token, LinkPurpose.RESET_PASSWORD, OLD, Optional.of(ADA));
    var answer = new Answer.Linked(fresh, mail(fresh.link()));
    assertThat(sealed.mailRequests().answer(ACME, waiting.getFirst().id(), answer, BY)).isTrue();
    assertThat(sealed.mailRequests().answer(ACME, waiting.getFirst().id(), answer, BY)).isFalse();
    assertThat(sealed.mailRequests().waiting(9, NOW)).isEmpty();
    assertThat(sealed.links().find(ACME, token, LATER)).isInstanceOf(Found.Alive.class);
    assertThat(mails()).containsExactly("reset_password");
  }

  private Change joined(MailedLink link, User user) {
    return sealed
        .mailedChanges()
        .join(ACME, link, user, Optional.of(HASH), Optional.of("2026-11"), BY);
  }

  private Change changed(MailedLink link, MailAddress former, FreshLink undo) {
    return sealed
        .mailedChanges()
        .changeAddress(
            ACME, link, former.canonical(), undo, mail(undo.link()), Shown.ACCOUNT_TOO, BY);
  }

  private void add(MailAddress address, boolean verified) {
    store.users().add(ACME, user(ADA, address, verified), Optional.empty(), By.owner(NOW));
  }

  private static User user(UserId id, MailAddress address, boolean verified) {
    return new User(
        id,
        CanonicalEmail.parse(address.value()).orElseThrow(),
        address.value(),
        verified,
        Claims.NONE,
        Optional.empty(),
        UserStatus.ACTIVE,
        NOW,
        NOW,
        Optional.empty());
  }

  private MailedLink issue(LinkPurpose purpose, MailAddress address) {
    return issue(purpose, address, Optional.of(ADA));
  }

  private MailedLink issue(LinkPurpose purpose, MailAddress address, Optional<UserId> person) {
    var fresh = fresh(purpose, address, person);
    sealed.links().issue(ACME, fresh, mail(fresh.link()), By.owner(NOW));
    return fresh.link();
  }

  private FreshLink fresh(LinkPurpose purpose, MailAddress address, Optional<UserId> person) {
    return fresh(LinkToken.generate(random), purpose, address, person);
  }

  private static FreshLink fresh(
      LinkToken token, LinkPurpose purpose, MailAddress address, Optional<UserId> person) {
    return fresh(token, purpose, address, person, NOW);
  }

  private static FreshLink fresh(
      LinkToken token,
      LinkPurpose purpose,
      MailAddress address,
      Optional<UserId> person,
      Instant at) {
    var until = at.plus(Duration.ofHours(1));
    return FreshLink.of(
        new MailedLink(token.id(), purpose, person, address, Document.EMPTY, at, until), token);
  }

  private static Mail mail(MailedLink link) {
    var url = Optional.of(new Secret("https://id.test/x"));
    return new Mail(
        link.address(),
        link.person(),
        "en",
        new Content.Link(link.purpose(), url, Optional.empty(), link.expiresAt(), Optional.empty()),
        Optional.empty());
  }

  private static Mail notice() {
    return new Mail(
        OLD,
        Optional.of(ADA),
        "en",
        new Content.Notice(NoticeKind.PASSWORD_RESET, Optional.empty()),
        Optional.empty());
  }

  private List<String> mails() {
    return sealed.outbox().take(50, Duration.ofMinutes(1), LATER).stream()
        .map(DueMail::kind)
        .toList();
  }

  private List<String> names() {
    return store.events().after("acme", 0, 100).stream().map(KeptEvent::name).toList();
  }
}
