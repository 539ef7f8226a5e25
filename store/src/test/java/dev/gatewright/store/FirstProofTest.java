package dev.gatewright.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.Claims;
import dev.gatewright.identity.Credential;
import dev.gatewright.identity.DeviceId;
import dev.gatewright.identity.Document;
import dev.gatewright.identity.Organization;
import dev.gatewright.identity.OrganizationId;
import dev.gatewright.identity.OrganizationStatus;
import dev.gatewright.identity.PasswordHash;
import dev.gatewright.identity.Secret;
import dev.gatewright.identity.Session;
import dev.gatewright.identity.SessionId;
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
import dev.gatewright.identity.mail.MailedLink;
import dev.gatewright.identity.mail.MemberInvitation;
import dev.gatewright.identity.mail.NoticeKind;
import dev.gatewright.identity.recovery.RecoveryCodes;
import dev.gatewright.identity.store.Invitations.Inviting;
import dev.gatewright.identity.store.LinkedIdentities;
import dev.gatewright.identity.store.MailedChanges.Change;
import dev.gatewright.identity.store.MailedChanges.Shown;
import dev.gatewright.identity.store.UserChange;
import dev.gatewright.identity.upstream.ProviderName;
import dev.gatewright.identity.upstream.UpstreamIdentity;
import dev.gatewright.protocol.keys.CryptoProvider;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.seal.MasterKey;
import dev.gatewright.store.events.KeptEvent;
import dev.gatewright.store.outbox.DueMail;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Whoever is first to show that an account's address is theirs")
final class FirstProofTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(60);
  private static final By BY = By.owner(LATER);
  private static final TenantId ACME = new TenantId("acme");
  private static final IssuerId ISSUER = new IssuerId("acme");
  private static final UserId ADA = new UserId("ada");
  private static final SubjectId SUBJECT = new SubjectId("ada");
  private static final ClientId WEB = new ClientId("web");
  private static final OrganizationId WEST = new OrganizationId("west");
  private static final MailAddress ADDRESS = new MailAddress("ada@acme.test");
  private static final MailAddress OTHER = new MailAddress("ada@other.test");
  private static final PasswordHash STRANGERS = new PasswordHash("$strangers");
  private static final PasswordHash OWN = new PasswordHash("$own");

  /// What is mailed and shows that its reader's address it is.
  enum Way {
    RESET,
    SIGN_IN,
    VERIFY,
    INVITATION,
    CHANGE
  }

  private final SecureRandom random = new SecureRandom();
  private final SqlStore store =
      SqlStore.open(
          new StoreConfig.InMemory("firstproof"),
          random,
          cause -> {
            throw new AssertionError(cause);
          });
  private final SealedTables sealed =
      store.unlock(MasterKey.generate(random), CryptoProvider.jdk(), random);
  private final RecoveryCodes codes = new RecoveryCodes(sealed.credentials());
  private final DeviceId device = DeviceId.generate(random);
  private final Session session = session(NOW);

  @AfterEach
  void close() {
    store.close();
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  @DisplayName("ends what a stranger set who took the address in advance, by whichever link")
  void ends(Way way) {
    preRegister();

    assertThat(use(way, Shown.MAIL_ALONE)).isTrue();

    assertThat(ada().emailVerified()).isTrue();
    assertThat(store.users().passwordHash(ACME, ADA))
        .isEqualTo(way == Way.RESET ? Optional.of(OWN) : Optional.empty());
    assertThat(sealed.credentials().list(ACME, ADA, SignInMethod.TOTP)).isEmpty();
    assertThat(sealed.credentials().list(ACME, ADA, SignInMethod.PASSKEY)).isEmpty();
    assertThat(codes.left(ACME, ADA)).isZero();
    assertThat(sealed.identities().list(ACME, ADA)).isEmpty();
    assertThat(sealed.devices().isKnown(ACME, ADA, device)).isFalse();
    assertThat(store.sessions().find(ACME, session.id()).orElseThrow().isLive(LATER)).isFalse();
    assertThat(ada().outlivesSignOut(NOW)).as("and what was granted by it").isFalse();
    assertThat(store.consents().consented(ISSUER, SUBJECT, WEB)).isEqualTo(Scope.empty());
    assertThat(mails()).contains(way == Way.RESET ? "password_reset" : "account_cleared");
    assertThat(names())
        .contains("credential.removed", "identity.unlinked", "user.signed_out_everywhere");
  }

  @ParameterizedTest
  @EnumSource(
      value = Way.class,
      names = {"VERIFY", "INVITATION", "CHANGE"})
  @DisplayName("and shows in the same browser that it is their account, keeps what they set")
  void keeps(Way way) {
    preRegister();

    assertThat(use(way, Shown.ACCOUNT_TOO)).isTrue();

    assertThat(ada().emailVerified()).isTrue();
    assertThat(ada().signedOutAt()).isEmpty();
    assertThat(store.users().passwordHash(ACME, ADA)).contains(STRANGERS);
    assertThat(codes.left(ACME, ADA)).isPositive();
    assertThat(sealed.identities().list(ACME, ADA)).hasSize(1);
    assertThat(sealed.devices().isKnown(ACME, ADA, device)).isTrue();
    assertThat(store.sessions().find(ACME, session.id()).orElseThrow().isLive(LATER)).isTrue();
    assertThat(mails()).doesNotContain("account_cleared");
  }

  @ParameterizedTest
  @EnumSource(
      value = Way.class,
      names = {"SIGN_IN", "VERIFY", "INVITATION"})
  @DisplayName("is the first once: a proof of an address that was proved before ends nothing")
  void once(Way way) {
    preRegister();
    store.users().update(ACME, ADA, UserChange.NONE.withEmailVerified(true), BY);

    assertThat(use(way, Shown.MAIL_ALONE)).isTrue();

    assertThat(store.users().passwordHash(ACME, ADA)).contains(STRANGERS);
    assertThat(codes.left(ACME, ADA)).isPositive();
    assertThat(ada().signedOutAt()).isEmpty();
  }

  @Test
  @DisplayName("gives up nothing that is demanded of the account by those who run the server")
  void demanded() {
    preRegister();
    codes.make(ACME, ADA, true, random, Optional.empty(), By.operator("command line", NOW));

    assertThat(use(Way.SIGN_IN, Shown.MAIL_ALONE)).isTrue();

    assertThat(codes.areDemanded(ACME, ADA)).isTrue();
    assertThat(sealed.credentials().list(ACME, ADA, SignInMethod.TOTP)).isEmpty();
  }

  @Test
  @DisplayName("is signed in by it: what begins at that very moment lives")
  void begins() {
    preRegister();
    assertThat(use(Way.SIGN_IN, Shown.MAIL_ALONE)).isTrue();

    var own = session(LATER);
    store.sessions().start(ACME, own, Optional.empty(), 9);
    assertThat(ada().outlivesSignOut(own.createdAt())).isTrue();
    assertThat(store.sessions().find(ACME, own.id()).orElseThrow().isLive(LATER)).isTrue();
  }

  @Test
  @DisplayName("ends a session that began at that very moment and was there before")
  void sameMoment() {
    preRegister();
    var other = session(LATER);
    store.sessions().start(ACME, other, Optional.empty(), 9);

    assertThat(use(Way.SIGN_IN, Shown.MAIL_ALONE)).isTrue();
    assertThat(store.sessions().find(ACME, other.id()).orElseThrow().isLive(LATER)).isFalse();
  }

  @Test
  @DisplayName("is told of nothing where nothing was set up, and signed out of nothing")
  void nothingThere() {
    add(false);

    assertThat(use(Way.SIGN_IN, Shown.MAIL_ALONE)).isTrue();

    assertThat(ada().emailVerified()).isTrue();
    assertThat(ada().signedOutAt()).isEmpty();
    assertThat(mails()).doesNotContain("account_cleared");
    assertThat(names()).doesNotContain("user.signed_out_everywhere");
  }

  @Test
  @DisplayName("loses the account by no change of address that was asked for before")
  void pendingChange() {
    preRegister();
    var pending = issue(LinkPurpose.CHANGE_ADDRESS, OTHER);
    assertThat(use(Way.VERIFY, Shown.MAIL_ALONE)).isTrue();

    assertThat(changed(pending, Shown.MAIL_ALONE)).isEqualTo(Change.LINK_GONE);
    assertThat(ada().email()).isEqualTo(ADDRESS.canonical());
  }

  @Test
  @DisplayName("puts it back after a stranger's change, and ends what was set up before that too")
  void undone() {
    preRegister();
    var change = issue(LinkPurpose.CHANGE_ADDRESS, OTHER);
    var undo = fresh(LinkPurpose.UNDO_ADDRESS, ADDRESS);
    assertThat(changed(change, undo, Shown.ACCOUNT_TOO)).isEqualTo(Change.DONE);
    assertThat(sealed.credentials().list(ACME, ADA, SignInMethod.TOTP)).hasSize(1);

    var done = sealed.mailedChanges().undoAddress(ACME, undo.link(), OWN, false, notice(), BY);

    assertThat(done).isEqualTo(Change.DONE);
    assertThat(sealed.credentials().list(ACME, ADA, SignInMethod.TOTP)).isEmpty();
    assertThat(sealed.identities().list(ACME, ADA)).isEmpty();
    assertThat(store.users().passwordHash(ACME, ADA)).contains(OWN);
  }

  private boolean use(Way way, Shown shown) {
    return switch (way) {
      case RESET ->
          sealed
              .mailedChanges()
              .resetPassword(ACME, issue(LinkPurpose.RESET_PASSWORD, ADDRESS), OWN, notice(), BY);
      case SIGN_IN -> sealed.mailedChanges().signIn(ACME, issue(LinkPurpose.SIGN_IN, ADDRESS), BY);
      case VERIFY ->
          sealed
              .mailedChanges()
              .verifyAddress(ACME, issue(LinkPurpose.VERIFY_ADDRESS, ADDRESS), shown, BY);
      case INVITATION -> sealed.invitations().arrived(ACME, invited(), signedIn(shown), BY);
      case CHANGE -> changed(issue(LinkPurpose.CHANGE_ADDRESS, OTHER), shown) == Change.DONE;
    };
  }

  private static Optional<UserId> signedIn(Shown shown) {
    return switch (shown) {
      case MAIL_ALONE -> Optional.of(new UserId("bob"));
      case ACCOUNT_TOO -> Optional.of(ADA);
    };
  }

  private Change changed(MailedLink link, Shown shown) {
    return changed(link, fresh(LinkPurpose.UNDO_ADDRESS, ADDRESS), shown);
  }

  private Change changed(MailedLink link, FreshLink undo, Shown shown) {
    return sealed
        .mailedChanges()
        .changeAddress(ACME, link, ADDRESS.canonical(), undo, mail(undo.link()), shown, BY);
  }

  private LinkToken invited() {
    store
        .organizations()
        .declare(ACME, new Organization(WEST, "West", OrganizationStatus.ACTIVE), BY);
    var token = LinkToken.generate(random);
    var invitation =
        new MemberInvitation(
            token.id(),
            WEST,
            ADDRESS,
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.of("command line"),
            NOW,
            NOW.plus(Duration.ofDays(7)));
    var mail =
        new Mail(
            ADDRESS,
            Optional.empty(),
            "en",
            new Content.Link(
                LinkPurpose.MEMBERSHIP,
                Optional.of(new Secret("https://id.test/x")),
                Optional.empty(),
                invitation.expiresAt(),
                Optional.of("West")),
            Optional.empty());
    assertThat(sealed.invitations().invite(ACME, invitation, token.secretHash(), mail, BY))
        .isEqualTo(Inviting.INVITED);
    return token;
  }

  /// An account with all that a stranger may set up, of which nobody has shown the address.
  private void preRegister() {
    add(true);
    assertThat(store.users().setPasswordHash(ACME, ADA, STRANGERS, By.owner(NOW))).isTrue();
    for (var method : List.of(SignInMethod.TOTP, SignInMethod.PASSKEY)) {
      var kept = new Credential(ADA, method, method.key(), Document.EMPTY, NOW, NOW);
      assertThat(sealed.credentials().add(ACME, kept, 9, Optional.empty(), BY)).isTrue();
    }
    codes.make(ACME, ADA, false, random, Optional.empty(), By.owner(NOW));
    assertThat(sealed.identities().link(ACME, ADA, identity(), notice(), By.owner(NOW)))
        .isEqualTo(LinkedIdentities.Outcome.DONE);
    sealed.devices().remember(ACME, ADA, device, NOW, 9, Optional.empty());
    store.sessions().start(ACME, session, Optional.empty(), 9);
    store.consents().allow(ISSUER, SUBJECT, WEB, Scope.of("openid"), NOW);
    store.users().update(ACME, ADA, UserChange.NONE.withEmailVerified(false), By.owner(NOW));
    mails();
  }

  private void add(boolean verified) {
    var user =
        new User(
            ADA,
            CanonicalEmail.parse(ADDRESS.value()).orElseThrow(),
            ADDRESS.value(),
            verified,
            Claims.NONE,
            Optional.empty(),
            UserStatus.ACTIVE,
            NOW,
            NOW,
            Optional.empty());
    store.users().add(ACME, user, Optional.empty(), By.server(NOW));
  }

  private User ada() {
    return store.users().findById(ACME, ADA).orElseThrow();
  }

  private Session session(Instant at) {
    return Session.begin(
        SessionId.generate(random), ACME, ADA, at, Duration.ofDays(1), Duration.ofHours(1));
  }

  private static UpstreamIdentity identity() {
    return new UpstreamIdentity(
        new ProviderName("other"),
        "https://other.test",
        "4711",
        Optional.of("stranger@other.test"),
        true,
        Optional.empty(),
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

  private MailedLink issue(LinkPurpose purpose, MailAddress address) {
    var fresh = fresh(purpose, address);
    sealed.links().issue(ACME, fresh, mail(fresh.link()), By.owner(NOW));
    return fresh.link();
  }

  private FreshLink fresh(LinkPurpose purpose, MailAddress address) {
    var token = LinkToken.generate(random);
    var until = NOW.plus(Duration.ofHours(1));
    var link =
        new MailedLink(token.id(), purpose, Optional.of(ADA), address, Document.EMPTY, NOW, until);
    return FreshLink.of(link, token);
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
        ADDRESS,
        Optional.of(ADA),
        "en",
        new Content.Notice(NoticeKind.PASSWORD_RESET),
        Optional.empty());
  }

  private List<String> mails() {
    return sealed.outbox().take(50, Duration.ofMinutes(1), LATER).stream()
        .map(DueMail::kind)
        .toList();
  }

  private List<String> names() {
    return store.events().after("acme", 0, 200).stream().map(KeptEvent::name).toList();
  }
}
