package dev.gatewright.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.Claims;
import dev.gatewright.identity.PasswordHash;
import dev.gatewright.identity.Secret;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.memory.MemoryPeople;
import dev.gatewright.identity.password.Argon2;
import dev.gatewright.identity.password.Argon2Cost;
import dev.gatewright.identity.password.CountingArgon2;
import dev.gatewright.identity.password.Password;
import dev.gatewright.identity.password.PasswordHashes;
import dev.gatewright.identity.password.PasswordHashes.Hashing;
import dev.gatewright.identity.password.PasswordHashes.Pool;
import dev.gatewright.identity.password.PasswordMethod;
import dev.gatewright.identity.signin.SignInHandler.Claim;
import dev.gatewright.identity.signin.SignInHandler.Verdict;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A password that is set while the former one is compared")
final class OvertakenPasswordTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
  private static final String RIGHT = "correct horse battery";

  private final SecureRandom random = new SecureRandom();
  private final MemoryPeople people = new MemoryPeople();
  private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});

  /// Does something else once it has computed.
  private final class Overtaken implements Argon2 {
    private final Argon2 real = new CountingArgon2();

    @Override
    public byte[] digest(
        Variant variant,
        Version version,
        Argon2Cost cost,
        byte[] salt,
        byte[] password,
        int length) {
      var digest = real.digest(variant, version, cost, salt, password, length);
      meanwhile.get().run();
      return digest;
    }

    @Override
    public String name() {
      return real.name();
    }
  }

  @Test
  @DisplayName("counts, and the former one signs nobody in")
  void counts() {
    try (var hashes =
        new PasswordHashes(CountingArgon2.CHEAP, new Overtaken(), random, new Pool(2, 256))) {
      var method = new PasswordMethod(people, hashes, (_, _, _, _) -> {});
      var ada =
          new User(
              UserId.generate(random),
              new CanonicalEmail("ada@acme.test"),
              "ada@acme.test",
              true,
              Claims.NONE,
              Optional.empty(),
              UserStatus.ACTIVE,
              NOON,
              NOON,
              Optional.empty());
      people.add(ACME, ada, Optional.of(hash(hashes, RIGHT)), By.server(NOON));
      var another = hash(hashes, "her new engines run");
      var input =
          new SignInInput.Password(ada.email().value(), new Secret(RIGHT), Optional.empty());
      var visitor = new Visitor(InetAddress.ofLiteral("192.0.2.1"), Optional.empty());
      var claim = new Claim(ACME, Optional.of(ada), SignInState.NOTHING, visitor, NOON);

      assertThat(method.judge(claim, input)).isNotEqualTo(Verdict.FAILED);
      meanwhile.set(() -> people.setPasswordHash(ACME, ada.id(), another, By.server(NOON)));
      assertThat(method.judge(claim, input)).isEqualTo(Verdict.FAILED);
    }
  }

  private static PasswordHash hash(PasswordHashes hashes, String password) {
    var parsed = Password.parse(new Secret(password)).orElseThrow();
    if (hashes.hash(parsed) instanceof Hashing.Hashed(var hash)) {
      return hash;
    }
    throw new AssertionError("busy");
  }
}
