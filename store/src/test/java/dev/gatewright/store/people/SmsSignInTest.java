package dev.gatewright.store.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.Claims;
import dev.gatewright.identity.Credential;
import dev.gatewright.identity.Document;
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
import dev.gatewright.identity.mail.LinkId;
import dev.gatewright.identity.mail.LinkPurpose;
import dev.gatewright.identity.mail.Mail.Content;
import dev.gatewright.identity.mail.MailedCodes;
import dev.gatewright.identity.mail.Posting;
import dev.gatewright.identity.mailcode.EmailCodeMethod;
import dev.gatewright.identity.mailcode.NumberChange;
import dev.gatewright.identity.mailcode.SentCodes;
import dev.gatewright.identity.mailcode.SignInMail;
import dev.gatewright.identity.mailcode.SmsCodeMethod;
import dev.gatewright.identity.signin.AccountGate;
import dev.gatewright.identity.signin.Asker;
import dev.gatewright.identity.signin.SignInFlow;
import dev.gatewright.identity.signin.SignInFlow.Scene;
import dev.gatewright.identity.signin.SignInHandler.Use;
import dev.gatewright.identity.signin.SignInInput;
import dev.gatewright.identity.signin.SignInPolicy;
import dev.gatewright.identity.signin.SignInState;
import dev.gatewright.identity.signin.SignInStep;
import dev.gatewright.identity.signin.SignInStep.Challenge;
import dev.gatewright.identity.signin.SignInStep.Done;
import dev.gatewright.identity.signin.SignInStep.Reason;
import dev.gatewright.identity.signin.SignInStep.Refused;
import dev.gatewright.identity.signin.Visitor;
import dev.gatewright.identity.store.VerifiedNumbers.Change;
import dev.gatewright.identity.store.WaysIn;
import dev.gatewright.identity.store.WaysIn.Removal;
import dev.gatewright.identity.text.PhoneNumber;
import dev.gatewright.identity.text.Text;
import dev.gatewright.identity.text.TextChannel;
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
import dev.gatewright.store.outbox.DueText;
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
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/// Telephone numbers and what is sent to them, over the real tables.
final class SmsSignInTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final TenantId ACME = new TenantId("acme");
  private static final UserId ADA = new UserId("ada");
  private static final UserId BOB = new UserId("bob");
  private static final PhoneNumber NUMBER = new PhoneNumber("+49301234567");
  private static final Set<SignInMethod> BOTH =
      EnumSet.of(SignInMethod.SMS_CODE, SignInMethod.EMAIL_CODE);
  private static final WaysIn BY_MAIL = new WaysIn(true, false, false, _ -> true, Set.of());
  private static final WaysIn BY_NUMBER = new WaysIn(false, false, false, _ -> true, Set.of());
  private static final Credential PASSKEY =
      new Credential(ADA, SignInMethod.PASSKEY, "key", Document.EMPTY, NOON, NOON);
  private static final Set<LoginName.Kind> NAMES = Set.of(LoginName.Kind.PHONE);
  private static final SignInPolicy POLICY =
      new SignInPolicy(BOTH, SignInPolicy.Strength.ONE_FACTOR, Duration.ZERO, NAMES);

  private final SecureRandom random = new SecureRandom();
  private final MasterKey master = MasterKey.generate(random);
  private final SqlStore store =
      SqlStore.open(
          new StoreConfig.InMemory("smssignin"),
          random,
          cause -> {
            throw new AssertionError(cause);
          });
  private final SealedTables sealed = store.unlock(master, CryptoProvider.jdk(), random);
  private final NumberTable numbers = sealed.numbers();
  private final SignInTexts texts;
  private final MailDesk desk;
  private final SignInMail asking;
  private final SentCodes sent;
  private final SignInFlow flow;
  private final NumberChange change;
  private Instant now = NOON;
  private Visitor visitor = visitor("192.0.2.1");

  SmsSignInTest() {
    var key = master.derive("throttles");
    var codes = new MailedCodes(master.derive("codes"));
    var throttles = store.throttles();
    var watch = new AttackWatch(AttackLimits.DEFAULT, (_, _, _, _) -> {});
    var mailThrottle = new MailThrottle(throttles, key, watch);
    texts = new SignInTexts(numbers, new EveryText(), codes, random);
    desk =
        new MailDesk(
            store.users(),
            store.loginNames(),
            sealed.mailRequests(),
            mailThrottle,
            new LinkMails((_, _, _) -> Optional.empty(), random),
            new SignInMails((_, _, token) -> Optional.of(token.text()), codes, random),
            texts);
    asking = new SignInMail(desk, random);
    sent = new SentCodes(sealed.links(), codes, new CodeTries(throttles, key));
    change =
        new NumberChange(
            sealed.links(), numbers, mailThrottle, texts, new EveryText(), sent, random);
    flow =
        new SignInFlow(
            store.users(),
            store.loginNames(),
            sealed.devices(),
            new GuessThrottle(throttles, ThrottleLimits.DEFAULT, key, watch),
            new AccountGate(store.users()),
            List.of(
                new EmailCodeMethod(asking, sealed.mailedChanges(), sent),
                new SmsCodeMethod(asking, sealed.links(), sent, numbers, new EveryText())));
  }

  @BeforeEach
  void people() {
    for (var id : List.of(ADA, BOB)) {
      store.users().add(ACME, person(id), Optional.empty(), By.server(NOON));
    }
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  @DisplayName(
      "A number is an account's once the code that was sent there came back, and not before")
  void verified() {
    var id = ((NumberChange.Asking.Taken) ask(ADA)).id();
    var text = texted();
    assertThat(text.to()).isEqualTo(NUMBER);
    assertThat(numbers.of(ACME, ADA)).isEmpty();
    assertThat(store.loginNames().find(ACME, NUMBER.name())).isEmpty();
    assertThat(change.find(ACME, person(ADA), id, other(text.code()), now)).isEmpty();
    assertThat(change.find(ACME, person(BOB), id, text.code(), now)).as("another's").isEmpty();

    var link = change.find(ACME, person(ADA), id, text.code(), now).orElseThrow();
    assertThat(change.confirm(ACME, link, Optional.empty(), now)).isEqualTo(Change.DONE);

    assertThat(numbers.of(ACME, ADA).orElseThrow().number()).isEqualTo(NUMBER);
    assertThat(store.loginNames().find(ACME, NUMBER.name())).contains(ADA);
    var claims = store.users().findById(ACME, ADA).orElseThrow().claims().values();
    assertThat(claims)
        .containsEntry("phone_number", NUMBER.value())
        .containsEntry("phone_number_verified", true);
    assertThat(change.confirm(ACME, link, Optional.empty(), now)).isEqualTo(Change.GONE);
  }

  @Test
  @DisplayName("A number is one account's; who reads texts there is told so, and takes nothing")
  void taken() {
    verify(ADA);
    var id = ((NumberChange.Asking.Taken) ask(BOB)).id();
    var link = change.find(ACME, person(BOB), id, texted().code(), now).orElseThrow();

    assertThat(change.confirm(ACME, link, Optional.empty(), now)).isEqualTo(Change.TAKEN);

    assertThat(numbers.of(ACME, BOB)).isEmpty();
    assertThat(numbers.of(ACME, ADA)).isPresent();
    assertThat(verify(BOB)).isEqualTo(Change.TAKEN);
  }

  @Test
  @DisplayName(
      "A number that an operator changed, or that was taken away, is not verified any more")
  void givenUp() {
    verify(ADA);
    store.loginNames().give(ACME, ADA, new PhoneNumber("+49309999999").name(), By.server(NOON));
    assertThat(numbers.of(ACME, ADA)).isEmpty();

    verify(ADA);
    assertThat(remove(ADA, BY_MAIL)).isEqualTo(Removal.DONE);
    assertThat(numbers.of(ACME, ADA)).isEmpty();
    assertThat(store.loginNames().find(ACME, NUMBER.name())).isEmpty();
    assertThat(store.users().findById(ACME, ADA).orElseThrow().claims().values())
        .doesNotContainKeys("phone_number", "phone_number_verified");
    assertThat(remove(ADA, BY_NUMBER)).isEqualTo(Removal.NOTHING);
  }

  @Test
  @DisplayName(
      "The last way in stays: a number that lets its person in goes when something else does too,"
          + " and a passkey goes beside it")
  void lastWayIn() {
    verify(ADA);

    assertThat(remove(ADA, BY_NUMBER)).isEqualTo(Removal.LAST);
    assertThat(numbers.of(ACME, ADA)).isPresent();

    sealed.credentials().add(ACME, PASSKEY, 9, Optional.empty(), By.server(NOON));
    assertThat(removePasskey(BY_NUMBER)).isEqualTo(Removal.DONE);
    sealed.credentials().add(ACME, PASSKEY, 9, Optional.empty(), By.server(NOON));
    assertThat(removePasskey(ways(false, "+43"))).as("none gets there").isEqualTo(Removal.LAST);
    assertThat(remove(ADA, ways(true, "+49"))).isEqualTo(Removal.DONE);
    assertThat(removePasskey(ways(true, "+49"))).isEqualTo(Removal.LAST);

    verify(ADA);
    assertThat(remove(ADA, ways(false, "+43"))).as("it lets nobody in").isEqualTo(Removal.DONE);
  }

  @RepeatedTest(8)
  @DisplayName("Of a number and a passkey that are taken away at the same time one stays")
  void lastWayInAtOnce() throws Exception {
    var ways = ways(true, "+49");
    verify(ADA);
    sealed.credentials().add(ACME, PASSKEY, 9, Optional.empty(), By.server(NOON));
    try (var threads = Executors.newFixedThreadPool(2)) {
      var calls = List.<Callable<Removal>>of(() -> remove(ADA, ways), () -> removePasskey(ways));
      var done = 0;
      for (var answer : threads.invokeAll(calls)) {
        done += answer.get() == Removal.DONE ? 1 : 0;
      }
      assertThat(done).isEqualTo(1);
    }
  }

  private Removal remove(UserId user, WaysIn ways) {
    return numbers.remove(ACME, user, ways, Optional.empty(), By.server(NOON));
  }

  private Removal removePasskey(WaysIn ways) {
    return sealed.credentials().remove(ACME, PASSKEY, ways, Optional.empty(), By.server(NOON));
  }

  private static WaysIn ways(boolean passkey, String country) {
    return new WaysIn(false, false, passkey, number -> number.country().equals(country), Set.of());
  }

  @Test
  @DisplayName(
      "RFC 8176 §2: a code to the number signs in once, in the login that asked: sms and otp")
  void signsIn() {
    verify(ADA);
    var asked = choose(NUMBER.value());
    var code = texted().code();
    var other = choose("bob@acme.test");

    assertThat(type(other, code)).isEqualTo(wrong());
    var done = (Done) type(asked, code);
    assertThat(done.user().id()).isEqualTo(ADA);
    assertThat(done.factors().getFirst().amr()).containsExactlyInAnyOrder("sms", "otp");
    assertThat(type(asked, code)).isEqualTo(wrong());
    assertThat(store.users().findById(ACME, ADA).orElseThrow().emailVerified())
        .as("a text shows nothing of the mail address")
        .isFalse();
  }

  @Test
  @DisplayName("Of 16 browsers that type one code at once, one is signed in")
  void race() throws Exception {
    verify(ADA);
    var asked = choose(NUMBER.value());
    var code = texted().code();
    try (var threads = Executors.newFixedThreadPool(16)) {
      var calls =
          IntStream.range(0, 16)
              .mapToObj(n -> (Callable<SignInStep>) () -> type(asked, code))
              .toList();
      var signedIn = 0;
      for (var answer : threads.invokeAll(calls)) {
        signedIn += answer.get() instanceof Done ? 1 : 0;
      }
      assertThat(signedIn).isEqualTo(1);
    }
  }

  @Test
  @DisplayName(
      "A number that is nobody's, or not verified, is answered as any other, and sent nothing")
  void nobody() {
    verify(ADA);
    var unverified = new PhoneNumber("+49307654321");
    store.loginNames().give(ACME, BOB, unverified.name(), By.server(NOON));
    var known = shown(NUMBER.value());
    assertThat(take()).hasSize(1);

    for (var typed :
        List.of(unverified.value(), "+49305555555", "nobody@acme.test", "bob@acme.test")) {
      var other = shown(typed);
      assertThat(other.method()).as(typed).isEqualTo(known.method());
      assertThat(other.shown().text()).as(typed).isEqualTo(known.shown().text());
      assertThat(other.shown().kept().orElseThrow())
          .as(typed)
          .hasSameSizeAs(known.shown().kept().orElseThrow());
      assertThat(take()).as(typed).isEmpty();
      assertThat(type(other.state(), new Secret("123456"))).as(typed).isEqualTo(wrong());
    }
  }

  @Test
  @DisplayName("Wrong codes count on the account across carriers")
  void acrossCarriers() {
    verify(ADA);
    Refused last = wrong();
    for (var n = 0; n < 11; n++) {
      visitor = visitor("198.51." + n + ".7");
      var method = n % 2 == 0 ? SignInMethod.SMS_CODE : SignInMethod.EMAIL_CODE;
      var asked = choose("ada@acme.test", method);
      var input = new SignInInput.Code(method, new Secret("x"));
      last = (Refused) flow.next(scene(), asked, input);
    }
    assertThat(last.reason()).isEqualTo(Reason.THROTTLED);
  }

  @Test
  @DisplayName("Beside another proof the code goes to the number, which is asked for then")
  void second() {
    verify(BOB);
    var mailed = choose("bob@acme.test", SignInMethod.EMAIL_CODE);
    var mail = sealed.outbox().take(9, Duration.ofDays(1), now).getFirst().mail().orElseThrow();
    var code = ((Content.Link) mail.content()).code().orElseThrow();
    var step = flow.next(scene(), mailed, new SignInInput.Code(SignInMethod.EMAIL_CODE, code));
    var asked = (Challenge) step;
    assertThat(asked.method()).isEqualTo(SignInMethod.SMS_CODE);
    assertThat(take()).as("nothing is sent before it is asked for").isEmpty();

    var input = new SignInInput.Choice(SignInMethod.SMS_CODE, Optional.empty());
    var sent = (Challenge) flow.next(scene(), asked.state(), input);
    desk.workOff(now);

    var done = (Done) type(sent.state(), texted().code());
    assertThat(done.factors())
        .extracting(factor -> factor.method())
        .containsExactly(SignInMethod.EMAIL_CODE, SignInMethod.SMS_CODE);
  }

  @Test
  @DisplayName("A number that nothing reaches any more is demanded still, or a password would do")
  void unreachable() {
    verify(BOB);
    var unreached =
        new SmsCodeMethod(asking, sealed.links(), sent, numbers, new EveryText(List.of()));
    assertThat(unreached.use(ACME, person(BOB))).isEqualTo(Use.DEMANDED);
    assertThat(unreached.use(ACME, person(ADA))).isEqualTo(Use.NONE);
  }

  @Test
  @DisplayName(
      "Who first shows that the account's address is theirs ends a number of somebody before")
  void notTheirs() {
    verify(ADA);
    var mailed = choose("ada@acme.test", SignInMethod.EMAIL_CODE);
    var mail = sealed.outbox().take(9, Duration.ofDays(1), now).getFirst().mail().orElseThrow();
    var code = ((Content.Link) mail.content()).code().orElseThrow();

    var step = flow.next(scene(), mailed, new SignInInput.Code(SignInMethod.EMAIL_CODE, code));

    assertThat(step).isInstanceOf(Done.class);
    assertThat(numbers.of(ACME, ADA)).isEmpty();
    assertThat(store.users().findById(ACME, ADA).orElseThrow().claims().values())
        .as("applications are told of none")
        .doesNotContainKey("phone_number_verified");
  }

  @Test
  @DisplayName("With the account goes what waits for its number, and the number")
  void removed() {
    verify(ADA);
    choose(NUMBER.value());
    store.users().remove(ACME, ADA, By.server(now));

    assertThat(take()).isEmpty();
    assertThat(store.loginNames().find(ACME, NUMBER.name())).isEmpty();
  }

  /// Has the number verified as a code does that came back; nothing waits to be sent then.
  private Change verify(UserId user) {
    var made = wanted(user);
    var posted = sealed.links().issue(ACME, made.link(), made.text(), By.server(now));
    assertThat(posted).isEqualTo(Posting.WRITTEN);
    assertThat(take()).hasSize(1);
    return numbers.verify(
        ACME, made.link().link(), NUMBER, TextChannel.SMS, Optional.empty(), By.server(now));
  }

  private SignInTexts.Made wanted(UserId user) {
    var wanted =
        new SignInTexts.Wanted(
            LinkId.generate(random),
            LinkPurpose.VERIFY_NUMBER,
            NUMBER,
            TextChannel.SMS,
            "en",
            Optional.empty());
    return texts.make(ACME, wanted, person(user), now);
  }

  private NumberChange.Asking ask(UserId user) {
    return change.ask(ACME, person(user), NUMBER, Optional.empty(), "en", visitor.address(), now);
  }

  private SignInState choose(String typed) {
    return choose(typed, SignInMethod.SMS_CODE);
  }

  private SignInState choose(String typed, SignInMethod method) {
    return shown(typed, method).state();
  }

  private Challenge shown(String typed) {
    return shown(typed, SignInMethod.SMS_CODE);
  }

  private Challenge shown(String typed, SignInMethod method) {
    var input = new SignInInput.Choice(method, Optional.of(typed));
    var step = flow.next(scene(), SignInState.NOTHING, input);
    desk.workOff(now);
    return (Challenge) step;
  }

  private SignInStep type(SignInState state, Secret code) {
    return flow.next(scene(), state, new SignInInput.Code(SignInMethod.SMS_CODE, code));
  }

  private Scene scene() {
    var asker = new Asker("en", Optional.of("Shop"), Optional.empty(), BOTH, NAMES, Document.EMPTY);
    return new Scene(ACME, POLICY, visitor, Optional.of(asker), now);
  }

  private List<DueText> take() {
    return sealed.texts().take(9, Duration.ofDays(1), now);
  }

  private Text texted() {
    return take().getFirst().text().orElseThrow();
  }

  private static Secret other(Secret code) {
    return new Secret(code.reveal().equals("111111") ? "222222" : "111111");
  }

  private static Refused wrong() {
    return new Refused(Reason.WRONG, Optional.empty());
  }

  private static Visitor visitor(String address) {
    return new Visitor(InetAddress.ofLiteral(address), Optional.empty());
  }

  private static User person(UserId id) {
    var address = id.value() + "@acme.test";
    return new User(
        id,
        new CanonicalEmail(address),
        address,
        id.equals(BOB),
        Claims.NONE,
        Optional.empty(),
        UserStatus.ACTIVE,
        NOON,
        NOON,
        Optional.empty());
  }
}
