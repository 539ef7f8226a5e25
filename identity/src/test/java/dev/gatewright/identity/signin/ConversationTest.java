package dev.gatewright.identity.signin;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.Claims;
import dev.gatewright.identity.DeviceId;
import dev.gatewright.identity.Factor;
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
import dev.gatewright.identity.signin.SignInFlow.Scene;
import dev.gatewright.identity.signin.SignInInput.Assertion;
import dev.gatewright.identity.signin.SignInInput.Choice;
import dev.gatewright.identity.signin.SignInInput.Code;
import dev.gatewright.identity.signin.SignInInput.Identifier;
import dev.gatewright.identity.signin.SignInPolicy.Strength;
import dev.gatewright.identity.signin.SignInStep.Ask;
import dev.gatewright.identity.signin.SignInStep.Challenge;
import dev.gatewright.identity.signin.SignInStep.Done;
import dev.gatewright.identity.signin.SignInStep.Reason;
import dev.gatewright.identity.signin.SignInStep.Refused;
import dev.gatewright.identity.throttle.AttackLimits;
import dev.gatewright.identity.throttle.AttackWatch;
import dev.gatewright.identity.throttle.GuessThrottle;
import dev.gatewright.identity.throttle.ThrottleLimits;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What the flow makes of several methods, whatever they are.
final class ConversationTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
  private static final UserId ADA = new UserId("ada");
  private static final UserId BOB = new UserId("bob");
  private static final SignInMethod MAILED = SignInMethod.EMAIL_CODE;

  private final MemoryPeople people = new MemoryPeople();
  private final Map<SignInMethod, Recording> handlers = new EnumMap<>(SignInMethod.class);
  private final SignInFlow flow;

  ConversationTest() {
    for (var id : List.of(ADA, BOB)) {
      people.add(ACME, user(id), Optional.empty(), By.server(NOON));
    }
    Stream.of(MAILED, SignInMethod.PASSKEY, SignInMethod.TOTP, SignInMethod.RECOVERY_CODE)
        .forEach(method -> handlers.put(method, new Recording(method)));
    flow =
        new SignInFlow(
            people,
            new MemoryLoginNames(),
            people,
            new GuessThrottle(
                new MemoryThrottles(),
                ThrottleLimits.DEFAULT,
                new SecretKeySpec(new byte[32], "HmacSHA256"),
                new AttackWatch(AttackLimits.DEFAULT, (_, _, _, _) -> {})),
            new AccountGate(people),
            List.copyOf(handlers.values()));
  }

  /// Passes `right` for the claimed person, or `id:` and who it is; shows and keeps what it is
  /// told.
  private static final class Recording implements SignInHandler {
    private final SignInMethod method;
    private final List<String> begun = new ArrayList<>();
    private Use use = Use.NONE;
    private Optional<String> kept = Optional.empty();
    private Optional<String> seen = Optional.empty();

    Recording(SignInMethod method) {
      this.method = method;
    }

    @Override
    public SignInMethod method() {
      return method;
    }

    @Override
    public Use use(TenantId tenant, User person) {
      return use;
    }

    @Override
    public Shown show(Claim claim) {
      return new Shown(Optional.empty(), claim.kept(method).or(() -> kept));
    }

    @Override
    public Shown begin(Claim claim) {
      begun.add(claim.person().map(user -> user.id().value()).orElse("nobody"));
      return new Shown(Optional.of("on its way"), Optional.of("sent " + begun.size()));
    }

    @Override
    public Verdict judge(Claim claim, SignInInput input) {
      seen = claim.kept(method);
      return switch (input) {
        case Code(_, var typed) when typed.reveal().equals("right") ->
            claim
                .person()
                .<Verdict>map(user -> Verdict.Passed.by(method, user))
                .orElse(Verdict.FAILED);
        case Assertion(var id) -> new Verdict.Passed(new UserId(id), Set.of("hwk", "user"));
        case Code _,
            Identifier _,
            Choice _,
            SignInInput.Password _,
            SignInInput.LinkOpened _,
            SignInInput.Upstream _ ->
            Verdict.FAILED;
      };
    }
  }

  @Test
  @DisplayName("What is offered first is what this browser used last, of what is allowed")
  void lastUsedFirst() {
    assertThat(methods(flow.show(scene(), SignInState.NOTHING)))
        .containsExactly(SignInMethod.PASSKEY, MAILED);
    var visitor =
        new Visitor(
            address(), Optional.empty(), List.of(SignInMethod.TOTP, MAILED), Optional.empty());
    var scene = new Scene(ACME, policy(Strength.ONE_FACTOR), visitor, NOON);
    assertThat(methods(flow.show(scene, SignInState.NOTHING)))
        .containsExactly(MAILED, SignInMethod.PASSKEY);

    handler(SignInMethod.TOTP).use = SignInHandler.Use.DEMANDED;
    handler(SignInMethod.RECOVERY_CODE).use = SignInHandler.Use.POSSIBLE;
    assertThat(flow.next(scene, mailed(), code(MAILED)))
        .isInstanceOfSatisfying(
            Challenge.class,
            next -> {
              assertThat(next.method()).isEqualTo(SignInMethod.TOTP);
              assertThat(next.others()).containsExactly(SignInMethod.RECOVERY_CODE);
            });
  }

  @Test
  @DisplayName("An address that is nobody's is asked for the same proofs as one that is")
  void identifierTellsNothing() {
    for (var typed : List.of("ada@acme.test", "nobody@acme.test", "no address")) {
      assertThat(flow.next(scene(), SignInState.NOTHING, new Identifier(typed)))
          .isInstanceOfSatisfying(
              Ask.class,
              ask -> {
                assertThat(ask.methods()).containsExactly(SignInMethod.PASSKEY, MAILED);
                assertThat(ask.state().identifier()).contains(typed);
              });
    }
  }

  @Test
  @DisplayName("A method begins where it is chosen and nowhere else, and sees what it kept")
  void beginsWhenChosen() {
    var chosen = mailed();
    flow.show(scene(), chosen);
    assertThat(handler(MAILED).begun).containsExactly("ada");

    assertThat(flow.next(scene(), reread(chosen), code(MAILED)))
        .isInstanceOfSatisfying(
            Done.class,
            done -> assertThat(done.factors()).containsExactly(new Factor(MAILED, NOON)));
    assertThat(handler(MAILED).seen).contains("sent 1");
    assertThat(chosen.toString()).doesNotContain("sent");
  }

  @Test
  @DisplayName("What a method kept is worth ten minutes, and nothing to another method")
  void keptForAWhile() {
    var chosen = mailed();
    var late = new Scene(ACME, policy(Strength.ONE_FACTOR), home(), NOON.plusSeconds(600));
    flow.next(late, reread(chosen), code(MAILED));
    assertThat(handler(MAILED).seen).isEmpty();
    flow.next(scene(), reread(chosen), new Assertion("ada"));
    assertThat(handler(SignInMethod.PASSKEY).seen).isEmpty();
  }

  @Test
  @DisplayName("What is not offered is not taken: by client, by kind, or without a first factor")
  void onlyWhatIsOffered() {
    var passkeys =
        new Scene(
            ACME,
            new SignInPolicy(Set.of(SignInMethod.PASSKEY), Strength.ONE_FACTOR),
            home(),
            NOON);
    var stale = new Refused(Reason.STALE);
    assertThat(flow.next(passkeys, mailed(), code(MAILED))).isEqualTo(stale);
    assertThat(flow.next(passkeys, SignInState.NOTHING, choice(MAILED))).isEqualTo(stale);
    assertThat(flow.next(scene(), SignInState.NOTHING, choice(SignInMethod.TOTP))).isEqualTo(stale);
    assertThat(flow.next(scene(), SignInState.NOTHING, code(SignInMethod.TOTP))).isEqualTo(stale);
    var typed = new SignInInput.Password("ada@acme.test", new Secret("right"), Optional.empty());
    assertThat(flow.next(scene(), SignInState.NOTHING, typed)).isEqualTo(stale);
    assertThat(handler(MAILED).begun).hasSize(1);
  }

  @Test
  @DisplayName(
      "A passkey says who it is and is two factors; after another proof it is that person's")
  void passkeys() {
    handler(SignInMethod.TOTP).use = SignInHandler.Use.DEMANDED;
    assertThat(flow.next(scene(), SignInState.NOTHING, new Assertion("bob")))
        .isInstanceOfSatisfying(
            Done.class,
            done -> {
              assertThat(done.user().id()).isEqualTo(BOB);
              assertThat(done.factors().getFirst().amr()).containsExactlyInAnyOrder("hwk", "user");
            });

    handler(SignInMethod.PASSKEY).use = SignInHandler.Use.POSSIBLE;
    var proved = ((Challenge) flow.next(scene(), mailed(), code(MAILED))).state();
    assertThat(flow.next(scene(), proved, new Assertion("bob")))
        .isEqualTo(new Refused(Reason.WRONG));
    assertThat(flow.next(scene(), proved, new Assertion("ada"))).isInstanceOf(Done.class);
  }

  @Test
  @DisplayName("Another second factor is shown once it is chosen, and stays through a wrong code")
  void anotherSecondFactor() {
    handler(SignInMethod.TOTP).use = SignInHandler.Use.DEMANDED;
    handler(SignInMethod.RECOVERY_CODE).use = SignInHandler.Use.POSSIBLE;
    var proved = ((Challenge) flow.next(scene(), mailed(), code(MAILED))).state();
    var chosen = flow.next(scene(), proved, choice(SignInMethod.RECOVERY_CODE));
    assertThat(chosen)
        .isInstanceOfSatisfying(
            Challenge.class,
            next -> {
              assertThat(next.method()).isEqualTo(SignInMethod.RECOVERY_CODE);
              assertThat(next.others()).containsExactly(SignInMethod.TOTP);
            });

    var state = reread(((Challenge) chosen).state());
    var wrong = new Code(SignInMethod.RECOVERY_CODE, new Secret("wrong"));
    assertThat(flow.next(scene(), state, wrong)).isEqualTo(new Refused(Reason.WRONG));
    assertThat(flow.show(scene(), state))
        .isInstanceOfSatisfying(
            Challenge.class,
            next -> assertThat(next.method()).isEqualTo(SignInMethod.RECOVERY_CODE));
    assertThat(flow.next(scene(), state, code(SignInMethod.TOTP))).isInstanceOf(Done.class);
  }

  @Test
  @DisplayName("Of several methods the first that keeps something for the page is not forgotten")
  void pageKeeps() {
    handler(SignInMethod.PASSKEY).kept = Optional.of("challenge");
    var ask = (Ask) flow.show(scene(), SignInState.NOTHING);
    assertThat(ask.shown()).containsOnlyKeys(SignInMethod.PASSKEY);
    flow.next(scene(), reread(ask.state()), new Assertion("ada"));
    assertThat(handler(SignInMethod.PASSKEY).seen).contains("challenge");
  }

  @Test
  @DisplayName(
      "A trusted browser stands in for what the account demands, for its time, until a sign-out"
          + " everywhere; never for what an application demands, nor for another browser")
  void trustedBrowser() {
    handler(SignInMethod.TOTP).use = SignInHandler.Use.DEMANDED;
    var random = new SecureRandom();
    var device = DeviceId.generate(random);
    people.trust(ACME, ADA, device, Optional.empty(), NOON);
    var week = Duration.ofDays(7);

    assertThat(passes(device, week, Strength.ONE_FACTOR, NOON)).isTrue();
    assertThat(passes(device, week, Strength.ONE_FACTOR, NOON.plus(week))).isFalse();
    assertThat(passes(device, Duration.ZERO, Strength.ONE_FACTOR, NOON)).isFalse();
    assertThat(passes(device, week, Strength.TWO_FACTORS, NOON)).isFalse();
    assertThat(passes(device, week, Strength.PHISHING_RESISTANT, NOON)).isFalse();
    assertThat(passes(DeviceId.generate(random), week, Strength.ONE_FACTOR, NOON)).isFalse();
    people.signOutEverywhere(ACME, ADA, By.server(NOON.plusSeconds(1)));
    assertThat(passes(device, week, Strength.ONE_FACTOR, NOON.plusSeconds(2))).isFalse();
  }

  private boolean passes(DeviceId device, Duration trust, Strength strength, Instant now) {
    var visitor = new Visitor(address(), Optional.of(device));
    var scene = new Scene(ACME, new SignInPolicy(Set.of(MAILED), strength, trust), visitor, now);
    var chosen = ((Challenge) flow.next(scene, SignInState.NOTHING, choice(MAILED))).state();
    return flow.next(scene, chosen, code(MAILED)) instanceof Done;
  }

  private Recording handler(SignInMethod method) {
    return requireNonNull(handlers.get(method));
  }

  /// Ada asked for a mailed code.
  private SignInState mailed() {
    var step = flow.next(scene(), SignInState.NOTHING, choice(MAILED));
    return ((Challenge) step).state();
  }

  private static SignInState reread(SignInState state) {
    var read = SignInState.parse(state.text(), NOON).orElseThrow();
    assertThat(read).isEqualTo(state);
    return read;
  }

  private static Choice choice(SignInMethod method) {
    return new Choice(method, Optional.of("ada@acme.test"));
  }

  private static Code code(SignInMethod method) {
    return new Code(method, new Secret("right"));
  }

  private static List<SignInMethod> methods(SignInStep step) {
    return ((Ask) step).methods();
  }

  private static Scene scene() {
    return new Scene(ACME, policy(Strength.ONE_FACTOR), home(), NOON);
  }

  private static SignInPolicy policy(Strength strength) {
    return new SignInPolicy(Set.of(MAILED, SignInMethod.PASSKEY), strength);
  }

  private static Visitor home() {
    return new Visitor(address(), Optional.empty());
  }

  private static InetAddress address() {
    return InetAddress.ofLiteral("192.0.2.1");
  }

  private static User user(UserId id) {
    var email = id.value() + "@acme.test";
    return new User(
        id,
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
