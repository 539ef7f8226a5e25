package dev.gatewright.identity.passkey;

import static dev.gatewright.identity.passkey.SoftAuthenticator.BACKED_UP;
import static dev.gatewright.identity.passkey.SoftAuthenticator.ELIGIBLE;
import static dev.gatewright.identity.passkey.SoftAuthenticator.PRESENT;
import static dev.gatewright.identity.passkey.SoftAuthenticator.VERIFIED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.Claims;
import dev.gatewright.identity.Factor;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.memory.MemoryCredentials;
import dev.gatewright.identity.passkey.SoftAuthenticator.Algorithm;
import dev.gatewright.identity.signin.SignInHandler.Claim;
import dev.gatewright.identity.signin.SignInHandler.Shown;
import dev.gatewright.identity.signin.SignInHandler.Use;
import dev.gatewright.identity.signin.SignInHandler.Verdict;
import dev.gatewright.identity.signin.SignInInput.Assertion;
import dev.gatewright.identity.signin.SignInState;
import dev.gatewright.identity.signin.SignInState.Kept;
import dev.gatewright.identity.signin.Visitor;
import dev.gatewright.identity.store.Credentials.Why;
import dev.gatewright.identity.store.WaysIn;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Passkeys, made and used by an authenticator that can be told to lie.
final class PasskeyTest {
  private static final TenantId ACME = new TenantId("acme");

  /// Another issuer on the same host.
  private static final TenantId OTHER = new TenantId("other");

  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
  private static final User ADA = user("ada");
  private static final User BOB = user("bob");
  private static final RelyingParty PARTY =
      new RelyingParty("id.acme.test", "https://id.acme.test", "Acme");
  private static final Pattern CHALLENGE = Pattern.compile("\"challenge\":\"([^\"]+)\"");

  private final MemoryCredentials credentials = new MemoryCredentials();
  private final SecureRandom random = new SecureRandom();
  private final Passkeys passkeys = new Passkeys(credentials, _ -> Optional.of(PARTY), random);
  private final PasskeyMethod method =
      new PasskeyMethod(credentials, _ -> Optional.of(PARTY), random);
  private Instant now = NOON;

  /// A lie, and its name.
  record Lie(String name, Consumer<SoftAuthenticator> told) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Stream<Lie> lies() {
    return Stream.of(
        new Lie("another origin", a -> a.origin = "https://id.acme.test.evil.test"),
        new Lie("a subdomain", a -> a.origin = "https://x.id.acme.test"),
        new Lie("another port", a -> a.origin = "https://id.acme.test:8443"),
        new Lie("plain http", a -> a.origin = "http://id.acme.test"),
        new Lie("another rpId", a -> a.rpId = "acme.test"),
        new Lie("a frame of another site", a -> a.crossOrigin = true),
        new Lie("payment", a -> a.type = "payment.get"),
        new Lie("nobody present", a -> a.flags = VERIFIED),
        new Lie("nobody verified", a -> a.flags = PRESENT),
        new Lie("backed up and not eligible", a -> a.flags = PRESENT | VERIFIED | BACKED_UP));
  }

  @ParameterizedTest
  @EnumSource(
      value = Algorithm.class,
      names = {"ES256", "EDDSA", "RS256"})
  @DisplayName("RFC 9053: a passkey of each algorithm is made and signs in; RFC 8176: hwk, user")
  void algorithms(Algorithm algorithm) throws Exception {
    var key = new SoftAuthenticator(algorithm);
    assertThat(add(ADA, key)).isTrue();
    assertThat(signIn(key)).isEqualTo(new Verdict.Passed(ADA.id(), Set.of("hwk", "user")));
  }

  @Test
  @DisplayName("An algorithm that was not asked for is refused")
  void otherAlgorithm() throws Exception {
    assertThat(add(ADA, new SoftAuthenticator(Algorithm.ES384))).isFalse();
  }

