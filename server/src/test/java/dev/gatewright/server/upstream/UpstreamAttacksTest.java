package dev.gatewright.server.upstream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import dev.gatewright.identity.upstream.ProviderName;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.outbound.OutboundAllow;
import dev.gatewright.server.upstream.FakeProvider.Answer;
import dev.gatewright.testing.Patience;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Answers of providers that let nobody in")
class UpstreamAttacksTest {
  private static final ProviderName OTHER = new ProviderName("other");

  private UpstreamWorld world;
  private FakeProvider provider;

  @BeforeEach
  void start() throws IOException {
    world = new UpstreamWorld();
    provider = new FakeProvider(() -> UpstreamWorld.NOW);
    world.with("issuer: '" + provider.issuer() + "', client_secret: swordfish");
  }

  @AfterEach
  void end() {
    provider.close();
    world.close();
  }

  private static UpstreamResult refused(UpstreamFault fault) {
    return new UpstreamResult.Refused(fault);
  }

  private String code(UpstreamStart.Started start) {
    return provider.code(UpstreamWorld.sent(start));
  }

  static Stream<Arguments> badClaims() {
    long now = UpstreamWorld.NOW.getEpochSecond();
    return Stream.of(
        Arguments.of("nonce", "another"),
        Arguments.of("aud", "another-client"),
        Arguments.of("aud", List.of(FakeProvider.CLIENT, "another-client")),
        Arguments.of("azp", "another-client"),
        Arguments.of("iss", "https://evil.test"),
        Arguments.of("exp", now - 3600),
        Arguments.of("iat", now + 3600),
        Arguments.of("nbf", now + 3600),
        Arguments.of("sub", ""),
        Arguments.of("sub", "x".repeat(256)),
        Arguments.of("sub", 7),
        Arguments.of("at_hash", "AAAAAAAAAAAAAAAAAAAAAA"));
  }

  @ParameterizedTest(name = "{0} = {1}")
  @MethodSource("badClaims")
  @DisplayName("OpenID Connect Core §3.1.3.7: an ID token that is not this login's")
  void idToken(String claim, Object value) {
    provider.idToken.put(claim, value);

    assertThat(world.login(provider)).isEqualTo(refused(UpstreamFault.ID_TOKEN));
  }

  @Test
  @DisplayName("OpenID Connect Core §3.1.3.7: no ID token, one without a signature, another's key")
  void signatures() {
    provider.sign(claims -> new PlainJWT(claims).serialize());
    assertThat(world.login(provider)).isEqualTo(refused(UpstreamFault.ID_TOKEN));

    provider.sign(claims -> FakeProvider.signed(claims, FakeProvider.newKey("k1")));
    assertThat(world.login(provider)).isEqualTo(refused(UpstreamFault.ID_TOKEN));

    provider.sign(claims -> FakeProvider.signed(claims, FakeProvider.newKey("unknown")));
    assertThat(world.login(provider)).isEqualTo(refused(UpstreamFault.ID_TOKEN));

    provider.idToken.clear();
    assertThat(world.login(provider)).isEqualTo(refused(UpstreamFault.ID_TOKEN));
  }

  @Test
  @DisplayName("RFC 8725 §3.1: an algorithm that the issuer does not list")
  void algorithms() {
    world.with(
        "issuer: '" + provider.issuer() + "', client_secret: swordfish, id_token_algs: [RS256]");

    assertThat(world.login(provider)).isEqualTo(refused(UpstreamFault.ID_TOKEN));
  }

  @Test
  @DisplayName("RFC 6749 §10.12: another state, no state, two states")
  void state() {
    var start = world.begin();
    assertThat(world.finish(start, "code", code(start), "state", "another"))
        .isEqualTo(refused(UpstreamFault.CALLBACK));
    assertThat(world.finish(start, "code", code(start))).isEqualTo(refused(UpstreamFault.CALLBACK));
    assertThat(
            world.finish(
                start, "code", code(start), "state", start.state(), "state", start.state()))
        .isEqualTo(refused(UpstreamFault.CALLBACK));
    assertThat(provider.asked("/token")).as("no code was sent anywhere").isEmpty();
  }

