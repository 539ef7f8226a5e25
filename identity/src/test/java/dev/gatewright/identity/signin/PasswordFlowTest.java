package dev.gatewright.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.Claims;
import dev.gatewright.identity.DeviceId;
import dev.gatewright.identity.Factor;
import dev.gatewright.identity.PasswordHash;
import dev.gatewright.identity.Secret;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.memory.MemoryLoginNames;
import dev.gatewright.identity.memory.MemoryPeople;
import dev.gatewright.identity.memory.MemoryThrottles;
import dev.gatewright.identity.password.CountingArgon2;
import dev.gatewright.identity.password.Password;
import dev.gatewright.identity.password.PasswordHashes;
import dev.gatewright.identity.password.PasswordHashes.Hashing;
import dev.gatewright.identity.password.PasswordHashes.Pool;
import dev.gatewright.identity.password.PasswordMethod;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class PasswordFlowTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
  private static final Duration WINDOW = Duration.ofMinutes(15);
  private static final SignInStep WRONG = new Refused(Reason.WRONG);
  private static final SignInStep NOT_ACTIVE = new Refused(Reason.NOT_ACTIVE);
  private static final String RIGHT = "correct horse battery";
  private static final String BCRYPT_PASSWORD = "Käsebrot & 12 Löffel";
  private static final PasswordHash BCRYPT =
      new PasswordHash("$2b$05$abcdefghijklmnopqrstuuIN86y4XroXv.DXF2U1jelEv6qbRA3E6");

  private final SecureRandom random = new SecureRandom();
  private final MemoryPeople people = new MemoryPeople();
  private final MemoryThrottles throttles = new MemoryThrottles();
  private final CountingArgon2 argon2 = new CountingArgon2();
  private final PasswordHashes hashes =
      new PasswordHashes(CountingArgon2.CHEAP, argon2, random, new Pool(2, 256));
  private final SignInFlow flow = flow(hashes);
  private final User ada = add("ada@acme.test", UserStatus.ACTIVE);
  private final int digestsBefore = argon2.digests();

  @AfterEach
  void close() {
    hashes.close();
  }

  @Test
  @DisplayName("The right password signs in, whichever way the address is spelled")
  void rightPassword() {
    var expected = new Done(ada, List.of(new Factor(SignInMethod.PASSWORD, NOON)), NOON);

    assertThat(attempt("ada@acme.test", RIGHT, NOON)).isEqualTo(expected);
    assertThat(attempt(" ADA@Acme.Test ", RIGHT, NOON)).isEqualTo(expected);
  }

  @Test
  @DisplayName("A wrong password, an unknown account, an impossible one: one answer, one work")
  void nobodyLearnsWhoHasAnAccount() {
    for (var email : new String[] {"ada@acme.test", "nobody@acme.test", "not an address"}) {
      int before = argon2.digests();

      assertThat(attempt(email, "wrong password", NOON)).isEqualTo(WRONG);
      assertThat(argon2.digests() - before).as(email).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("An account of another tenant is an unknown account")
  void tenantsAreApart() {
    assertThat(send(flow, new TenantId("other"), form("ada@acme.test", RIGHT, "192.0.2.1"), NOON))
        .isEqualTo(WRONG);
  }

  @Test
  @DisplayName("An account without a password has none that is right, and does the same work")
  void withoutPassword() {
    people.add(ACME, user("pin@acme.test", UserStatus.ACTIVE), Optional.empty(), By.server(NOON));

    assertThat(attempt("pin@acme.test", RIGHT, NOON)).isEqualTo(WRONG);
    assertThat(argon2.digests()).isEqualTo(digestsBefore + 1);
  }

  @Test
  @DisplayName("The tenth wrong password says how long to wait, and then even the right one waits")
  void tenWrongPasswords() {
    for (int i = 1; i < 10; i++) {
      assertThat(guess("ada@acme.test", i, NOON)).isEqualTo(WRONG);
    }
    assertThat(guess("ada@acme.test", 10, NOON)).isEqualTo(throttled(WINDOW));
    assertThat(attempt("ada@acme.test", RIGHT, NOON.plusSeconds(60)))
        .isEqualTo(throttled(WINDOW.minusSeconds(60)));
    assertThat(argon2.digests()).isEqualTo(digestsBefore + 10);
    assertThat(attempt("ada@acme.test", RIGHT, NOON.plus(WINDOW))).isInstanceOf(Done.class);
  }

  @Test
  @DisplayName("An account that is not there is throttled like one that is")
  void unknownAccountsAreThrottled() {
    for (int i = 1; i < 10; i++) {
      assertThat(guess("nobody@acme.test", i, NOON)).isEqualTo(WRONG);
    }
    assertThat(guess("nobody@acme.test", 10, NOON)).isEqualTo(throttled(WINDOW));
    assertThat(guess("nobody@acme.test", 11, NOON)).isEqualTo(throttled(WINDOW));
  }

  @Test
  @DisplayName("Letter case and the way an accent is typed share one budget")
  void spellingsShareABudget() {
    var spellings =
        new String[] {
          "ren\u00e9@acme.test",
          "RENE\u0301@ACME.TEST",
          " Rene\u0301@acme.test",
          "REN\u00c9@acme.Test"
        };
    for (int i = 1; i < 10; i++) {
      assertThat(guess(spellings[i % 4], i, NOON)).isEqualTo(WRONG);
    }
    assertThat(guess(spellings[2], 10, NOON)).isEqualTo(throttled(WINDOW));
    for (int i = 0; i < 4; i++) {
      assertThat(guess(spellings[i], 11 + i, NOON)).isEqualTo(throttled(WINDOW));
    }
  }

  @Test
  @DisplayName("64 guesses at once get no further than ten, and no more than ten are looked at")
  void parallelGuesses() throws Exception {
    int wrong = 0;
    int throttled = 0;
    for (var result : inParallel(64, i -> guess("ada@acme.test", i, NOON))) {
      if (result.equals(WRONG)) {
        wrong++;
      } else {
        isThrottled(result);
        throttled++;
      }
    }
    assertThat(argon2.digests() - digestsBefore).isEqualTo(10);
    assertThat(wrong).isEqualTo(9);
    assertThat(throttled).isEqualTo(55);
  }

  @Test
  @DisplayName("Right passwords cost no budget, however many come at once")
  void rightPasswordsAreFree() {
    for (int i = 0; i < 30; i++) {
      assertThat(attempt("ada@acme.test", RIGHT, NOON)).isInstanceOf(Done.class);
    }
    for (int i = 1; i < 10; i++) {
      assertThat(guess("ada@acme.test", i, NOON)).isEqualTo(WRONG);
    }
  }

  @Test
  @DisplayName("A stranger who hammers an account keeps nobody out of a browser they know")
  void knownDeviceHasItsOwnBudget() {
    var device = DeviceId.generate(random);
    people.remember(ACME, ada.id(), device, NOON, 20);
    for (int i = 0; i < 20; i++) {
      guess("ada@acme.test", i, NOON);
    }
    assertThat(attempt("ada@acme.test", RIGHT, NOON)).satisfies(PasswordFlowTest::isThrottled);

    assertThat(send(flow, ACME, form("ada@acme.test", RIGHT, device), NOON))
        .isInstanceOf(Done.class);
  }

  @Test
  @DisplayName("A known browser may be wrong ten times too, and not more")
  void knownDeviceIsThrottled() {
    var device = DeviceId.generate(random);
    people.remember(ACME, ada.id(), device, NOON, 20);
    for (int i = 0; i < 10; i++) {
      send(flow, ACME, form("ada@acme.test", "wrong", device), NOON);
    }

    assertThat(send(flow, ACME, form("ada@acme.test", RIGHT, device), NOON))
        .isEqualTo(throttled(WINDOW));
    assertThat(attempt("ada@acme.test", RIGHT, NOON)).isInstanceOf(Done.class);
  }

  @Test
  @DisplayName("A browser known to one account is a stranger to every other")
  void deviceOfAnotherAccount() {
    var device = DeviceId.generate(random);
    people.remember(ACME, add("eve@acme.test", UserStatus.ACTIVE).id(), device, NOON, 20);
    for (int i = 0; i < 10; i++) {
      guess("ada@acme.test", i, NOON);
    }

    assertThat(send(flow, ACME, form("ada@acme.test", RIGHT, device), NOON))
        .satisfies(PasswordFlowTest::isThrottled);
  }

  @Test
  @DisplayName("One address may be wrong fifty times over all accounts; its own success buys none")
  void addressBudget() {
    add("eve@acme.test", UserStatus.ACTIVE);
    for (int i = 1; i < 50; i++) {
      assertThat(from("192.0.2.7", "user" + i + "@acme.test", "wrong")).isEqualTo(WRONG);
      assertThat(from("192.0.2.7", "eve@acme.test", RIGHT)).isInstanceOf(Done.class);
    }
    assertThat(from("192.0.2.7", "user50@acme.test", "wrong")).isEqualTo(throttled(WINDOW));
    assertThat(from("192.0.2.7", "eve@acme.test", RIGHT)).isEqualTo(throttled(WINDOW));
    assertThat(from("192.0.2.8", "eve@acme.test", RIGHT)).isInstanceOf(Done.class);
  }

  @Test
  @DisplayName("An address that is spent takes nothing from an account's budget")
  void spentAddressLeavesAccountsAlone() {
    for (int i = 0; i < 50; i++) {
      from("192.0.2.7", "user" + i + "@acme.test", "wrong");
    }
    for (int i = 0; i < 50; i++) {
      assertThat(from("192.0.2.7", "ada@acme.test", "wrong")).isEqualTo(throttled(WINDOW));
    }

    assertThat(from("192.0.2.8", "ada@acme.test", RIGHT)).isInstanceOf(Done.class);
  }

  @Test
  @DisplayName("Attempts at a throttled account take nothing from the address they come from")
  void throttledAccountLeavesAddressAlone() {
    for (int i = 1; i <= 10; i++) {
      guess("nobody@acme.test", i, NOON);
    }
    for (int i = 0; i < 60; i++) {
      assertThat(from("192.0.2.7", "nobody@acme.test", "wrong")).isEqualTo(throttled(WINDOW));
    }

    assertThat(from("192.0.2.7", "ada@acme.test", RIGHT)).isInstanceOf(Done.class);
  }

  @Test
  @DisplayName("All addresses of an IPv6 /64 are one, and a mapped IPv4 address is that address")
  void addressesOfOneNetwork() {
    for (int i = 0; i < 25; i++) {
      from("2001:db8:0:1::" + Integer.toHexString(i + 1), "user" + i + "@acme.test", "wrong");
      from("2001:db8:0:1:ffff::1", "person" + i + "@acme.test", "wrong");
      from("192.0.2.9", "someone" + i + "@acme.test", "wrong");
      from("::ffff:192.0.2.9", "anyone" + i + "@acme.test", "wrong");
    }

    assertThat(from("2001:db8:0:1::beef", "ada@acme.test", RIGHT)).isEqualTo(throttled(WINDOW));
    assertThat(from("192.0.2.9", "ada@acme.test", RIGHT)).isEqualTo(throttled(WINDOW));
    assertThat(from("2001:db8:0:2::1", "ada@acme.test", RIGHT)).isInstanceOf(Done.class);
  }

  @Test
  @DisplayName("Only the right password learns that an account is suspended or disabled")
  void shutAccounts() {
    add("sue@acme.test", UserStatus.SUSPENDED);
    add("dis@acme.test", UserStatus.DISABLED);

    assertThat(attempt("sue@acme.test", "wrong", NOON)).isEqualTo(WRONG);
    assertThat(attempt("sue@acme.test", RIGHT, NOON)).isEqualTo(NOT_ACTIVE);
    assertThat(attempt("dis@acme.test", RIGHT, NOON)).isEqualTo(NOT_ACTIVE);
  }

  @Test
  @DisplayName("An account shut while its password was compared does not get in")
  void shutDuringComparison() throws Exception {
    var gate = new CountDownLatch(1);
    var slow = new CountingArgon2(gate);
    try (var slowHashes = new PasswordHashes(CountingArgon2.CHEAP, slow, random, new Pool(1, 1));
        var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var result =
          callers.submit(
              (Callable<SignInStep>)
                  () ->
                      send(
                          flow(slowHashes), ACME, form("ada@acme.test", RIGHT, "192.0.2.1"), NOON));
      while (slow.digests() == 0) {
        Thread.onSpinWait();
      }
      people.update(
          ACME,
          ada.id(),
          UserChange.NONE.withStatus(UserStatus.DISABLED),
          By.server(NOON.plusMillis(5)));
      gate.countDown();

      assertThat(result.get()).isEqualTo(NOT_ACTIVE);
    }
  }

  @Test
  @DisplayName("A password replaced while the old one was compared does not let the old one in")
  void replacedDuringComparison() throws Exception {
    var gate = new CountDownLatch(1);
    var slow = new CountingArgon2(gate);
    try (var slowHashes = new PasswordHashes(CountingArgon2.CHEAP, slow, random, new Pool(1, 1));
        var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var result =
          callers.submit(
              (Callable<SignInStep>)
                  () ->
                      send(
                          flow(slowHashes), ACME, form("ada@acme.test", RIGHT, "192.0.2.1"), NOON));
      while (slow.digests() == 0) {
        Thread.onSpinWait();
      }
      people.setPasswordHashAndSignOut(ACME, ada.id(), BCRYPT, By.server(NOON.plusMillis(5)));
      gate.countDown();

      assertThat(result.get()).isEqualTo(WRONG);
      assertThat(people.passwordHash(ACME, ada.id())).contains(BCRYPT);
    }
  }

  @Test
  @DisplayName("An imported hash becomes Argon2id at the first sign-in, with the same password")
  void importedHashIsRenewed() {
    var imported = user("imp@acme.test", UserStatus.ACTIVE);
    people.add(ACME, imported, Optional.of(BCRYPT), By.server(NOON));

    assertThat(attempt("imp@acme.test", "wrong", NOON)).isEqualTo(WRONG);
    assertThat(people.passwordHash(ACME, imported.id())).contains(BCRYPT);
    assertThat(attempt("imp@acme.test", BCRYPT_PASSWORD, NOON)).isInstanceOf(Done.class);
    assertThat(people.passwordHash(ACME, imported.id()).orElseThrow().encoded())
        .startsWith("$argon2id$");
    assertThat(attempt("imp@acme.test", BCRYPT_PASSWORD, NOON)).isInstanceOf(Done.class);
  }

  @Test
  @DisplayName("A password that nobody can have is counted like any other wrong one")
  void impossiblePasswords() {
    for (int i = 1; i < 10; i++) {
      assertThat(attempt("ada@acme.test", RIGHT + "\0", NOON)).isEqualTo(WRONG);
    }
    assertThat(attempt("ada@acme.test", "x".repeat(5000), NOON)).isEqualTo(throttled(WINDOW));
  }

  @Test
  @DisplayName("Who is told that the server is busy has lost no attempt")
  void busyCostsNothing() {
    var closed =
        new PasswordHashes(CountingArgon2.CHEAP, new CountingArgon2(), random, new Pool(1, 1));
    closed.close();
    for (int i = 0; i < 20; i++) {
      assertThat(send(flow(closed), ACME, form("ada@acme.test", "x", "192.0.2.1"), NOON))
          .isEqualTo(new Refused(Reason.BUSY));
    }

    assertThat(attempt("ada@acme.test", RIGHT, NOON)).isInstanceOf(Done.class);
  }

  @Test
  @DisplayName("The store of counts holds nothing that was typed")
  void countsAreHashed() {
    attempt("hunter2@acme.test", "wrong", NOON);
    assertThat(throttles.dump()).doesNotContain("hunter2").doesNotContain("192.0.2");
  }

  @Test
  @DisplayName("No part of an attempt prints the password")
  void passwordsDoNotPrint() {
    assertThat(form("ada@acme.test", RIGHT, "192.0.2.1").toString()).doesNotContain(RIGHT);
    assertThat(Password.parse(new Secret(RIGHT)).orElseThrow().toString()).doesNotContain(RIGHT);
  }

  private interface Guess {
    SignInStep at(int number);
  }

  private static Iterable<SignInStep> inParallel(int callers, Guess guess) throws Exception {
    var start = new CountDownLatch(1);
    var results = new ArrayList<SignInStep>();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var futures = new ArrayList<Future<SignInStep>>();
      for (int i = 0; i < callers; i++) {
        int number = i;
        Callable<SignInStep> call =
            () -> {
              start.await();
              return guess.at(number);
            };
        futures.add(executor.submit(call));
      }
      start.countDown();
      for (var future : futures) {
        results.add(future.get());
      }
    }
    return results;
  }

  private SignInFlow flow(PasswordHashes with) {
    var key = new SecretKeySpec(new byte[32], "HmacSHA256");
    return new SignInFlow(
        people,
        new MemoryLoginNames(),
        people,
        new GuessThrottle(
            throttles,
            ThrottleLimits.DEFAULT,
            key,
            new AttackWatch(AttackLimits.DEFAULT, (_, _, _, _) -> {})),
        new AccountGate(people),
        List.of(new PasswordMethod(people, with, (_, _, _, _) -> {})));
  }

  private record Form(SignInInput.Password typed, Visitor visitor) {}

  private static SignInStep send(SignInFlow flow, TenantId tenant, Form form, Instant now) {
    var scene = new SignInFlow.Scene(tenant, SignInPolicy.ONE_FACTOR, form.visitor(), now);
    return flow.next(scene, SignInState.NOTHING, form.typed());
  }

  private static SignInStep throttled(Duration wait) {
    return new Refused(Reason.THROTTLED, Optional.of(wait));
  }

  private static void isThrottled(SignInStep step) {
    assertThat(step)
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Reason.THROTTLED));
  }

  private User add(String email, UserStatus status) {
    var password = Password.parse(new Secret(RIGHT)).orElseThrow();
    var user = user(email, status);
    if (!(hashes.hash(password) instanceof Hashing.Hashed(var hash))) {
      throw new AssertionError("busy");
    }
    people.add(ACME, user, Optional.of(hash), By.server(NOON));
    return user;
  }

  private User user(String email, UserStatus status) {
    return new User(
        UserId.generate(random),
        new CanonicalEmail(email),
        email,
        true,
        Claims.NONE,
        Optional.empty(),
        status,
        NOON,
        NOON,
        Optional.empty());
  }

  /// Each guess from an address of its own, so that only the account's budget counts.
  private SignInStep guess(String email, int number, Instant now) {
    return send(flow, ACME, form(email, "guess " + number, "198.51.100." + number), now);
  }

  private SignInStep attempt(String email, String password, Instant now) {
    return send(flow, ACME, form(email, password, "192.0.2.1"), now);
  }

  private SignInStep from(String address, String email, String password) {
    return send(flow, ACME, form(email, password, address), NOON);
  }

  private static Form form(String email, String password, String address) {
    return form(email, password, address, Optional.empty());
  }

  private static Form form(String email, String password, DeviceId device) {
    return form(email, password, "192.0.2.1", Optional.of(device));
  }

  private static Form form(
      String email, String password, String address, Optional<DeviceId> device) {
    var input = new SignInInput.Password(email, new Secret(password), Optional.empty());
    return new Form(input, new Visitor(InetAddress.ofLiteral(address), device));
  }
}
