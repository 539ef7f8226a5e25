package dev.gatewright.identity.totp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.Claims;
import dev.gatewright.identity.Secret;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.memory.MemoryCredentials;
import dev.gatewright.identity.memory.PlainSecrets;
import dev.gatewright.identity.signin.SignInHandler.Claim;
import dev.gatewright.identity.signin.SignInHandler.Use;
import dev.gatewright.identity.signin.SignInHandler.Verdict;
import dev.gatewright.identity.signin.SignInInput;
import dev.gatewright.identity.signin.SignInState;
import dev.gatewright.identity.signin.Visitor;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Codes of an authenticator application.
final class TotpTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
  private static final TotpSecret RFC =
      TotpSecret.of("12345678901234567890".getBytes(US_ASCII)).orElseThrow();
  private static final User ADA = user("ada");
  private static final User BOB = user("bob");

  private final MemoryCredentials credentials = new MemoryCredentials();
  private final TotpMethod totp = new TotpMethod(credentials, new PlainSecrets());

  @ParameterizedTest
  @DisplayName("RFC 6238 Appendix B: the codes of its table, as six digits")
  @CsvSource({
    "59,287082",
    "1111111109,081804",
    "1111111111,050471",
    "1234567890,005924",
    "2000000000,279037",
    "20000000000,353130"
  })
  void vectors(long seconds, String code) {
    assertThat(TotpCode.of(RFC, seconds / TotpCode.STEP_SECONDS)).isEqualTo(code);
  }

  @ParameterizedTest
  @DisplayName("RFC 4226 Appendix D: the codes of its first counters")
  @CsvSource({"0,755224", "1,287082", "2,359152", "3,969429", "8,399871", "9,520489"})
  void counters(long step, String code) {
    assertThat(TotpCode.of(RFC, step)).isEqualTo(code);
  }

  @Test
  @DisplayName("A secret is kept only once one of its codes was typed")
  void enrolment() {
    assertThat(enrol(ADA, "000000")).isFalse();
    assertThat(enrol(ADA, "no code")).isFalse();
    assertThat(totp.use(ACME, ADA)).isEqualTo(Use.NONE);
    assertThat(judge(ADA, at(0), NOON)).isEqualTo(Verdict.FAILED);

    assertThat(enrol(ADA, at(0))).isTrue();
    assertThat(totp.use(ACME, ADA)).isEqualTo(Use.DEMANDED);
    assertThat(totp.enrolledAt(ACME, ADA.id())).contains(NOON);
    assertThat(totp.use(ACME, BOB)).isEqualTo(Use.NONE);
  }

  @Test
  @DisplayName("RFC 6238 §5.2: the code of a step is good for once, that of enrolment included")
  void goodForOnce() {
    enrol(ADA, at(0));
    assertThat(judge(ADA, at(0), NOON)).isEqualTo(Verdict.FAILED);
    var next = NOON.plusSeconds(30);
    assertThat(judge(ADA, at(1), next)).isInstanceOf(Verdict.Passed.class);
    assertThat(judge(ADA, at(1), next)).isEqualTo(Verdict.FAILED);
    assertThat(judge(ADA, at(0), next)).as("an older one after it").isEqualTo(Verdict.FAILED);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1})
  @DisplayName("RFC 6238 §5.2: a clock may be off by one step")
  void drift(int off) {
    enrol(ADA, at(0));
    var later = NOON.plusSeconds(3000);
    assertThat(judge(ADA, at(100 + off), later)).isInstanceOf(Verdict.Passed.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {-2, 2, 50})
  @DisplayName("A clock that is off by more is refused")
  void tooFarOff(int off) {
    enrol(ADA, at(0));
    assertThat(judge(ADA, at(100 + off), NOON.plusSeconds(3000))).isEqualTo(Verdict.FAILED);
  }

  @Test
  @DisplayName("After a code of the next step neither this step's nor that one's is taken")
  void driftIsNoSecondTry() {
    enrol(ADA, at(0));
    var later = NOON.plusSeconds(3000);
    assertThat(judge(ADA, at(101), later)).isInstanceOf(Verdict.Passed.class);
    assertThat(judge(ADA, at(100), later)).isEqualTo(Verdict.FAILED);
    assertThat(judge(ADA, at(101), later.plusSeconds(30))).isEqualTo(Verdict.FAILED);
    assertThat(judge(ADA, at(102), later.plusSeconds(30))).isInstanceOf(Verdict.Passed.class);
  }

  @Test
  @DisplayName("Of 16 that send one code at once, one passes")
  void race() throws Exception {
    enrol(ADA, at(0));
    var next = NOON.plusSeconds(30);
    try (var threads = Executors.newFixedThreadPool(16)) {
      var calls =
          IntStream.range(0, 16)
              .mapToObj(_ -> (Callable<Verdict>) () -> judge(ADA, at(1), next))
              .toList();
      int passed = 0;
      for (var verdict : threads.invokeAll(calls)) {
        passed += verdict.get() instanceof Verdict.Passed ? 1 : 0;
      }
      assertThat(passed).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("Spaces do not matter; anything else that is no code is a wrong one")
  void spellings() {
    enrol(ADA, at(0));
    var code = at(1);
    var next = NOON.plusSeconds(30);
    for (var typed : new String[] {"", "1", code + "0", "x".repeat(99), "\u0661\u0662\u0663456"}) {
      assertThat(judge(ADA, typed, next)).isEqualTo(Verdict.FAILED);
    }
    assertThat(judge(ADA, " " + code.substring(0, 3) + "\u00a0" + code.substring(3), next))
        .isInstanceOf(Verdict.Passed.class);
  }

  @Test
  @DisplayName("One is taken away once, and then nothing is demanded")
  void removal() {
    enrol(ADA, at(0));
    assertThat(totp.remove(ACME, ADA.id(), Optional.empty(), By.owner(NOON))).isTrue();
    assertThat(totp.remove(ACME, ADA.id(), Optional.empty(), By.owner(NOON))).isFalse();
    assertThat(totp.use(ACME, ADA)).isEqualTo(Use.NONE);
  }

  @Test
  @DisplayName("The store holds no secret, and nothing prints one")
  void hidden() {
    enrol(ADA, at(0));
    var secret = RFC.text().reveal();
    assertThat(secret).isEqualTo("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
    assertThat(credentials.dump()).contains("sealed 0").doesNotContain(secret.substring(0, 4));
    assertThat(RFC.toString() + TotpCode.parse(new Secret("123456")))
        .doesNotContain("GEZD", "123456");
  }

  @Test
  @DisplayName("The address in the QR code names issuer, account and secret")
  void uri() {
    assertThat(RFC.uri("Acme & Söhne: Shop", "ada@acme.test").reveal())
        .isEqualTo(
            "otpauth://totp/Acme%20%26%20S%C3%B6hne%20%20Shop:ada%40acme.test"
                + "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Acme%20%26%20S%C3%B6hne%20%20Shop");
    assertThat(TotpSecret.generate(new SecureRandom()).bytes()).hasSize(20);
    assertThat(TotpSecret.of(new byte[19])).isEmpty();
  }

  private boolean enrol(User user, String code) {
    var by = By.owner(NOON);
    return totp.enrol(ACME, user.id(), RFC, new Secret(code), Optional.empty(), by);
  }

  private Verdict judge(User user, String code, Instant now) {
    var visitor = new Visitor(InetAddress.ofLiteral("192.0.2.1"), Optional.empty());
    var claim = new Claim(ACME, Optional.of(user), SignInState.NOTHING, visitor, now);
    return totp.judge(claim, new SignInInput.Code(SignInMethod.TOTP, new Secret(code)));
  }

  /// The code of so many steps after noon.
  private static String at(int steps) {
    return TotpCode.of(RFC, NOON.getEpochSecond() / TotpCode.STEP_SECONDS + steps);
  }

  private static User user(String id) {
    var email = id + "@acme.test";
    return new User(
        new UserId(id),
        new CanonicalEmail(email),
        email,
        true,
        Claims.NONE,
        Optional.empty(),
        UserStatus.ACTIVE,
        NOON,
        NOON,
        Optional.empty());
  }
}
