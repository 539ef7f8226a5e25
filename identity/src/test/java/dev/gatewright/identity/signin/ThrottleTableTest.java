package dev.gatewright.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.Claims;
import dev.gatewright.identity.DeviceId;
import dev.gatewright.identity.Document;
import dev.gatewright.identity.Factor;
import dev.gatewright.identity.PinId;
import dev.gatewright.identity.Secret;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.identity.events.AttackKind;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.mail.LinkToken;
import dev.gatewright.identity.mail.MailQuota;
import dev.gatewright.identity.memory.MemoryLoginNames;
import dev.gatewright.identity.memory.MemoryPeople;
import dev.gatewright.identity.memory.MemoryThrottles;
import dev.gatewright.identity.signin.SignInPolicy.Strength;
import dev.gatewright.identity.signin.SignInStep.Reason;
import dev.gatewright.identity.signin.SignInStep.Refused;
import dev.gatewright.identity.throttle.AttackLimits;
import dev.gatewright.identity.throttle.AttackWatch;
import dev.gatewright.identity.throttle.GuessThrottle;
import dev.gatewright.identity.throttle.ThrottleLimit;
import dev.gatewright.identity.throttle.ThrottleLimits;
import dev.gatewright.identity.upstream.UpstreamIdentity;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What holds back somebody who guesses, for every method and in every dimension. A new method does
/// not compile without its row.
final class ThrottleTableTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
  private static final Duration QUARTER = Duration.ofMinutes(15);
  private static final int PER_ACCOUNT = 3;
  private static final int PER_ADDRESS = 5;
  private static final int PER_NETWORK = 8;
  private static final int ATTACK = 20;
  private static final PinId PIN = PinId.generate(new SecureRandom());

  private final MemoryPeople people = new MemoryPeople();
  private final AttackWatch watch =
      new AttackWatch(
          new AttackLimits(
              new ThrottleLimit(ATTACK, Duration.ofMinutes(1)),
              new ThrottleLimit(ATTACK, Duration.ofMinutes(1)),
              new ThrottleLimit(ATTACK, Duration.ofMinutes(1)),
              MailQuota.STANDARD),
          (_, _, _, _) -> {});
  private final SignInFlow flow;

  ThrottleTableTest() {
    for (var name : Stream.concat(Stream.of("ada"), numbered("person")).toList()) {
      people.add(ACME, user(name), Optional.empty(), By.server(NOON));
    }
    flow =
        new SignInFlow(
            people,
            new MemoryLoginNames(),
            people,
            new GuessThrottle(
                new MemoryThrottles(),
                new ThrottleLimits(
                    new ThrottleLimit(PER_ACCOUNT, QUARTER),
                    new ThrottleLimit(PER_ACCOUNT, QUARTER),
                    new ThrottleLimit(PER_ADDRESS, QUARTER),
                    new ThrottleLimit(PER_NETWORK, QUARTER)),
                new SecretKeySpec(new byte[32], "HmacSHA256"),
                watch),
            new AccountGate(people),
            Stream.of(SignInMethod.values()).<SignInHandler>map(Wrong::new).toList());
  }

  private static Stream<String> numbered(String name) {
    return Stream.iterate(0, i -> i + 1).limit(40).map(i -> name + i);
  }

  /// A method for which everything is wrong.
  private record Wrong(SignInMethod method) implements SignInHandler {
    @Override
    public Use use(TenantId tenant, User person) {
      return Use.POSSIBLE;
    }

    @Override
    public Verdict judge(Claim claim, SignInInput input) {
      return Verdict.FAILED;
    }
  }

  /// What a method's guesses are counted by, beside address and network, which hold for all.
  private enum Counted {
    /// The account that is guessed at. A browser that signed in to it before counts for itself.
    BY_ACCOUNT,
    /// All unknown browsers of the issuer together; one in which it was right counts for itself.
    BY_ISSUER,
    /// Nothing more: it cannot be guessed, so nobody can use it up for its owner.
    BY_NOTHING_MORE
  }

  private static Counted row(SignInMethod method) {
    return switch (method) {
      case PASSWORD, EMAIL_CODE, SMS_CODE, TOTP, RECOVERY_CODE -> Counted.BY_ACCOUNT;
      case PIN -> Counted.BY_ISSUER;
      case PASSKEY, MAGIC_LINK, UPSTREAM -> Counted.BY_NOTHING_MORE;
    };
  }

  private static SignInInput wrong(SignInMethod method, String account) {
    return switch (method) {
      case PASSWORD ->
          new SignInInput.Password(account + "@acme.test", new Secret("wrong"), Optional.empty());
      case EMAIL_CODE, SMS_CODE, TOTP, RECOVERY_CODE, PIN ->
          new SignInInput.Code(method, new Secret("000000"));
      case PASSKEY -> new SignInInput.Assertion("{}");
      case MAGIC_LINK -> new SignInInput.LinkOpened(LinkToken.generate(new SecureRandom()));
      case UPSTREAM ->
          new SignInInput.Upstream(
              UpstreamIdentity.of(
                  Document.EMPTY
                      .with("provider", "other")
                      .with("iss", "https://other.test")
                      .with("sub", account)),
              false);
    };
  }

  private boolean isThrottled(SignInMethod method, String account, Visitor visitor) {
    var methods = Set.of(SignInMethod.values());
    var scene =
        new SignInFlow.Scene(ACME, new SignInPolicy(methods, Strength.TWO_FACTORS), visitor, NOON);
    var state =
        method.isFirst()
            ? SignInState.NOTHING.claiming(account + "@acme.test")
            : new SignInState(
                Optional.of(new UserId(account)), List.of(new Factor(SignInMethod.PASSWORD, NOON)));
    var step = flow.next(scene, state, wrong(method, account));
    assertThat(step).as("%s of %s", method, account).isInstanceOf(Refused.class);
    assertThat(((Refused) step).reason()).isIn(Reason.WRONG, Reason.THROTTLED);
    return ((Refused) step).reason() == Reason.THROTTLED;
  }

  /// How many of these guesses were looked at.
  private int looked(SignInMethod method, List<String> accounts, List<Visitor> from) {
    int looked = 0;
    for (int i = 0; i < accounts.size(); i++) {
      looked += isThrottled(method, accounts.get(i), from.get(i % from.size())) ? 0 : 1;
    }
    return looked;
  }

  private static Visitor at(String address) {
    return new Visitor(InetAddress.ofLiteral(address), Optional.empty());
  }

  private static List<Visitor> everywhere() {
    return numbered("203.0.").map(start -> at(start + ".1")).toList();
  }

  private static List<String> ada(int times) {
    return Collections.nCopies(times, "ada");
  }

  private static int of(Counted counted, int others) {
    return counted == Counted.BY_ISSUER ? Math.min(PER_ACCOUNT, others) : others;
  }

  @ParameterizedTest
  @EnumSource(SignInMethod.class)
  @DisplayName("ASVS 6.3.1: one address is held, whatever accounts it tries; another is not")
  void byAddress(SignInMethod method) {
    var accounts = numbered("person").toList();
    int looked = looked(method, accounts, List.of(at("192.0.2.1")));
    // the guess that spends a budget is told so at once
    assertThat(looked).isEqualTo(of(row(method), PER_ADDRESS) - 1);
    if (row(method) != Counted.BY_ISSUER) {
      assertThat(isThrottled(method, "ada", at("192.0.3.1"))).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(SignInMethod.class)
  @DisplayName("RFC 4291 §2.5.4: whoever has one address of an IPv6 /64 has one budget for all")
  void byPrefix(SignInMethod method) {
    var home = numbered("2001:db8:0:1::").map(ThrottleTableTest::at).toList();
    assertThat(looked(method, numbered("person").toList(), home))
        .isEqualTo(of(row(method), PER_ADDRESS) - 1);
  }

  @ParameterizedTest
  @EnumSource(SignInMethod.class)
  @DisplayName("RFC 6177 §2: an IPv4 /24 and an IPv6 /48 have a budget each, over all addresses")
  void byNetwork(SignInMethod method) {
    var v4 = numbered("192.0.2.").map(ThrottleTableTest::at).toList();
    var v6 = numbered("2001:db8:7:").map(start -> at(start + "::1")).toList();
    assertThat(looked(method, numbered("person").toList(), v4))
        .isEqualTo(of(row(method), PER_NETWORK) - 1);
    if (row(method) != Counted.BY_ISSUER) {
      assertThat(looked(method, numbered("person").toList(), v6)).isEqualTo(PER_NETWORK - 1);
      assertThat(isThrottled(method, "ada", at("2001:db8:8::1"))).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(SignInMethod.class)
  @DisplayName("NIST SP 800-63B-4 §3.2.2: an account is held, wherever the guesses come from")
  void byAccount(SignInMethod method) {
    int looked = looked(method, ada(12), everywhere());
    assertThat(looked)
        .isEqualTo(
            switch (row(method)) {
              case BY_ACCOUNT, BY_ISSUER -> PER_ACCOUNT - 1;
              case BY_NOTHING_MORE -> 12;
            });
  }

  @ParameterizedTest
  @EnumSource(SignInMethod.class)
  @DisplayName(
      "ASVS 6.1.1: whatever strangers do, a browser that was here before gets its own turn")
  void neverLockedOut(SignInMethod method) {
    var device = DeviceId.generate(new SecureRandom());
    people.remember(ACME, new UserId("ada"), device, NOON, 20);
    var home = InetAddress.ofLiteral("192.0.2.1");
    var own = new Visitor(home, Optional.of(device), List.of(), Optional.of(PIN));
    var hammering = new ArrayList<Visitor>(everywhere());
    switch (row(method)) {
      // even from the same network and address
      case BY_ACCOUNT, BY_ISSUER -> hammering.add(at("192.0.2.1"));
      // nothing of the owner's is counted, so the owner's own network alone could be spent
      case BY_NOTHING_MORE -> {}
    }
    for (int i = 0; i < 3; i++) {
      looked(method, ada(41), hammering);
    }
    assertThat(isThrottled(method, "ada", own)).isFalse();
  }

  @Test
  @DisplayName(
      "ASVS 6.1.1: whoever is signed in proves their password on a budget of their own, of which"
          + " there is one whatever session or address they come from")
  void signedIn() {
    looked(SignInMethod.PASSWORD, ada(41), everywhere());
    var own = everywhere().stream().map(visitor -> visitor.signedInAs(new UserId("ada"))).toList();
    assertThat(looked(SignInMethod.PASSWORD, ada(12), own)).isEqualTo(PER_ACCOUNT - 1);
    var other = at("192.0.2.1").signedInAs(new UserId("person1"));
    assertThat(isThrottled(SignInMethod.PASSWORD, "ada", other))
        .as("who is signed in as somebody else is a stranger")
        .isTrue();
  }

  @ParameterizedTest
  @EnumSource(SignInMethod.class)
  @DisplayName("An issuer refuses nobody for what others did, and notices that it is attacked")
  void byIssuer(SignInMethod method) {
    var accounts = numbered("person").limit(ATTACK - 1).toList();
    looked(method, accounts, everywhere());
    assertThat(watch.isUnderAttack(ACME, AttackKind.SIGN_IN, NOON)).isFalse();
    looked(method, ada(1), List.of(at("198.51.100.1")));
    assertThat(watch.isUnderAttack(ACME, AttackKind.SIGN_IN, NOON)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(SignInMethod.class)
  @DisplayName("One address makes no attack of an issuer and keeps none up, however often it tries")
  void oneAddress(SignInMethod method) {
    for (int i = 0; i < 5; i++) {
      looked(method, numbered("person").toList(), List.of(at("192.0.2.1")));
    }
    assertThat(watch.isUnderAttack(ACME, AttackKind.SIGN_IN, NOON)).isFalse();
  }

  private static User user(String name) {
    return new User(
        new UserId(name),
        new CanonicalEmail(name + "@acme.test"),
        name + "@acme.test",
        true,
        Claims.NONE,
        Optional.empty(),
        UserStatus.ACTIVE,
        NOON,
        NOON,
        Optional.empty());
  }
}
