package dev.gatewright.identity.password;

import static dev.gatewright.identity.password.PasswordHashesTest.claimant;
import static dev.gatewright.identity.password.PasswordHashesTest.password;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.password.PasswordHashes.Pool;
import dev.gatewright.identity.password.PasswordHashes.Verification;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Nobody's flood of sign-ins keeps others from theirs: counted in hashes, not in time.
final class FairHashingTest {
  private static final Claimant BOB = claimant("acme", "bob@acme.test", "192.0.2.200");
  private static final int FLOOD = 120;

  private final CountDownLatch gate = new CountDownLatch(1);
  private final CountingArgon2 argon2 = new CountingArgon2(gate);
  private final PasswordHashes hashes =
      new PasswordHashes(CountingArgon2.CHEAP, argon2, new SecureRandom(), new Pool(1, FLOOD));
  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void close() {
    gate.countDown();
    callers.close();
    hashes.close();
  }

  @Test
  @DisplayName("Behind 120 sign-ins of one account, another account's is the next but one at most")
  void floodOfOneAccount() throws Exception {
    flood(i -> claimant("acme", "ada@acme.test", "198.51.100." + i));

    assertThat(turnOf(BOB)).isLessThanOrEqualTo(2);
  }

  @Test
  @DisplayName(
      "Behind 120 sign-ins from one address, one from elsewhere is the next but one at most")
  void floodFromOneAddress() throws Exception {
    flood(i -> claimant("acme", "user" + i + "@acme.test", "198.51.100.7"));

    assertThat(turnOf(BOB)).isLessThanOrEqualTo(2);
  }

  @Test
  @DisplayName("Addresses of one IPv6 network share their turns")
  void floodFromOneNetwork() throws Exception {
    flood(i -> claimant("acme", "user" + i + "@acme.test", "2001:db8::" + Integer.toHexString(i)));

    assertThat(turnOf(BOB)).isLessThanOrEqualTo(2);
  }

  @Test
  @DisplayName("Behind 120 people at one tenant, another tenant's is the next but one at most")
  void floodOfOneTenant() throws Exception {
    flood(i -> claimant("acme", "user" + i + "@acme.test", "198.51.100." + i));

    assertThat(turnOf(claimant("globex", "eve@globex.test", "192.0.2.201"))).isLessThanOrEqualTo(2);
  }

  @Test
  @DisplayName("Whoever floods a full queue loses places to newcomers, from the end")
  void newcomersGetPlaces() throws Exception {
    var answers = flood(i -> claimant("acme", "ada@acme.test", "198.51.100." + i));
    var another = claimant("acme", "ada@acme.test", "198.51.100.250");

    assertThat(hashes.waiting()).isEqualTo(FLOOD);
    assertThat(hashes.verifyNobody(another, password("one more")))
        .isEqualTo(new Verification.Busy());
    assertThat(turnOf(BOB)).isLessThanOrEqualTo(2);

    int busy = 0;
    for (var answer : answers) {
      busy += answer.get().equals(new Verification.Busy()) ? 1 : 0;
    }
    assertThat(busy).isEqualTo(1);
    assertThat(hashes.waiting()).isZero();
  }

  @Test
  @DisplayName("A queue full of different people takes nobody's place for another")
  void nobodyIsPushedOutByTheirLike() throws Exception {
    flood(i -> claimant("acme", "user" + i + "@acme.test", "198.51.100." + i));

    assertThat(hashes.verifyNobody(BOB, password("late"))).isEqualTo(new Verification.Busy());
  }

  @Test
  @DisplayName("Two floods share the thread in turns")
  void floodsShare() throws Exception {
    var answers = new ArrayList<Future<Verification>>();
    answers.addAll(flood(40, "ada", i -> claimant("acme", "ada@acme.test", "198.51.100." + i)));
    answers.addAll(flood(40, "bob", i -> claimant("acme", "bob@acme.test", "203.0.113." + i)));
    gate.countDown();
    for (var answer : answers) {
      answer.get();
    }

    assertThat(argon2.passwords().subList(0, 40).stream().filter("bob"::equals).count())
        .isBetween(18L, 21L);
  }

  private List<Future<Verification>> flood(IntFunction<Claimant> who) {
    return flood(FLOOD + 1, "flood", who);
  }

  /// Lets so many wait, one after the other.
  private List<Future<Verification>> flood(int many, String what, IntFunction<Claimant> who) {
    var answers = new ArrayList<Future<Verification>>();
    for (int i = 0; i < many; i++) {
      var claimant = who.apply(i);
      answers.add(wait(claimant, what));
    }
    return answers;
  }

  private Future<Verification> wait(Claimant claimant, String what) {
    int before = hashes.waiting() + argon2.digests();
    var answer =
        callers.submit(
            (Callable<Verification>) () -> hashes.verifyNobody(claimant, password(what)));
    while (hashes.waiting() + argon2.digests() == before && before <= FLOOD) {
      Thread.onSpinWait();
    }
    // The first is with the thread, and no longer in the queue, before others are counted.
    while (argon2.digests() == 0) {
      Thread.onSpinWait();
    }
    return answer;
  }

  /// How many hashes were computed before this one's, which comes now, counting from none.
  private int turnOf(Claimant claimant) throws Exception {
    var answer =
        callers.submit(
            (Callable<Verification>) () -> hashes.verifyNobody(claimant, password("newcomer")));
    while (!hashes.isWaiting(claimant)) {
      Thread.onSpinWait();
    }
    gate.countDown();
    assertThat(answer.get()).isEqualTo(new Verification.Mismatch());
    return argon2.passwords().indexOf("newcomer");
  }
}