  @ParameterizedTest
  @MethodSource("lies")
  @DisplayName("WebAuthn §7.1: no passkey is made of")
  void lyingCreation(Lie lie) throws Exception {
    var key = new SoftAuthenticator(Algorithm.ES256);
    lie.told().accept(key);
    assertThat(add(ADA, key)).isFalse();
    assertThat(passkeys.list(ACME, ADA.id())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("lies")
  @DisplayName("WebAuthn §7.2: nobody signs in by")
  void lyingAssertion(Lie lie) throws Exception {
    var key = new SoftAuthenticator(Algorithm.ES256);
    add(ADA, key);
    lie.told().accept(key);
    assertThat(signIn(key)).isEqualTo(Verdict.FAILED);
  }

  @Test
  @DisplayName("A creation is no assertion and an assertion no creation")
  void kinds() throws Exception {
    var key = new SoftAuthenticator(Algorithm.ES256);
    key.type = "webauthn.get";
    assertThat(add(ADA, key)).isFalse();
    key.type = "";
    add(ADA, key);
    key.type = "webauthn.create";
    assertThat(signIn(key)).isEqualTo(Verdict.FAILED);
  }

  @Test
  @DisplayName("A challenge is the page's own, and good for ten minutes")
  void challenges() throws Exception {
    var key = new SoftAuthenticator(Algorithm.ES256);
    add(ADA, key);
    var shown = method.show(claim(SignInState.NOTHING));
    var another = challenge(method.show(claim(SignInState.NOTHING)));
    assertThat(judge(shown, key.get(another, handle()))).isEqualTo(Verdict.FAILED);

    var right = key.get(challenge(shown), handle());
    now = NOON.plus(SignInState.LIFETIME);
    assertThat(judge(shown, NOON, right)).as("late").isEqualTo(Verdict.FAILED);
    now = now.minusMillis(1);
    assertThat(judge(shown, NOON, right)).isInstanceOf(Verdict.Passed.class);

    var asked = passkeys.ask(ACME, ADA, NOON);
    var made = new SoftAuthenticator(Algorithm.ES256).create(challenge(asked));
    assertThat(keep(ADA, made, asked, NOON.plus(SignInState.LIFETIME))).isFalse();
    assertThat(keep(ADA, made, asked, NOON.plus(SignInState.LIFETIME).minusMillis(1))).isTrue();
  }

  @Test
  @DisplayName("An assertion is good for once: of 16 that send it at once, one passes")
  void replay() throws Exception {
    var key = new SoftAuthenticator(Algorithm.ES256);
    add(ADA, key);
    var shown = method.show(claim(SignInState.NOTHING));
    var json = key.get(challenge(shown), handle());
    try (var threads = Executors.newFixedThreadPool(16)) {
      var calls =
          IntStream.range(0, 16)
              .mapToObj(_ -> (Callable<Verdict>) () -> judge(shown, json))
              .toList();
      int passed = 0;
      for (var verdict : threads.invokeAll(calls)) {
        passed += verdict.get() instanceof Verdict.Passed ? 1 : 0;
      }
      assertThat(passed).isEqualTo(1);
    }
    assertThat(judge(shown, json)).isEqualTo(Verdict.FAILED);
  }

  @Test
  @DisplayName("A creation is good for once, whoever sends it again")
  void creationOnce() throws Exception {
    var key = new SoftAuthenticator(Algorithm.ES256);
    var asked = passkeys.ask(ACME, ADA, NOON);
    var made = key.create(challenge(asked));
    assertThat(keep(ADA, made, asked, NOON)).isTrue();
    assertThat(keep(ADA, made, asked, NOON)).isFalse();
    assertThat(keep(BOB, made, asked, NOON)).isFalse();
  }

  @Test
  @DisplayName("WebAuthn §7.2 step 6: the user handle is that of the passkey's owner")
  void handles() throws Exception {
    var adas = new SoftAuthenticator(Algorithm.ES256);
    var bobs = new SoftAuthenticator(Algorithm.ES256);
    add(ADA, adas);
    add(BOB, bobs);
    assertThat(signIn(adas, handle(BOB))).isEqualTo(Verdict.FAILED);
    assertThat(signIn(adas, "")).as("none").isEqualTo(Verdict.FAILED);
    assertThat(handle(ADA)).isNotEqualTo(handle(BOB)).doesNotContain("ada");
  }

  @Test
  @DisplayName("After another proof only that person's passkey will do, named or not")
  void secondFactor() throws Exception {
    var adas = new SoftAuthenticator(Algorithm.ES256);
    var bobs = new SoftAuthenticator(Algorithm.ES256);
    add(ADA, adas);
    add(BOB, bobs);
    var proved =
        new SignInState(Optional.of(ADA.id()), List.of(new Factor(SignInMethod.PASSWORD, NOON)));
    var shown = method.show(claim(proved));
    assertThat(shown.text().orElseThrow()).contains(Passkey.encoded(adas.id));
    assertThat(method.show(claim(SignInState.NOTHING)).text().orElseThrow())
        .as("nobody is told who has a passkey")
        .contains("\"allowCredentials\":[]");
    assertThat(judge(proved, shown, NOON, bobs.get(challenge(shown), handle(BOB))))
        .isEqualTo(Verdict.FAILED);
    assertThat(judge(proved, shown, NOON, adas.get(challenge(shown), "")))
        .isInstanceOf(Verdict.Passed.class);
  }

  @Test
  @DisplayName("A passkey of another issuer on the same host is nobody's here")
  void otherIssuer() throws Exception {
    var key = new SoftAuthenticator(Algorithm.ES256);
    var asked = passkeys.ask(OTHER, ADA, NOON);
    var made = key.create(challenge(asked));
    assertThat(
            passkeys.add(
                OTHER,
                ADA.id(),
                made,
                asked.kept().orElseThrow(),
                new Passkeys.Wish("", false),
                Optional.empty(),
                By.owner(NOON)))
        .isTrue();
    var shown = method.show(claim(SignInState.NOTHING));
    var there = asked.kept().orElseThrow();
    var json = key.get(challenge(shown), there.substring(there.lastIndexOf('.') + 1));
    assertThat(judge(shown, json)).isEqualTo(Verdict.FAILED);
    assertThat(method.use(ACME, ADA)).isEqualTo(Use.NONE);
  }

  @Test
  @DisplayName("WebAuthn §6.1.1: a count that goes back shuts out a key that cannot be copied")
  void countOfOneDevice() throws Exception {
    var key = new SoftAuthenticator(Algorithm.ES256);
    key.count = 5;
    add(ADA, key);
    key.count = 6;
    assertThat(signIn(key)).isInstanceOf(Verdict.Passed.class);
    assertThat(signIn(key)).as("the same count").isEqualTo(Verdict.FAILED);
    key.count = 0;
    assertThat(signIn(key)).as("none any more").isEqualTo(Verdict.FAILED);
    assertThat(credentials.reasons()).containsExactly(Why.USED, Why.SUSPECTED, Why.SUSPECTED);
    key.count = 7;
    assertThat(signIn(key)).isInstanceOf(Verdict.Passed.class);
  }

  @Test
  @DisplayName("A count that goes back is noticed of a synced passkey, which may count for itself")
  void countOfSynced() throws Exception {
    var key = new SoftAuthenticator(Algorithm.ES256);
    key.flags |= ELIGIBLE;
    key.count = 5;
    add(ADA, key);
    assertThat(signIn(key)).isEqualTo(new Verdict.Passed(ADA.id(), Set.of("swk", "user")));
    assertThat(credentials.reasons()).containsExactly(Why.SUSPECTED);
  }

  @Test
  @DisplayName("WebAuthn §6.1.3: eligibility is kept, the backup state follows each use")
  void backup() throws Exception {
    var key = new SoftAuthenticator(Algorithm.ES256);
    key.flags |= ELIGIBLE;
    add(ADA, key);
    assertThat(only().synced()).isTrue();
    assertThat(only().backedUp()).isFalse();
    key.flags |= BACKED_UP;
    signIn(key);
    assertThat(only().backedUp()).isTrue();
    assertThat(only().usedAt()).contains(now);
    key.flags = PRESENT | VERIFIED;
    assertThat(signIn(key)).as("eligibility does not change").isEqualTo(Verdict.FAILED);
  }

  @Test
  @DisplayName("Several are kept, named, demanded and taken away, each its owner's alone")
  void managed() throws Exception {
    for (int i = 0; i < Passkeys.MOST; i++) {
      assertThat(add(ADA, new SoftAuthenticator(Algorithm.ES256))).isTrue();
    }
    assertThat(add(ADA, new SoftAuthenticator(Algorithm.ES256))).as("one too many").isFalse();
    assertThat(passkeys.ask(ACME, ADA, NOON).text().orElseThrow().split("public-key", -1))
        .as("those that exist are excluded, and three algorithms asked for")
        .hasSize(Passkeys.MOST + 3 + 1);
    assertThat(method.use(ACME, ADA)).isEqualTo(Use.POSSIBLE);

    var first = passkeys.list(ACME, ADA.id()).getFirst();
    var by = By.owner(NOON);
    assertThat(passkeys.rename(ACME, BOB.id(), first.id(), "mine", by)).isFalse();
    var ways = new WaysIn(true, false, true, _ -> false, Set.of());
    assertThat(passkeys.remove(ACME, BOB.id(), first.id(), ways, Optional.empty(), by))
        .isEqualTo(WaysIn.Removal.NOTHING);
    assertThat(passkeys.rename(ACME, ADA.id(), first.id(), " Key\n" + "x".repeat(99), by)).isTrue();
    assertThat(passkeys.demand(ACME, ADA.id(), first.id(), true, by)).isTrue();
    assertThat(passkeys.list(ACME, ADA.id()))
        .filteredOn(Passkey::demanded)
        .extracting(Passkey::name)
        .containsExactly("Key" + "x".repeat(Passkey.MAX_NAME - 3));
    assertThat(method.use(ACME, ADA)).isEqualTo(Use.DEMANDED);
    assertThat(passkeys.remove(ACME, ADA.id(), first.id(), ways, Optional.empty(), by))
        .isEqualTo(WaysIn.Removal.DONE);
    assertThat(method.use(ACME, ADA)).isEqualTo(Use.POSSIBLE);
  }

  @Test
  @DisplayName("An issuer that moved to another host has no use for the passkeys of the old one")
  void moved() throws Exception {
    add(ADA, new SoftAuthenticator(Algorithm.ES256));
    var moved =
        new PasskeyMethod(
            credentials,
            _ -> Optional.of(new RelyingParty("new.test", "https://new.test", "Acme")),
            random);
    assertThat(moved.use(ACME, ADA)).isEqualTo(Use.NONE);
  }

  @Test
  @DisplayName("What is no answer of an authenticator is refused and breaks nothing")
  void nonsense() throws Exception {
    var key = new SoftAuthenticator(Algorithm.ES256);
    add(ADA, key);
    var shown = method.show(claim(SignInState.NOTHING));
    var right = key.get(challenge(shown), handle());
    var wrong =
        List.of(
            "",
            "{}",
            "[]",
            "null",
            "\"x\"",
            right.replace("signature", "sig"),
            right.replace("authenticatorData\":\"", "authenticatorData\":\"AAAA"),
            right.replace("\"signature\":\"", "\"signature\":\"AAAA"),
            right.substring(0, 60),
            "[".repeat(9000),
            "x".repeat(99_999));
    for (var json : wrong) {
      assertThat(judge(shown, json)).as(json).isEqualTo(Verdict.FAILED);
      assertThat(keep(ADA, json, passkeys.ask(ACME, ADA, NOON), NOON)).as(json).isFalse();
    }
    assertThat(judge(shown, right)).isInstanceOf(Verdict.Passed.class);
  }

  private boolean add(User user, SoftAuthenticator key) throws Exception {
    var asked = passkeys.ask(ACME, user, NOON);
    return keep(user, key.create(challenge(asked)), asked, NOON);
  }

  private boolean keep(User user, String json, Shown asked, Instant at) {
    return passkeys.add(
        ACME,
        user.id(),
        json,
        asked.kept().orElseThrow(),
        new Passkeys.Wish("", false),
        Optional.empty(),
        By.owner(at));
  }

  /// Signs in by a page of a second later.
  private Verdict signIn(SoftAuthenticator key) throws Exception {
    return signIn(key, handle());
  }

  private Verdict signIn(SoftAuthenticator key, String handle) throws Exception {
    now = now.plus(Duration.ofSeconds(1));
    var shown = method.show(claim(SignInState.NOTHING));
    return judge(shown, key.get(challenge(shown), handle));
  }

  private Verdict judge(Shown shown, String json) {
    return judge(shown, now, json);
  }

  private Verdict judge(Shown shown, Instant shownAt, String json) {
    return judge(SignInState.NOTHING, shown, shownAt, json);
  }

  private Verdict judge(SignInState state, Shown shown, Instant shownAt, String json) {
    var kept = new Kept(SignInMethod.PASSKEY, shown.kept().orElseThrow(), shownAt);
    var page =
        new SignInState(
            state.person(), state.proved(), Optional.empty(), Optional.empty(), Optional.of(kept));
    return method.judge(claim(page), new Assertion(json));
  }

  private Claim claim(SignInState state) {
    var visitor = new Visitor(InetAddress.ofLiteral("192.0.2.1"), Optional.empty());
    return new Claim(ACME, Optional.empty(), state, visitor, now);
  }

  private String handle() {
    return handle(ADA);
  }

  private String handle(User user) {
    var kept = passkeys.ask(ACME, user, NOON).kept().orElseThrow();
    return kept.substring(kept.lastIndexOf('.') + 1);
  }

  private static String challenge(Shown shown) {
    return CHALLENGE
        .matcher(shown.text().orElseThrow())
        .results()
        .map(found -> found.group(1))
        .findFirst()
        .orElseThrow();
  }

  private Passkey only() {
    return passkeys.list(ACME, ADA.id()).getFirst();
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
