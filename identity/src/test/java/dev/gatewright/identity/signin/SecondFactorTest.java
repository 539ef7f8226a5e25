package dev.gatewright.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.Claims;
import dev.gatewright.identity.DeviceId;
import dev.gatewright.identity.Document;
import dev.gatewright.identity.Factor;
import dev.gatewright.identity.Secret;
import dev.gatewright.identity.Session;
import dev.gatewright.identity.SessionId;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.memory.MemoryCredentials;
import dev.gatewright.identity.memory.MemoryLoginNames;
import dev.gatewright.identity.memory.MemoryPeople;
import dev.gatewright.identity.memory.MemoryThrottles;
import dev.gatewright.identity.password.CountingArgon2;
import dev.gatewright.identity.password.Password;
import dev.gatewright.identity.password.PasswordHashes;
import dev.gatewright.identity.password.PasswordHashes.Hashing;
import dev.gatewright.identity.password.PasswordHashes.Pool;
import dev.gatewright.identity.password.PasswordMethod;
import dev.gatewright.identity.recovery.RecoveryCodes;
import dev.gatewright.identity.signin.SignInFlow.Scene;
import dev.gatewright.identity.signin.SignInStep.Challenge;
import dev.gatewright.identity.signin.SignInStep.Done;
import dev.gatewright.identity.signin.SignInStep.Reason;
import dev.gatewright.identity.signin.SignInStep.Refused;
import dev.gatewright.identity.store.UserChange;
import dev.gatewright.identity.throttle.AttackLimits;
import dev.gatewright.identity.throttle.AttackWatch;
import dev.gatewright.identity.throttle.GuessThrottle;
import dev.gatewright.identity.throttle.ThrottleLimits;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Signing in with a recovery code after the password.
final class SecondFactorTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
  private static final Instant LATER = NOON.plusSeconds(60);
  private static final String RIGHT = "correct horse battery";
  private static final SignInPolicy TWO_FACTORS =
      new SignInPolicy(Set.of(SignInMethod.PASSWORD), SignInPolicy.Strength.TWO_FACTORS);
  private static final Visitor HOME = visitor("192.0.2.1");

  private final SecureRandom random = new SecureRandom();
  private final MemoryPeople people = new MemoryPeople();
  private final MemoryCredentials credentials = new MemoryCredentials();
  private final MemoryThrottles throttles = new MemoryThrottles();
  private final CountingArgon2 argon2 = new CountingArgon2();
  private final PasswordHashes hashes =
      new PasswordHashes(CountingArgon2.CHEAP, argon2, random, new Pool(2, 256));
  private final RecoveryCodes codes = new RecoveryCodes(credentials);
  private final SignInFlow flow =
      new SignInFlow(
          people,
          new MemoryLoginNames(),
          people,
          new GuessThrottle(
              throttles,
              ThrottleLimits.DEFAULT,
              new SecretKeySpec(new byte[32], "HmacSHA256"),
              new AttackWatch(AttackLimits.DEFAULT, (_, _, _, _) -> {})),
          new AccountGate(people),
          List.of(new PasswordMethod(people, hashes, (_, _, _, _) -> {}), codes));
  private final User ada = add("ada@acme.test");

  @AfterEach
  void close() {
    hashes.close();
  }

  @Test
  @DisplayName("Nobody is asked for a code unless it is demanded, and then whoever has some")
  void onlyWhereDemanded() {
    assertThat(password(TWO_FACTORS, NOON)).isInstanceOf(Done.class);
    make(false);

    assertThat(password(SignInPolicy.ONE_FACTOR, NOON)).isInstanceOf(Done.class);
    assertThat(password(TWO_FACTORS, NOON))
        .isInstanceOfSatisfying(
            Challenge.class,
            challenge -> {
              assertThat(challenge.method()).isEqualTo(SignInMethod.RECOVERY_CODE);
              assertThat(challenge.person()).contains(ada);
            });
  }

  @Test
  @DisplayName("The account's own setting demands a code at every sign-in, also when none is left")
  void accountDemands() {
    var made = make(true);
    for (var code : made) {
      assertThat(code(challenge(SignInPolicy.ONE_FACTOR), code, LATER)).isInstanceOf(Done.class);
    }

    assertThat(codes.left(ACME, ada.id())).isZero();
    var state = challenge(SignInPolicy.ONE_FACTOR);
    assertThat(code(state, made.getFirst(), LATER)).isEqualTo(new Refused(Reason.WRONG));
  }

  @Test
  @DisplayName("RFC 8176 §2: password and code are proved when each was given")
  void bothAreProved() {
    var made = make(false);

    assertThat(code(challenge(TWO_FACTORS), made.getFirst(), LATER))
        .isEqualTo(
            new Done(
                ada,
                List.of(
                    new Factor(SignInMethod.PASSWORD, NOON),
                    new Factor(SignInMethod.RECOVERY_CODE, LATER)),
                LATER));
  }

  @Test
  @DisplayName("A code is good for once, and codes made before are worthless")
  void goodForOnce() {
    var old = make(false);
    var made = make(false);

    assertThat(code(challenge(TWO_FACTORS), old.getLast(), LATER))
        .isEqualTo(new Refused(Reason.WRONG));
    assertThat(code(challenge(TWO_FACTORS), made.getFirst(), LATER)).isInstanceOf(Done.class);
    assertThat(code(challenge(TWO_FACTORS), made.getFirst(), LATER))
        .isEqualTo(new Refused(Reason.WRONG));
    assertThat(codes.left(ACME, ada.id())).isEqualTo(9);
  }

  @Test
  @DisplayName("A code is understood in any case, with any spaces and hyphens, O for 0 and l for 1")
  void spellings() {
    for (var code : make(false).subList(0, 5)) {
      var typed = code.reveal().toLowerCase(Locale.ROOT).replace("-", " \u2013 ");
      assertThat(code(challenge(TWO_FACTORS), typed.replace('0', 'o').replace('1', 'l'), LATER))
          .isInstanceOf(Done.class);
    }
  }

  @Test
  @DisplayName(
      "SP 800-63B-4 §4.6: who signs in with a recovery code is told so, at the address on file")
  void usesAreTold() {
    var made = make(false);
    var state = challenge(TWO_FACTORS);
    var asker =
        new Asker("de", Optional.of("Shop"), Optional.empty(), Set.of(), Set.of(), Document.EMPTY);
    var scene = new Scene(ACME, TWO_FACTORS, HOME, Optional.of(asker), LATER);
    var wrong = new SignInInput.Code(SignInMethod.RECOVERY_CODE, new Secret("00000"));
    var right = new SignInInput.Code(SignInMethod.RECOVERY_CODE, made.getFirst());

    assertThat(flow.next(scene, state, wrong)).isEqualTo(new Refused(Reason.WRONG));
    assertThat(credentials.told()).isEmpty();
    assertThat(flow.next(scene, state, right)).isInstanceOf(Done.class);
    assertThat(credentials.told())
        .singleElement()
        .satisfies(mail -> {
          assertThat(mail.content().word()).isEqualTo("recovery_code_used");
          assertThat(mail.to().value()).isEqualTo("ada@acme.test");
          assertThat(mail.language()).isEqualTo("de");
          assertThat(mail.asked().orElseThrow().address()).contains("192.0.2.1");
        });
  }

  @Test
  @DisplayName("Somebody else's code is a wrong one")
  void codesAreOnesOwn() {
    make(false);
    var eve = add("eve@acme.test");
    var hers = codes.make(ACME, eve.id(), false, random, Optional.empty(), By.server(NOON));

    assertThat(code(challenge(TWO_FACTORS), hers.getFirst(), LATER))
        .isEqualTo(new Refused(Reason.WRONG));
  }

  @Test
  @DisplayName("The tenth wrong code says how long to wait, and then even a right one waits")
  void wrongCodesAreThrottled() {
    var made = make(false);
    for (int i = 1; i < 10; i++) {
      assertThat(code(challenge(TWO_FACTORS), "wrong", LATER)).isEqualTo(new Refused(Reason.WRONG));
    }

    assertThat(reason(code(challenge(TWO_FACTORS), "wrong", LATER))).isEqualTo(Reason.THROTTLED);
    assertThat(reason(code(challenge(TWO_FACTORS), made.getFirst(), LATER)))
        .isEqualTo(Reason.THROTTLED);
    assertThat(codes.left(ACME, ada.id())).isEqualTo(10);
    assertThat(password(SignInPolicy.ONE_FACTOR, LATER)).isInstanceOf(Done.class);
  }

  @Test
  @DisplayName("Without a password that was proved a code is nothing")
  void codeAlone() {
    var made = make(true);

    assertThat(code(SignInState.NOTHING, made.getFirst(), NOON))
        .isEqualTo(new Refused(Reason.STALE));
    assertThat(codes.left(ACME, ada.id())).isEqualTo(10);
  }

  @Test
  @DisplayName("What was proved waits ten minutes for the code")
  void waitsTenMinutes() {
    make(false);
    var text = challenge(TWO_FACTORS).text();

    assertThat(SignInState.parse(text, NOON.plus(Duration.ofMinutes(10)).minusMillis(1)))
        .contains(challenge(TWO_FACTORS));
    assertThat(SignInState.parse(text, NOON.plus(Duration.ofMinutes(10)))).isEmpty();
    assertThat(SignInState.parse(SignInState.NOTHING.text(), NOON)).contains(SignInState.NOTHING);
  }

  @Test
  @DisplayName("An account that was shut or signed out between password and code does not get in")
  void shutBetween() {
    var made = make(false);
    var state = challenge(TWO_FACTORS);
    people.signOutEverywhere(ACME, ada.id(), By.server(NOON.plusSeconds(1)));
    assertThat(code(state, made.getFirst(), LATER)).isEqualTo(new Refused(Reason.STALE));

    var later = ((Challenge) password(TWO_FACTORS, LATER)).state();
    people.update(
        ACME, ada.id(), UserChange.NONE.withStatus(UserStatus.DISABLED), By.server(LATER));
    assertThat(code(later, made.getFirst(), LATER)).isEqualTo(new Refused(Reason.STALE));
    assertThat(codes.left(ACME, ada.id())).isEqualTo(10);
  }

  @Test
  @DisplayName("A session's password counts for a stronger login, unless it is older than demanded")
  void sessionIsStrengthened() {
    var made = make(false);
    var session =
        Session.begin(
                SessionId.generate(random),
                ACME,
                ada.id(),
                NOON,
                Duration.ofDays(7),
                Duration.ofHours(1))
            .proved(List.of(new Factor(SignInMethod.PASSWORD, NOON)));

    assertThat(SignInState.of(session, Optional.of(NOON.plusMillis(1))))
        .isEqualTo(SignInState.NOTHING);
    var state = SignInState.of(session, Optional.of(NOON));
    assertThat(flow.show(new Scene(ACME, TWO_FACTORS, HOME, LATER), state))
        .isInstanceOf(Challenge.class);
    assertThat(flow.show(new Scene(ACME, SignInPolicy.ONE_FACTOR, HOME, LATER), state))
        .isInstanceOf(Done.class);
    assertThat(code(state, made.getFirst(), LATER)).isInstanceOf(Done.class);
  }

  @Test
  @DisplayName("A stranger's wrong passwords do not keep the owner of a recovery code out")
  void codeLeadsPastStrangers() {
    var made = make(false);
    useUpAttempts();
    assertThat(reason(password(SignInPolicy.ONE_FACTOR, NOON))).isEqualTo(Reason.THROTTLED);

    assertThat(withCode(RIGHT, made.getFirst()))
        .isInstanceOfSatisfying(
            Done.class,
            done ->
                assertThat(done.factors())
                    .extracting(Factor::method)
                    .containsExactly(SignInMethod.RECOVERY_CODE, SignInMethod.PASSWORD));
    assertThat(codes.left(ACME, ada.id())).isEqualTo(9);
  }

  @Test
  @DisplayName("Each look at a password past the throttle costs a code, right or wrong")
  void eachLookCostsACode() {
    var made = make(false);
    useUpAttempts();
    int before = argon2.digests();

    assertThat(withCode("wrong", made.getFirst())).isEqualTo(new Refused(Reason.WRONG));
    assertThat(reason(withCode(RIGHT, made.getFirst()))).isEqualTo(Reason.THROTTLED);
    assertThat(argon2.digests() - before).isEqualTo(1);
  }

  @Test
  @DisplayName("Who is throttled and shows a wrong code learns nothing, whoever they are")
  void wrongCodeAtTheThrottle() {
    make(false);
    useUpAttempts();
    for (int i = 0; i < 12; i++) {
      var refused = withCode(RIGHT, new Secret("0000-0000-0000-0000"));
      assertThat(refused).isEqualTo(password(SignInPolicy.ONE_FACTOR, NOON));
    }
  }

  @Test
  @DisplayName("A known browser's code has a budget that strangers with the password cannot use up")
  void knownBrowserHasItsOwnBudget() {
    var made = make(false);
    var device = DeviceId.generate(random);
    people.remember(ACME, ada.id(), device, NOON, 20);
    for (int i = 0; i < 10; i++) {
      code(challenge(TWO_FACTORS), "wrong", LATER);
    }

    var known = new Visitor(HOME.address(), Optional.of(device));
    var input = new SignInInput.Code(SignInMethod.RECOVERY_CODE, made.getFirst());
    assertThat(flow.next(new Scene(ACME, TWO_FACTORS, known, LATER), challenge(TWO_FACTORS), input))
        .isInstanceOf(Done.class);
  }

  @Test
  @DisplayName("A page waits ten minutes from the password on, whenever a second factor was proved")
  void waitsFromTheFirstFactor() {
    var both =
        new SignInState(
            Optional.of(ada.id()),
            List.of(
                new Factor(SignInMethod.PASSWORD, NOON),
                new Factor(SignInMethod.RECOVERY_CODE, LATER)));

    assertThat(both.begun()).contains(NOON);
    assertThat(SignInState.parse(both.text(), NOON.plus(Duration.ofMinutes(10)))).isEmpty();
    assertThat(SignInState.parse(both.text(), LATER)).contains(both);
  }

  @Test
  @DisplayName("A proof is somebody's, and a session's second factor alone begins no login")
  void proofsAreSomebodys() {
    var code = List.of(new Factor(SignInMethod.RECOVERY_CODE, NOON));
    assertThatThrownBy(() -> new SignInState(Optional.empty(), code))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(new SignInState(Optional.empty(), List.of())).isEqualTo(SignInState.NOTHING);
    var session =
        Session.begin(
                SessionId.generate(random),
                ACME,
                ada.id(),
                NOON,
                Duration.ofDays(7),
                Duration.ofHours(1))
            .proved(code);
    assertThat(SignInState.of(session, Optional.empty())).isEqualTo(SignInState.NOTHING);
  }

  @Test
  @DisplayName("Who has proved nothing is asked for a password, also where the account went away")
  void asksForAPassword() {
    var ask = new SignInStep.Ask(List.of(SignInMethod.PASSWORD), SignInState.NOTHING, Map.of());
    assertThat(flow.show(new Scene(ACME, TWO_FACTORS, HOME, NOON), SignInState.NOTHING))
        .isEqualTo(ask);
    var state =
        SignInState.NOTHING.with(new UserId("usr_gone"), new Factor(SignInMethod.PASSWORD, NOON));
    assertThat(flow.show(new Scene(ACME, TWO_FACTORS, HOME, NOON), state)).isEqualTo(ask);
    assertThat(new AccountGate(people).check(ACME, new UserId("usr_gone"), NOON))
        .isEqualTo(new AccountGate.Admission.NoSuchUser());
  }

  @Test
  @DisplayName("Codes can be taken away, once; without codes none passes")
  void codesCanBeTakenAway() {
    var made = make(true);
    assertThat(codes.areDemanded(ACME, ada.id())).isTrue();
    assertThat(codes.remove(ACME, ada.id(), Optional.empty(), By.server(NOON))).isTrue();
    assertThat(codes.remove(ACME, ada.id(), Optional.empty(), By.server(NOON))).isFalse();
    assertThat(codes.areDemanded(ACME, ada.id())).isFalse();
    var input = new SignInInput.Code(SignInMethod.RECOVERY_CODE, made.getFirst());
    assertThat(codes.judge(claim(Optional.of(ada)), input)).isEqualTo(SignInHandler.Verdict.FAILED);
    assertThat(codes.judge(claim(Optional.empty()), input)).isEqualTo(SignInHandler.Verdict.FAILED);
  }

  @Test
  @DisplayName("The store of credentials holds no code, and nothing prints one")
  void codesAreHashed() {
    var made = make(false);
    for (var code : made) {
      assertThat(credentials.dump())
          .doesNotContain(code.reveal())
          .doesNotContain(code.reveal().replace("-", ""));
    }
    assertThat(made.toString()).doesNotContain(made.getFirst().reveal());
    assertThat(new SignInInput.Code(SignInMethod.RECOVERY_CODE, made.getFirst()).toString())
        .doesNotContain(made.getFirst().reveal());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"fa-u-nu-arabext", "ar-EG-u-nu-arab", "bn-u-nu-beng", "tr-TR", "th-TH-u-nu-thai"})
  @DisplayName("What is stored is the same in every language of the machine, and read in each")
  void anyLocale(String tag) {
    var before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag(tag));
      var made = make(false);
      var eve = add("eve-" + tag.toLowerCase(Locale.ROOT) + "@acme.test");
      var stored = people.passwordHash(ACME, eve.id()).orElseThrow().encoded();

      assertThat(Stream.of(stored, credentials.dump(), challenge(TWO_FACTORS).text()))
          .allMatch(text -> text.chars().allMatch(c -> c < 128));
      assertThat(code(challenge(TWO_FACTORS), made.getFirst(), LATER)).isInstanceOf(Done.class);
      assertThat(SignInState.parse(challenge(TWO_FACTORS).text(), LATER)).isPresent();
    } finally {
      Locale.setDefault(before);
    }
  }

  private static SignInHandler.Claim claim(Optional<User> person) {
    return new SignInHandler.Claim(ACME, person, SignInState.NOTHING, HOME, NOON);
  }

  private List<Secret> make(boolean demanded) {
    return codes.make(ACME, ada.id(), demanded, random, Optional.empty(), By.server(NOON));
  }

  private void useUpAttempts() {
    for (int i = 0; i < 10; i++) {
      var input =
          new SignInInput.Password("ada@acme.test", new Secret("guess " + i), Optional.empty());
      var from = visitor("198.51.100." + i);
      flow.next(new Scene(ACME, SignInPolicy.ONE_FACTOR, from, NOON), SignInState.NOTHING, input);
    }
  }

  private SignInStep password(SignInPolicy policy, Instant now) {
    var input = new SignInInput.Password("ada@acme.test", new Secret(RIGHT), Optional.empty());
    return flow.next(new Scene(ACME, policy, HOME, now), SignInState.NOTHING, input);
  }

  private SignInStep withCode(String password, Secret code) {
    var input = new SignInInput.Password("ada@acme.test", new Secret(password), Optional.of(code));
    return flow.next(
        new Scene(ACME, SignInPolicy.ONE_FACTOR, HOME, NOON), SignInState.NOTHING, input);
  }

  private SignInState challenge(SignInPolicy policy) {
    return ((Challenge) password(policy, NOON)).state();
  }

  private SignInStep code(SignInState state, String typed, Instant now) {
    return code(state, new Secret(typed), now);
  }

  private SignInStep code(SignInState state, Secret typed, Instant now) {
    return flow.next(
        new Scene(ACME, TWO_FACTORS, HOME, now),
        state,
        new SignInInput.Code(SignInMethod.RECOVERY_CODE, typed));
  }

  private static Reason reason(SignInStep step) {
    return ((Refused) step).reason();
  }

  private static Visitor visitor(String address) {
    return new Visitor(InetAddress.ofLiteral(address), Optional.empty());
  }

  private User add(String email) {
    var password = Password.parse(new Secret(RIGHT)).orElseThrow();
    if (!(hashes.hash(password) instanceof Hashing.Hashed(var hash))) {
      throw new AssertionError("busy");
    }
    var user =
        new User(
            UserId.generate(random),
            new CanonicalEmail(email),
            email,
            true,
            Claims.NONE,
            Optional.empty(),
            UserStatus.ACTIVE,
            NOON,
            NOON,
            Optional.empty());
    people.add(ACME, user, Optional.of(hash), By.server(NOON));
    return user;
  }
}
