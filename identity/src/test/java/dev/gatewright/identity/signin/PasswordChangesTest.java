package dev.gatewright.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.Claims;
import dev.gatewright.identity.Secret;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.memory.MemoryPeople;
import dev.gatewright.identity.memory.MemoryThrottles;
import dev.gatewright.identity.password.CountingArgon2;
import dev.gatewright.identity.password.PasswordHashes;
import dev.gatewright.identity.password.PasswordHashes.Pool;
import dev.gatewright.identity.password.PasswordPolicy;
import dev.gatewright.identity.password.PasswordPolicy.Reason;
import dev.gatewright.identity.signin.PasswordChanges.Result;
import dev.gatewright.identity.signin.SignInResult.SignedIn;
import dev.gatewright.identity.store.UserChange;
import dev.gatewright.identity.throttle.PasswordThrottle;
import dev.gatewright.identity.throttle.ThrottleLimits;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class PasswordChangesTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final UserId ADA = new UserId("usr_ada");
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
  private static final Instant LATER = NOON.plusSeconds(1);
  private static final String OLD = "correct horse battery";
  private static final String NEW = "a wholly other phrase";

  private final MemoryPeople people = new MemoryPeople();
  private final PasswordHashes hashes =
      new PasswordHashes(
          CountingArgon2.CHEAP, new CountingArgon2(), new SecureRandom(), new Pool(1, 8));
  private final SignIn signIn =
      new SignIn(
          people,
          people,
          hashes,
          new PasswordThrottle(
              new MemoryThrottles(),
              ThrottleLimits.DEFAULT,
              new SecretKeySpec(new byte[32], "HmacSHA256")),
          new AccountGate(people));
  private final PasswordChanges changes =
      new PasswordChanges(signIn, people, hashes, PasswordPolicy.standard());

  PasswordChangesTest() {
    people.add(
        ACME,
        new User(
            ADA,
            new CanonicalEmail("ada@acme.test"),
            "ada@acme.test",
            true,
            new Claims(Map.of("name", "Countess Lovelace")),
            Optional.empty(),
            UserStatus.ACTIVE,
            NOON.minusSeconds(10),
            NOON.minusSeconds(10),
            Optional.empty()),
        Optional.empty(),
        By.server(NOON));
    changes.reset(ACME, ADA, new Secret(OLD), NOON.minusSeconds(5));
  }

  @AfterEach
  void close() {
    hashes.close();
  }

  @Test
  @DisplayName("Who knows the current password may replace it, and only the new one signs in")
  void changed() {
    var result = changes.change(ACME, form(OLD), new Secret(NEW), NOON);

    assertThat(result).isEqualTo(new Result.Changed(NOON.plusMillis(1)));
    assertThat(signIn.withPassword(ACME, form(NEW), LATER)).isInstanceOf(SignedIn.class);
    assertThat(signIn.withPassword(ACME, form(OLD), LATER))
        .isEqualTo(new SignInResult.WrongCredentials());
  }

  @Test
  @DisplayName("What the old password began is dead, and a session begun at the named time lives")
  void signsOutEverywhere() {
    changes.change(ACME, form(OLD), new Secret(NEW), NOON);
    var user = people.findById(ACME, ADA).orElseThrow();

    assertThat(user.outlivesSignOut(NOON)).isFalse();
    assertThat(user.outlivesSignOut(NOON.plusMillis(1))).isTrue();
  }

  @Test
  @DisplayName("A wrong current password changes nothing and is throttled as at the sign-in")
  void wrongCurrentPassword() {
    for (int i = 1; i < 10; i++) {
      assertThat(changes.change(ACME, form("wrong"), new Secret(NEW), NOON))
          .isEqualTo(new Result.WrongCredentials());
    }

    assertThat(changes.change(ACME, form("wrong"), new Secret(NEW), NOON))
        .isEqualTo(new Result.Throttled(Duration.ofMinutes(15)));
    assertThat(signIn.withPassword(ACME, form(NEW), NOON.plus(Duration.ofMinutes(15))))
        .isEqualTo(new SignInResult.WrongCredentials());
  }

  @Test
  @DisplayName("A new password that is common or the person's own name is refused")
  void refused() {
    assertThat(changes.change(ACME, form(OLD), new Secret("password123"), NOON))
        .isEqualTo(new Result.Refused(Reason.COMMON));
    assertThat(changes.change(ACME, form(OLD), new Secret("countesslovelace1"), NOON))
        .isEqualTo(new Result.Refused(Reason.LIKE_ACCOUNT));
    assertThat(signIn.withPassword(ACME, form(OLD), LATER)).isInstanceOf(SignedIn.class);
  }

  @Test
  @DisplayName("An account that is shut or gone gets no new password by mail either")
  void shutAccounts() {
    people.update(ACME, ADA, UserChange.NONE.withStatus(UserStatus.DISABLED), By.server(NOON));

    assertThat(changes.reset(ACME, ADA, new Secret(NEW), NOON))
        .isEqualTo(new Result.NotActive(UserStatus.DISABLED));
    assertThat(changes.reset(ACME, new UserId("usr_none"), new Secret(NEW), NOON))
        .isEqualTo(new Result.WrongCredentials());
  }

  private static PasswordSignIn form(String password) {
    return new PasswordSignIn(
        "ada@acme.test",
        new Secret(password),
        InetAddress.ofLiteral("192.0.2.1"),
        Optional.empty());
  }
}
