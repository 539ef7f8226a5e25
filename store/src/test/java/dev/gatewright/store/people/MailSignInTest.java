package dev.gatewright.store.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.Claims;
import dev.gatewright.identity.Document;
import dev.gatewright.identity.Factor;
import dev.gatewright.identity.LoginName;
import dev.gatewright.identity.Secret;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.join.LinkMails;
import dev.gatewright.identity.join.MailDesk;
import dev.gatewright.identity.join.SignInMails;
import dev.gatewright.identity.join.SignInTexts;
import dev.gatewright.identity.mail.LinkToken;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.mail.Mail.Content;
import dev.gatewright.identity.mail.MailedCodes;
import dev.gatewright.identity.mailcode.EmailCodeMethod;
import dev.gatewright.identity.mailcode.MagicLinkMethod;
import dev.gatewright.identity.mailcode.SentCodes;
import dev.gatewright.identity.mailcode.SignInMail;
import dev.gatewright.identity.mailcode.SmsCodeMethod;
import dev.gatewright.identity.recovery.RecoveryCodes;
import dev.gatewright.identity.signin.AccountGate;
import dev.gatewright.identity.signin.Asker;
import dev.gatewright.identity.signin.SignInFlow;
import dev.gatewright.identity.signin.SignInFlow.Scene;
import dev.gatewright.identity.signin.SignInInput;
import dev.gatewright.identity.signin.SignInPolicy;
import dev.gatewright.identity.signin.SignInState;
import dev.gatewright.identity.signin.SignInStep;
import dev.gatewright.identity.signin.SignInStep.Challenge;
import dev.gatewright.identity.signin.SignInStep.Done;
import dev.gatewright.identity.signin.SignInStep.Reason;
import dev.gatewright.identity.signin.SignInStep.Refused;
import dev.gatewright.identity.signin.Visitor;
import dev.gatewright.identity.store.UserChange;
import dev.gatewright.identity.text.Texting;
import dev.gatewright.identity.throttle.AttackLimits;
import dev.gatewright.identity.throttle.AttackWatch;
import dev.gatewright.identity.throttle.CodeTries;
import dev.gatewright.identity.throttle.GuessThrottle;
import dev.gatewright.identity.throttle.MailThrottle;
import dev.gatewright.identity.throttle.ThrottleLimits;
import dev.gatewright.protocol.keys.CryptoProvider;
import dev.gatewright.protocol.seal.MasterKey;
import dev.gatewright.store.SealedTables;
import dev.gatewright.store.SqlStore;
import dev.gatewright.store.StoreConfig;
import dev.gatewright.store.outbox.DueMail;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
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