  @Test
  @DisplayName(
      "RFC 9207 §2.4, RFC 9700 §4.4: another provider's answer is not taken, nor its code sent")
  void mixUp() throws IOException {
    try (var evil = new FakeProvider(() -> UpstreamWorld.NOW)) {
      world.withAll(
          "p: { issuer: '%s', client_id: gatewright, client_secret: a }, other: { issuer: '%s', client_id: gatewright, client_secret: b }"
              .formatted(provider.issuer(), evil.issuer()));
      var start = world.begin();
      var answer = Parameters.of("code", code(start), "state", start.state(), "iss", evil.issuer());

      assertThat(
              world.upstreams.finish(
                  world.tenant(), UpstreamWorld.NAME, start.transaction(), answer))
          .isEqualTo(refused(UpstreamFault.CALLBACK));
      assertThat(world.upstreams.finish(world.tenant(), OTHER, start.transaction(), answer))
          .as("at the other provider's callback")
          .isEqualTo(refused(UpstreamFault.TRANSACTION));
      assertThat(evil.asked("/token")).isEmpty();
      assertThat(provider.asked("/token")).isEmpty();
    }
  }

  @Test
  @DisplayName("RFC 9207 §2.4: a provider that always names itself and does not this time")
  void missingIss() {
    provider.metadata.put("authorization_response_iss_parameter_supported", true);

    assertThat(world.login(provider)).isEqualTo(refused(UpstreamFault.CALLBACK));
    assertThat(world.login(provider, "iss", provider.issuer()))
        .isInstanceOf(UpstreamResult.Arrived.class);
  }

  @Test
  @DisplayName("RFC 7636 §4.6: a code of another login")
  void injectedCode() {
    var victim = world.begin();
    var stolen = code(victim);
    var own = world.begin();

    assertThat(world.finish(own, "code", stolen, "state", own.state()))
        .isEqualTo(refused(UpstreamFault.CODE));
  }

