package dev.gatewright.identity.password;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.PasswordHash;
import dev.gatewright.identity.Secret;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.password.PasswordHashes.Hashing;
import dev.gatewright.identity.password.PasswordHashes.Pool;
import dev.gatewright.identity.password.PasswordHashes.Verification;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class PasswordHashesTest {
  private static final Password RIGHT = password("correct horse battery");
  private static final Claimant ADA = claimant("acme", "ada@acme.test", "192.0.2.1");
  private static final Password WRONG = password("correct horse batterx");

  @Test
  @DisplayName("A password is kept as Argon2id of the configured cost, with a fresh salt each time")
  void hashesAreArgon2id() {
    var cost = Argon2Cost.DEFAULT;
    try (var hashes = hashes(Argon2.fastest(cost, 1), cost)) {
      var first = hash(hashes, RIGHT);

      assertThat(first.encoded())
          .matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
      assertThat(hash(hashes, RIGHT)).isNotEqualTo(first);
      assertThat(hashes.verify(ADA, RIGHT, first)).isEqualTo(new Verification.Match(false));
      assertThat(hashes.verify(ADA, WRONG, first)).isEqualTo(new Verification.Mismatch());
    }
  }

  @Test
  @DisplayName("A hash of another cost or algorithm asks to be made anew")
  void rehashIsDue() {
    try (var old = hashes(new CountingArgon2(), new Argon2Cost(16, 1, 1));
        var now = hashes(new CountingArgon2(), CountingArgon2.CHEAP)) {
      assertThat(now.verify(ADA, RIGHT, hash(old, RIGHT))).isEqualTo(new Verification.Match(true));
      assertThat(now.verify(ADA, RIGHT, hash(now, RIGHT))).isEqualTo(new Verification.Match(false));
      assertThat(
              now.verify(
                  ADA,
                  password("Käsebrot & 12 Löffel"),
                  new PasswordHash("$2b$05$abcdefghijklmnopqrstuuIN86y4XroXv.DXF2U1jelEv6qbRA3E6")))
          .isEqualTo(new Verification.Match(true));
    }
  }

  @Test
  @DisplayName("Nobody's password is one digest of work, as somebody's is")
  void nobodyCostsAsMuch() {
    var argon2 = new CountingArgon2();
    try (var hashes = hashes(argon2, CountingArgon2.CHEAP)) {
      assertThat(hashes.verifyNobody(ADA, RIGHT)).isEqualTo(new Verification.Mismatch());
      assertThat(argon2.digests()).isEqualTo(1);
      assertThat(hashes.verify(ADA, RIGHT, new PasswordHash("no hash at all")))
          .isEqualTo(new Verification.Mismatch());
      assertThat(argon2.digests()).isEqualTo(2);
    }
  }

  @Test
  @DisplayName(
      "Of hashes that want more memory than usual one is compared at a time, others beside it")
  void largeHashesTakeTurns() throws Exception {
    var salt = "$AQIDBAUGBwgJCgsMDQ4PEA$AQIDBAUGBwgJCgsMDQ4PEA";
    var large = new PasswordHash("$argon2id$v=19$m=20000,t=1,p=1" + salt);
    var usual = new PasswordHash("$argon2id$v=19$m=16,t=1,p=1" + salt);
    var gate = new CountDownLatch(1);
    var argon2 = new CountingArgon2(gate);
    try (var hashes =
            new PasswordHashes(CountingArgon2.CHEAP, argon2, new SecureRandom(), new Pool(3, 3));
        var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = callers.submit((Callable<Verification>) () -> hashes.verify(ADA, RIGHT, large));
      while (argon2.digests() < 1) {
        Thread.onSpinWait();
      }
      assertThat(hashes.verify(ADA, RIGHT, large)).isEqualTo(new Verification.Busy());
      var beside = callers.submit((Callable<Verification>) () -> hashes.verify(ADA, RIGHT, usual));
      while (argon2.digests() < 2) {
        Thread.onSpinWait();
      }
      gate.countDown();
      assertThat(first.get()).isEqualTo(new Verification.Mismatch());
      assertThat(beside.get()).isEqualTo(new Verification.Mismatch());
      assertThat(hashes.verify(ADA, RIGHT, large)).isEqualTo(new Verification.Mismatch());
    }
  }

  @Test
  @DisplayName("When threads and queue are full, the next caller is told so at once")
  void fullQueueIsBusy() throws Exception {
    var gate = new CountDownLatch(1);
    var argon2 = new CountingArgon2(gate);
    try (var hashes =
            new PasswordHashes(CountingArgon2.CHEAP, argon2, new SecureRandom(), new Pool(2, 3));
        var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new ArrayList<Future<Verification>>();
      for (int i = 0; i < 5; i++) {
        answers.add(callers.submit((Callable<Verification>) () -> hashes.verifyNobody(ADA, RIGHT)));
      }
      while (argon2.digests() < 2 || hashes.waiting() < 3) {
        Thread.onSpinWait();
      }

      assertThat(hashes.verifyNobody(ADA, RIGHT)).isEqualTo(new Verification.Busy());
      assertThat(hashes.hash(ADA, RIGHT)).isEqualTo(new Hashing.Busy());

      gate.countDown();
      for (var answer : answers) {
        assertThat(answer.get()).isEqualTo(new Verification.Mismatch());
      }
      assertThat(argon2.digests()).isEqualTo(5);
    }
  }

  @Test
  @DisplayName("Who still waits when the server stops is told that it is busy")
  void closingAnswersWaiters() throws Exception {
    var gate = new CountDownLatch(1);
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var hashes =
          new PasswordHashes(
              CountingArgon2.CHEAP, new CountingArgon2(gate), new SecureRandom(), new Pool(1, 1));
      var waiting = new ArrayList<Future<Verification>>();
      for (int i = 0; i < 2; i++) {
        waiting.add(callers.submit((Callable<Verification>) () -> hashes.verifyNobody(ADA, RIGHT)));
      }
      while (hashes.waiting() < 1) {
        Thread.onSpinWait();
      }
      gate.countDown();
      hashes.close();

      for (var answer : waiting) {
        assertThat(answer.get()).isInstanceOf(Verification.class);
      }
      assertThat(hashes.verifyNobody(ADA, RIGHT)).isEqualTo(new Verification.Busy());
    }
  }

  @Test
  @DisplayName("One core stays free of hashing, where there is more than one")
  void poolLeavesOneCore() {
    assertThat(Pool.forCores(1).threads()).isEqualTo(1);
    assertThat(Pool.forCores(2).threads()).isEqualTo(1);
    assertThat(Pool.forCores(8).threads()).isEqualTo(7);
  }

  static Claimant claimant(String tenant, String email, String address) {
    return Claimant.visitor(
        new TenantId(tenant), CanonicalEmail.parse(email), InetAddress.ofLiteral(address));
  }

  static Password password(String typed) {
    return Password.parse(new Secret(typed)).orElseThrow();
  }

  private static PasswordHashes hashes(Argon2 argon2, Argon2Cost cost) {
    return new PasswordHashes(cost, argon2, new SecureRandom(), new Pool(1, 8));
  }

  private static PasswordHash hash(PasswordHashes hashes, Password password) {
    return switch (hashes.hash(password)) {
      case Hashing.Hashed(var hash) -> hash;
      case Hashing.Busy _ -> throw new AssertionError("busy");
    };
  }
}