/// Signing in by what was mailed, over the real tables.
final class MailSignInTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final TenantId ACME = new TenantId("acme");
  private static final UserId ADA = new UserId("ada");
  private static final String ADDRESS = "ada@acme.test";
  private static final Set<SignInMethod> BOTH =
      EnumSet.of(SignInMethod.MAGIC_LINK, SignInMethod.EMAIL_CODE);
  private static final SignInPolicy POLICY =
      new SignInPolicy(BOTH, SignInPolicy.Strength.ONE_FACTOR);
  private static final String URL = "https://id.acme.test/login/link?link=";

  private final SecureRandom random = new SecureRandom();
  private final MasterKey master = MasterKey.generate(random);
  private final SqlStore store =
      SqlStore.open(
          new StoreConfig.InMemory("mailsignin"),
          random,
          cause -> {
            throw new AssertionError(cause);
          });
  private final SealedTables sealed = store.unlock(master, CryptoProvider.jdk(), random);
  private final UserTable users = store.users();
  private final RecoveryCodes recovery = new RecoveryCodes(sealed.credentials());
  private final MailDesk desk;

  /// Texts go everywhere by SMS, and are a second factor.
  private static final Texting TEXTING = new EveryText();

  private final SignInFlow flow;
  private Instant now = NOON;
  private Visitor visitor = visitor("192.0.2.1");

  MailSignInTest() {
    var key = master.derive("throttles");
    var codes = new MailedCodes(master.derive("codes"));
    var throttles = store.throttles();
    desk =
        new MailDesk(
            users,
            store.loginNames(),
            sealed.mailRequests(),
            new MailThrottle(
                throttles, key, new AttackWatch(AttackLimits.DEFAULT, (_, _, _, _) -> {})),
            new LinkMails((tenant, purpose, token) -> Optional.empty(), random),
            new SignInMails(
                (tenant, purpose, token) -> Optional.of(new Secret(URL + token.text().reveal())),
                codes,
                random),
            new SignInTexts(sealed.numbers(), TEXTING, codes, random));
    var mail = new SignInMail(desk, random);
    var links = sealed.links();
    var changes = sealed.mailedChanges();
    var sent = new SentCodes(links, codes, new CodeTries(throttles, key));
    flow =
        new SignInFlow(
            users,
            store.loginNames(),
            sealed.devices(),
            new GuessThrottle(
                throttles,
                ThrottleLimits.DEFAULT,
                key,
                new AttackWatch(AttackLimits.DEFAULT, (_, _, _, _) -> {})),
            new AccountGate(users),
            List.of(
                new MagicLinkMethod(mail, users, links, changes),
                new EmailCodeMethod(mail, changes, sent),
                new SmsCodeMethod(mail, links, sent, sealed.numbers(), TEXTING),
                recovery));
  }

  @BeforeEach
  void addAda() {
    users.add(ACME, ada(false), Optional.empty(), By.server(NOON));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  @DisplayName("A link signs in whoever confirms it, once, and proves that mail reaches them")
  void link() {
    ask(ADDRESS);
    var mail = mailed();
    visitor = visitor("198.51.100.7");

    var done = (Done) open(token(mail));

    assertThat(done.user().id()).isEqualTo(ADA);
    assertThat(done.factors()).extracting(Factor::method).containsExactly(SignInMethod.MAGIC_LINK);
    assertThat(users.findById(ACME, ADA).orElseThrow().emailVerified()).isTrue();
    assertThat(open(token(mail))).isEqualTo(wrong());
  }

  @Test
  @DisplayName("OWASP ASVS 6.6.3: a code signs in in the login that asked, and in no other")
  void code() {
    var asked = ask(ADDRESS);
    var code = code(mailed());
    var other = ask("bob@acme.test");

    assertThat(type(other, code)).isEqualTo(wrong());
    assertThat(type(asked, code)).isInstanceOf(Done.class);
    assertThat(type(asked, code)).isEqualTo(wrong());
  }

  @Test
  @DisplayName("Link and code come in one mail, and using one ends the other")
  void oneEndsTheOther() {
    var first = ask(ADDRESS);
    var mail = mailed();
    assertThat(open(token(mail))).isInstanceOf(Done.class);
    assertThat(type(first, code(mail))).isEqualTo(wrong());

    var second = ask(ADDRESS);
    var again = mailed();
    assertThat(type(second, code(again))).isInstanceOf(Done.class);
    assertThat(open(token(again))).isEqualTo(wrong());
  }

  @Test
  @DisplayName("The code is good for ten minutes, the link for fifteen")
  void lifetimes() {
    var asked = ask(ADDRESS);
    var mail = mailed();
    now = NOON.plusSeconds(600);
    assertThat(type(asked, code(mail))).isEqualTo(wrong());
    now = NOON.plusSeconds(899);
    assertThat(open(token(mail))).isInstanceOf(Done.class);

    ask(ADDRESS);
    var late = mailed();
    now = now.plusSeconds(900);
    assertThat(open(token(late))).isEqualTo(wrong());
  }

  @Test
  @DisplayName("SP 800-63B-4 §3.1.3.2: after five wrong codes the right one is wrong too")
  void fiveTries() {
    var asked = ask(ADDRESS);
    var mail = mailed();
    for (var n = 0; n < 5; n++) {
      assertThat(type(asked, other(code(mail)))).isEqualTo(wrong());
    }

    assertThat(type(asked, code(mail))).isEqualTo(wrong());
    assertThat(open(token(mail))).isInstanceOf(Done.class);
  }

  @Test
  @DisplayName("Wrong codes count on the account across codes, also of one that is not there")
  void countedAcrossCodes() {
    for (var address : List.of(ADDRESS, "nobody@acme.test")) {
      var refusals =
          IntStream.range(0, 11)
              .mapToObj(n -> {
                if (n % 4 == 0) {
                  ask(address);
                }
                return type(ask(address), new Secret("000000"));
              })
              .toList();
      assertThat(refusals.subList(0, 9)).as(address).containsOnly(wrong());
      assertThat(((Refused) refusals.getLast()).reason()).isEqualTo(Reason.THROTTLED);
    }
  }

  @Test
  @DisplayName("An address without an account is answered as any other, and gets no mail")
  void nobody() {
    var known = (Challenge) choose(ADDRESS);
    var unknown = (Challenge) choose("nobody@acme.test");
    desk.workOff(now);

    assertThat(unknown.method()).isEqualTo(known.method());
    assertThat(unknown.others()).isEqualTo(known.others());
    assertThat(unknown.shown().text()).isEqualTo(known.shown().text());
    assertThat(unknown.shown().kept()).isPresent();
    assertThat(take()).hasSize(1);
    assertThat(type(unknown.state(), new Secret("123456"))).isEqualTo(wrong());
  }

  @Test
  @DisplayName("SP 800-63B-4 §3.1.3: neither is a second factor, and neither avoids one")
  void secondFactorIsAskedForAllTheSame() {
    recovery.make(ACME, ADA, true, random, Optional.empty(), By.owner(NOON));
    ask(ADDRESS);
    var byLink = (Challenge) open(token(mailed()));
    assertThat(byLink.method()).isEqualTo(SignInMethod.RECOVERY_CODE);
    assertThat(byLink.others()).isEmpty();

    var asked = ask(ADDRESS);
    var byCode = (Challenge) type(asked, code(mailed()));
    assertThat(byCode.method()).isEqualTo(SignInMethod.RECOVERY_CODE);
  }

  @Test
  @DisplayName("A link of an account that was suspended, or has another address now, opens nothing")
  void accountChanged() {
    ask(ADDRESS);
    var token = token(mailed());
    users.update(
        ACME,
        ADA,
        UserChange.NONE.withAddress(new CanonicalEmail("new@acme.test"), "new@acme.test"),
        By.server(now));
    assertThat(open(token)).isEqualTo(wrong());

    ask("new@acme.test");
    var second = token(mailed());
    users.update(ACME, ADA, UserChange.NONE.withStatus(UserStatus.SUSPENDED), By.server(now));
    assertThat(open(second)).isEqualTo(wrong());
    ask("new@acme.test");
    assertThat(take()).isEmpty();
  }

  @Test
  @DisplayName("Of 16 browsers that confirm one link at once, one is signed in")
  void race() throws Exception {
    ask(ADDRESS);
    var token = token(mailed());
    try (var threads = Executors.newFixedThreadPool(16)) {
      var calls =
          IntStream.range(0, 16).mapToObj(n -> (Callable<SignInStep>) () -> open(token)).toList();
      var signedIn = 0;
      for (var answer : threads.invokeAll(calls)) {
        signedIn += answer.get() instanceof Done ? 1 : 0;
      }
      assertThat(signedIn).isEqualTo(1);
    }
  }

  @Test
  @DisplayName(
      "A recipient gets four mails in a quarter of an hour, and nobody is told when it is"
          + " more; the last link works until then")
  void boundedByRecipient() {
    var shown =
        IntStream.range(0, 6)
            .mapToObj(n -> ((Challenge) choose(ADDRESS)).shown().text())
            .distinct()
            .toList();
    desk.workOff(now);

    assertThat(shown).hasSize(1);
    var mails = take();
    assertThat(mails).hasSize(4);
    now = NOON.plusSeconds(899);
    var opened =
        mails.stream()
            .map(due -> open(token(due.mail().orElseThrow())))
            .filter(Done.class::isInstance)
            .toList();
    assertThat(opened).hasSize(1);
  }

  @Test
  @DisplayName("Where only links are offered, the mail holds no code; a code has a link beside it")
  void oneOfTheTwo() {
    choose(ADDRESS, SignInMethod.EMAIL_CODE, EnumSet.of(SignInMethod.EMAIL_CODE));
    desk.workOff(now);
    var mail = mailed();
    assertThat(((Content.Link) mail.content()).url()).isPresent();
    assertThat(((Content.Link) mail.content()).code()).isPresent();

    choose(ADDRESS, SignInMethod.MAGIC_LINK, EnumSet.of(SignInMethod.MAGIC_LINK));
    desk.workOff(now);
    assertThat(((Content.Link) mailed().content()).code()).isEmpty();
  }

  @Test
  @DisplayName(
      "Whom strangers locked out of typing a code gets in by the link of the same mail, also where"
          + " codes alone are offered")
  void lockedOut() {
    var codes = EnumSet.of(SignInMethod.EMAIL_CODE);
    var policy = new SignInPolicy(codes, SignInPolicy.Strength.ONE_FACTOR);
    for (var n = 1; n <= 10; n++) {
      visitor = visitor("198.51." + n + ".7");
      var guess = ((Challenge) choose(ADDRESS, SignInMethod.EMAIL_CODE, codes)).state();
      type(policy, guess, new Secret("x"));
    }
    desk.workOff(now);
    take();
    visitor = visitor("192.0.2.1");
    var own = ((Challenge) choose(ADDRESS, SignInMethod.EMAIL_CODE, codes)).state();
    desk.workOff(now);
    var mail = mailed();

    assertThat(((Refused) type(policy, own, code(mail))).reason()).isEqualTo(Reason.THROTTLED);

    var scene = new Scene(ACME, policy, visitor, now);
    var opened = new SignInInput.LinkOpened(token(mail));
    assertThat(flow.next(scene, SignInState.NOTHING, opened)).isInstanceOf(Done.class);
  }

  private SignInStep type(SignInPolicy policy, SignInState state, Secret code) {
    var input = new SignInInput.Code(SignInMethod.EMAIL_CODE, code);
    return flow.next(new Scene(ACME, policy, visitor, now), state, input);
  }

  @Test
  @DisplayName(
      "Who types a username is mailed at the account's address; one that is nobody's, nobody")
  void byUsername() {
    var name = LoginName.parse(LoginName.Kind.USERNAME, "ada.l").orElseThrow();
    store.loginNames().give(ACME, ADA, name, By.server(NOON));

    var known = ask("Ada.L");
    var mail = mailed();
    var unknown = ask("nobody.l");

    assertThat(mail.to().value()).isEqualTo(ADDRESS);
    assertThat(take()).isEmpty();
    assertThat(unknown.kept()).isPresent();
    assertThat(known.kept()).isPresent();
    assertThat(open(token(mail))).isInstanceOf(Done.class);
  }

  /// Asks for a mail and has the desk see to it.
  private SignInState ask(String address) {
    var step = choose(address);
    desk.workOff(now);
    return ((Challenge) step).state();
  }

  private SignInStep choose(String address) {
    return choose(address, SignInMethod.EMAIL_CODE, BOTH);
  }

  private SignInStep choose(String address, SignInMethod method, Set<SignInMethod> methods) {
    var policy = new SignInPolicy(methods, SignInPolicy.Strength.ONE_FACTOR);
    var asker =
        new Asker(
            "en",
            Optional.of("Shop"),
            Optional.empty(),
            methods,
            Set.of(LoginName.Kind.USERNAME),
            Document.EMPTY);
    var scene = new Scene(ACME, policy, visitor, Optional.of(asker), now);
    return flow.next(
        scene, SignInState.NOTHING, new SignInInput.Choice(method, Optional.of(address)));
  }

  private SignInStep type(SignInState state, Secret code) {
    return flow.next(scene(), state, new SignInInput.Code(SignInMethod.EMAIL_CODE, code));
  }

  private SignInStep open(LinkToken token) {
    return flow.next(scene(), SignInState.NOTHING, new SignInInput.LinkOpened(token));
  }

  private Scene scene() {
    return new Scene(ACME, POLICY, visitor, now);
  }

  private List<DueMail> take() {
    return sealed.outbox().take(9, Duration.ofDays(1), now);
  }

  private Mail mailed() {
    return take().getFirst().mail().orElseThrow();
  }

  private static LinkToken token(Mail mail) {
    var url = ((Content.Link) mail.content()).url().orElseThrow().reveal();
    return LinkToken.parse(url.substring(URL.length())).orElseThrow();
  }

  private static Secret code(Mail mail) {
    return ((Content.Link) mail.content()).code().orElseThrow();
  }

  /// Another code than this one.
  private static Secret other(Secret code) {
    return new Secret(code.reveal().equals("111111") ? "222222" : "111111");
  }

  private static Refused wrong() {
    return new Refused(Reason.WRONG, Optional.empty());
  }

  private static Visitor visitor(String address) {
    return new Visitor(InetAddress.ofLiteral(address), Optional.empty());
  }

  private static User ada(boolean verified) {
    return new User(
        ADA,
        new CanonicalEmail(ADDRESS),
        ADDRESS,
        verified,
        Claims.NONE,
        Optional.empty(),
        UserStatus.ACTIVE,
        NOON,
        NOON,
        Optional.empty());
  }
}