  @Test
  @DisplayName("A callback arrives once, of many at the same time too, whatever the provider does")
  void replay() throws Exception {
    var start = world.begin();
    provider.answer("/token", asked -> sameTokens(start));
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var results = new ArrayList<Future<UpstreamResult>>();
      for (var i = 0; i < 8; i++) {
        var code = "any" + i;
        results.add(pool.submit(() -> world.finish(start, "code", code, "state", start.state())));
      }
      var arrived = 0;
      for (var result : results) {
        arrived += result.get() instanceof UpstreamResult.Arrived ? 1 : 0;
      }
      assertThat(arrived).isEqualTo(1);
    }
    assertThat(world.finish(start, "code", "any", "state", start.state()))
        .isNotInstanceOf(UpstreamResult.Arrived.class);
    assertThat(provider.asked("/token")).as("asked for tokens").hasSize(1);
  }

  @Test
  @DisplayName("RFC 6749 §10.12: a refused answer is spent too, and a foreign one spends none")
  void spent() {
    var start = world.begin();
    world.finish(start, "error", "access_denied", "state", start.state());

    assertThat(world.finish(start, "code", code(start), "state", start.state()))
        .isEqualTo(refused(UpstreamFault.CALLBACK));
    assertThat(provider.asked("/token")).isEmpty();
    var another = world.begin();
    world.finish(another, "code", code(another), "state", "another");
    assertThat(world.finish(another, "code", code(another), "state", another.state()))
        .isInstanceOf(UpstreamResult.Arrived.class);
  }

  private Answer sameTokens(UpstreamStart.Started start) {
    var claims = new JWTClaimsSet.Builder();
    provider.idToken.forEach(claims::claim);
    claims.claim("nonce", UpstreamWorld.sent(start).get("nonce"));
    var idToken = FakeProvider.signed(claims.build(), provider.key());
    return Answer.json(
        200, "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"id_token\":\"" + idToken + "\"}");
  }

  @Test
  @DisplayName("A transaction that is old, none, or began when the provider was another one")
  void transactions() {
    var start = world.begin();
    assertThat(
            world.upstreams.finish(
                world.tenant(), UpstreamWorld.NAME, "{}", Parameters.of("state", "x")))
        .isEqualTo(refused(UpstreamFault.TRANSACTION));
    world.with("issuer: 'https://another.test', client_secret: swordfish");
    assertThat(world.finish(start, "code", code(start), "state", start.state()))
        .isEqualTo(refused(UpstreamFault.TRANSACTION));
    world.with("issuer: '" + provider.issuer() + "', client_secret: swordfish");
    world.later(Duration.ofMinutes(31));
    assertThat(world.finish(start, "code", code(start), "state", start.state()))
        .isEqualTo(refused(UpstreamFault.TRANSACTION));
  }

  @Test
  @DisplayName("A disabled provider is respected at once, also by a login under way")
  void disabled() {
    var start = world.begin();
    world.with("issuer: '" + provider.issuer() + "', client_secret: swordfish, enabled: false");

    assertThat(world.finish(start, "code", code(start), "state", start.state()))
        .isEqualTo(refused(UpstreamFault.NOT_OFFERED));
    assertThat(world.upstreams.begin(world.tenant(), UpstreamWorld.NAME, UpstreamHints.NONE))
        .isEqualTo(new UpstreamStart.NotOffered());
    assertThat(world.upstreams.list(world.tenant())).isEmpty();
  }

  @Test
  @DisplayName("RFC 6749 §4.1.2.1: what the provider answers with instead of a code")
  void errors() {
    assertThat(answered("access_denied")).isEqualTo(new UpstreamResult.Declined());
    assertThat(answered("user_cancelled_authorize")).isEqualTo(new UpstreamResult.Declined());
    assertThat(answered("temporarily_unavailable")).isEqualTo(new UpstreamResult.Unavailable());
    assertThat(answered("invalid_scope")).isEqualTo(refused(UpstreamFault.SETTINGS));
  }

  private UpstreamResult answered(String error) {
    var start = world.begin();
    return world.finish(start, "error", error, "state", start.state());
  }

  @Test
  @DisplayName("A token endpoint that redirects is not followed, and no secret goes elsewhere")
  void redirect() throws IOException {
    try (var elsewhere = new FakeProvider(() -> UpstreamWorld.NOW)) {
      provider.answer(
          "/token", _ -> new Answer(307, Map.of("Location", elsewhere.issuer() + "/token"), ""));

      assertThat(world.login(provider)).isEqualTo(refused(UpstreamFault.SETTINGS));
      assertThat(elsewhere.asked("/token")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"access_token\":\"a\",\"access_token\":\"b\"}",
        "{\"access_token\":\"a\",\"id_token\":7}",
        "{\"access_token\":7}",
        "{}",
        "[]",
        "access_token=a&token_type=bearer",
        ""
      })
  @DisplayName("RFC 8259 §4: token answers that say two things, the wrong thing or nothing")
  void malformedTokens(String answer) {
    provider.answer("/token", answer);

    assertThat(world.login(provider)).isNotInstanceOf(UpstreamResult.Arrived.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/token",
        "/jwks",
        "/.well-known/openid-configuration",
      })
  @DisplayName(
      "A huge answer is not read, a broken one and one of a provider in trouble are waited out")
  void huge(String path) {
    if (!path.contains("well-known")) {
      world.begin();
    }
    provider.answer(path, _ -> Answer.json(200, "{\"a\":\"" + "x".repeat(100_000) + "\"}"));
    assertThat(tried()).isEqualTo("unavailable");
    world.later(Duration.ofMinutes(5));
    provider.answer(path, _ -> Answer.json(503, "{}"));
    assertThat(tried()).isEqualTo("unavailable");
  }

  private String tried() {
    return switch (world.upstreams.begin(world.tenant(), UpstreamWorld.NAME, UpstreamHints.NONE)) {
      case UpstreamStart.Started start ->
          world.finish(start, "code", code(start), "state", start.state())
                  instanceof UpstreamResult.Unavailable
              ? "unavailable"
              : "something else";
      case UpstreamStart.Unavailable() -> "unavailable";
      case UpstreamStart.NotOffered() -> "not offered";
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"issuer\":\"https://evil.test\"",
        "\"authorization_endpoint\":\"javascript:alert(1)\"",
        "\"authorization_endpoint\":\"data:text/html,x\"",
        "\"authorization_endpoint\":\"https:\""
      })
  @DisplayName("OpenID Connect Discovery §4.3: a document of another issuer, or that leads nowhere")
  void discovery(String member) {
    var name = member.substring(1, member.indexOf("\":"));
    provider.metadata.put(name, member.substring(member.indexOf("\":") + 3, member.length() - 1));

    assertThat(world.upstreams.begin(world.tenant(), UpstreamWorld.NAME, UpstreamHints.NONE))
        .isEqualTo(new UpstreamStart.Unavailable());
  }

  @Test
  @DisplayName("A provider that hangs holds up few, is listed all the same, and stops no other one")
  void hanging() throws Exception {
    var hang = new CountDownLatch(1);
    try (var slow = new FakeProvider(() -> UpstreamWorld.NOW);
        var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      slow.answer(
          "/.well-known/openid-configuration",
          _ -> {
            await(hang);
            return Answer.json(503, "");
          });
      world.withAll(
          "p: { issuer: '%s', client_id: gatewright, client_secret: a }, other: { issuer: '%s', client_id: gatewright, client_secret: b }"
              .formatted(provider.issuer(), slow.issuer()));
      var waiting =
          IntStream.range(0, 100)
              .mapToObj(_ ->
                  pool.submit(
                      () -> world.upstreams.begin(world.tenant(), OTHER, UpstreamHints.NONE)))
              .toList();
      Patience.until(
          "those for whom there is no room are told",
          () ->
              waiting.stream().filter(Future::isDone).count() >= 100 - ReadyProvider.MOST_WAITING);
      assertThat(world.upstreams.list(world.tenant())).hasSize(2);
      assertThat(world.arrives(provider).subject()).isEqualTo("ada");
      hang.countDown();
      for (var each : waiting) {
        assertThat(each.get()).isEqualTo(new UpstreamStart.Unavailable());
      }
      assertThat(slow.asked("/.well-known/openid-configuration").size())
          .as("one asked for all")
          .isLessThanOrEqualTo(2);
    } finally {
      hang.countDown();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  @DisplayName("A provider that never answers is given up at the deadline of a call")
  void neverAnswers() {
    var hang = new CountDownLatch(1);
    try (var impatient = new UpstreamWorld(Duration.ofMillis(400))) {
      impatient.with("issuer: '" + provider.issuer() + "', client_secret: swordfish");
      provider.answer(
          "/.well-known/openid-configuration",
          _ -> {
            await(hang);
            return Answer.json(503, "");
          });
      assertThat(
              impatient.upstreams.begin(impatient.tenant(), UpstreamWorld.NAME, UpstreamHints.NONE))
          .isEqualTo(new UpstreamStart.Unavailable());
    } finally {
      hang.countDown();
    }
  }

  @Test
  @DisplayName(
      "A provider at an address that is not public is not called, unless the operator lists it")
  void notPublic() {
    try (var strict = new UpstreamWorld(OutboundAllow.PUBLIC)) {
      strict.with("issuer: '" + provider.issuer() + "', client_secret: swordfish");

      assertThat(strict.upstreams.begin(strict.tenant(), UpstreamWorld.NAME, UpstreamHints.NONE))
          .isEqualTo(new UpstreamStart.Unavailable());
    }
    assertThat(provider.asked("/.well-known/openid-configuration")).isEmpty();
  }

  @Test
  @DisplayName("RFC 9110 §5.5: an access token with a line break in it is sent nowhere")
  void headerInjection() {
    provider.idToken.clear();
    var base = provider.issuer();
    world.with(
        "client_secret: s, authorization_endpoint: '%s/a', token_endpoint: '%s/token', userinfo_endpoint: '%s/user', claims: { subject: id }"
            .formatted(base, base, base));
    provider.answer("/token", "{\"access_token\":\"a\\r\\nX-Evil: 1\",\"token_type\":\"Bearer\"}");
    provider.answer("/user", "{\"id\":\"ada\"}");

    assertThat(world.login(provider)).isNotInstanceOf(UpstreamResult.Arrived.class);
    assertThat(provider.asked("/user")).isEmpty();
  }

  @Test
  @DisplayName("Neither secrets nor codes nor tokens nor what a provider says stand in the log")
  void logs() {
    var said = new ArrayList<String>();
    var logger = Logger.getLogger("gatewright.upstream");
    var handler = listening(said);
    logger.addHandler(handler);
    try {
      provider.answer(
          "/token",
          _ ->
              Answer.json(
                  401, "{\"error\":\"invalid_client\",\"error_description\":\"not swordfish\"}"));
      var start = world.begin();
      var code = code(start);
      world.finish(start, "code", code, "state", start.state());
      world.finish(start, "code", code, "state", "wrong");
      provider.answer("/token", "{\"access_token\":\"at-secret\",\"id_token\":\"x.y.z\"}");
      var another = world.begin();
      world.finish(another, "code", code(another), "state", another.state());

      var text = String.join("\n", said);
      assertThat(text).contains("invalid_client").contains("state.mismatch");
      assertThat(text)
          .doesNotContain("swordfish")
          .doesNotContain(code)
          .doesNotContain("at-secret")
          .doesNotContain(start.state())
          .doesNotContain("x.y.z");
      assertThat(start.toString()).doesNotContain(start.state());
    } finally {
      logger.removeHandler(handler);
    }
  }

  private static Handler listening(List<String> said) {
    return new Handler() {
      @Override
      public synchronized void publish(LogRecord entry) {
        var parameters = entry.getParameters() == null ? new Object[0] : entry.getParameters();
        said.add(entry.getMessage() + " " + List.of(parameters) + " " + entry.getThrown());
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }

  @Test
  @DisplayName("A secret that an operator changes is the one that the next login shows")
  void newSecret() {
    world.arrives(provider);
    world.with("issuer: '" + provider.issuer() + "', client_secret: another");

    world.arrives(provider);

    assertThat(provider.asked("/token").getLast().header("Authorization"))
        .contains(
            "Basic " + Base64.getEncoder().encodeToString("gatewright:another".getBytes(UTF_8)));
  }
}
