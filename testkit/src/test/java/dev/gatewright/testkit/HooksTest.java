package dev.gatewright.testkit;

import static dev.gatewright.testkit.RelyingParty.error;
import static dev.gatewright.testkit.RelyingParty.success;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.server.control.Request;
import dev.gatewright.store.webhook.CallSecretTable.Callee;
import dev.gatewright.store.webhook.WebhookId;
import dev.gatewright.testkit.HookReceiver.Question;
import dev.gatewright.testkit.HookReceiver.Reply;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("The hooks of an issuer")
final class HooksTest {
  /// After it the first failures of a kind are told one by one again.
  private static final Duration SAMPLING = Duration.ofMinutes(61);

  private final HookWorld world = new HookWorld();
  private final HookReceiver receiver = world.receiver;
  private final TestGatewright gatewright = world.gatewright;
  private final RelyingParty app = world.app;

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  @DisplayName("on tokens add claims, are told those that there are, and sign as webhooks do")
  void claims() throws Exception {
    world.hook("token", "refuse");
    receiver.answer(
        Reply.of(
            """
            {"action":"allow","claims":{"access_token":{"tier":"gold","of":{"a":[1,true]}},"id_token":{"seen":7}}}
            """));

    var tokens = app.logIn(gatewright, HookWorld.ADA);

    assertThat(HookWorld.claims(HookWorld.access(tokens)))
        .containsEntry("tier", "gold")
        .containsEntry("of", Map.of("a", List.of(1L, true)))
        .doesNotContainKey("seen");
    assertThat(app.verified(tokens)).containsEntry("seen", 7L).doesNotContainKey("tier");
    var question = receiver.last();
    var json = question.json();
    assertThat(json.path("type").asString()).isEqualTo("dev.gatewright.hook.token");
    assertThat(json.path("issuer").asString()).isEqualTo(gatewright.issuer().toString());
    assertThat(json.path("client").path("id").asString()).isEqualTo("app");
    assertThat(json.path("grant_type").asString()).isEqualTo("authorization_code");
    assertThat(json.path("person").path("email").asString()).isEqualTo(HookWorld.ADA.email());
    assertThat(json.path("access_token").path("client_id").asString()).isEqualTo("app");
    assertThat(json.path("id_token").path("sub").asString())
        .isEqualTo(app.verified(tokens).get("sub"));
    assertSigned(question);

    assertThat(HookWorld.claims(HookWorld.access(success(app.refresh(tokens)))))
        .containsEntry("tier", "gold");
    assertThat(app.clientCredentials().getBodyAsJSONObject().get("access_token"))
        .satisfies(
            own -> assertThat(HookWorld.claims(own.toString())).containsEntry("tier", "gold"));
  }

  @Test
  @DisplayName("are tried with what they are asked: the same names, with somebody made up")
  void triedAsAsked() throws Exception {
    var asked = new LinkedHashMap<String, Callable<?>>();
    asked.put("sign_up", world::signUpAndLeave);
    asked.put("sign_in", world::callback);
    asked.put("token", () -> app.logIn(gatewright, HookWorld.ADA));
    for (var place : asked.entrySet()) {
      world.hook(place.getKey(), "refuse");
      place.getValue().call();
      var real = receiver.last().json();

      gatewright.run(Request.of("hook test").with("issuer", TestSetup.ISSUER).with("hook", "crm"));
      var trial = receiver.last().json();

      assertThat(trial.path("test").asBoolean()).isTrue();
      assertThat(real.has("test")).isFalse();
      var names = new TreeSet<>(names(trial));
      names.remove("test");
      assertThat(names).as(place.getKey()).isEqualTo(names(real));
      for (var part : List.of("person", "client")) {
        assertThat(names(trial.path(part))).as(part).isEqualTo(names(real.path(part)));
      }
      for (var token : List.of("access_token", "id_token")) {
        assertThat(names(real.path(token))).as(token).containsAll(names(trial.path(token)));
      }
      assertThat(trial.toString()).doesNotContain(HookWorld.ADA.email());
    }
  }

  private static Set<String> names(JsonNode object) {
    return new TreeSet<>(object.propertyNames());
  }

  private void assertSigned(Question question) throws Exception {
    var secrets =
        gatewright
            .tables()
            .callSecrets()
            .findOrMake(
                HookWorld.ISSUER,
                new Callee.Hook(new WebhookId("crm")),
                gatewright.clock().instant());
    assertThat(secrets).hasSize(1);
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secrets.getFirst().key(), "HmacSHA256"));
    mac.update(
        (question.header("webhook-id") + "." + question.header("webhook-timestamp") + ".")
            .getBytes(UTF_8));
    assertThat(question.header("webhook-signature"))
        .isEqualTo("v1," + Base64.getEncoder().encodeToString(mac.doFinal(question.body())));
    assertThat(question.json().path("id").asString()).isEqualTo(question.header("webhook-id"));
  }

  @Test
  @DisplayName("sign with two secrets after a rotation, and with none of before their removal")
  void secrets() throws Exception {
    world.hook("token", "refuse");
    app.clientCredentials();
    var first = receiver.last().header("webhook-signature");
    assertThat(first.split(" ")).hasSize(1);

    gatewright.run(
        Request.of("hook rotate-secret").with("issuer", TestSetup.ISSUER).with("hook", "crm"));
    app.clientCredentials();
    assertThat(receiver.last().header("webhook-signature").split(" ")).hasSize(2);
    assertThat(world.events("hook.secret_replaced")).as("made, and replaced").hasSize(2);

    gatewright.clock().advance(Duration.ofDays(1));
    app.clientCredentials();
    assertThat(receiver.last().header("webhook-signature").split(" ")).hasSize(1);

    var before = secret();
    gatewright.apply(TestIssuer.of(TestSetup.ISSUER).setting("hooks", List.of()));
    world.hook("token", "refuse");
    assertThat(secret()).isNotEqualTo(before);
  }

  @Test
  @DisplayName("are counted by what came of them, and by nothing that they say")
  void counted() throws Exception {
    world.hook("token", "refuse");
    receiver.answer(Reply.of("{\"action\":\"allow\"}"));
    app.clientCredentials();
    receiver.answer(Reply.of("{\"action\":\"refuse\",\"reason\":\"too late\"}"));
    app.clientCredentials();
    receiver.answer(Reply.of("no JSON"));
    app.clientCredentials();
    app.clientCredentials();

    assertThat(gatewright.told(Request.of("stats").with("issuer", TestSetup.ISSUER)))
        .containsPattern("hook +allowed +1 +1")
        .containsPattern("hook +refused +1 +1")
        .containsPattern("hook +not_json +2 +2")
        .doesNotContain("too late");
  }

  private String secret() {
    return gatewright
        .tables()
        .callSecrets()
        .findOrMake(
            HookWorld.ISSUER, new Callee.Hook(new WebhookId("crm")), gatewright.clock().instant())
        .getFirst()
        .text()
        .reveal();
  }

  /// A way to fail, and the word for it.
  private record Failure(String why, Reply reply, String url) {}

  private List<Failure> failures() {
    var here = receiver.url();
    return List.of(
        new Failure("timeout", Reply.NEVER, here),
        new Failure("status", Reply.of(500), here),
        new Failure("status", Reply.of(204), here),
        new Failure("redirect", Reply.of(307), here),
        new Failure("not_json", Reply.of("<html>"), here),
        new Failure("not_json", Reply.of(HookWorld.ALLOW + HookWorld.ALLOW), here),
        new Failure("answer", Reply.of("{\"action\":\"perhaps\"}"), here),
        new Failure("answer", Reply.of("{\"action\":[\"allow\"]}"), here),
        new Failure("too_large", Reply.of("{\"x\":\"" + "x".repeat(20_000) + "\"}"), here),
        new Failure("unreachable", Reply.of(HookWorld.ALLOW), "http://127.0.0.1:1/hook"),
        new Failure("address", Reply.of(HookWorld.ALLOW), "https://10.0.0.1/hook"));
  }

  @Test
  @DisplayName("that fail let go on, or stop, as the issuer says, wherever they are asked")
  void table() throws Exception {
    var spared = app.logIn(gatewright, HookWorld.ADA);
    for (var failure : failures()) {
      for (var onFailure : List.of("allow", "refuse")) {
        boolean allows = onFailure.equals("allow");
        receiver.answer(failure.reply());
        var name = failure.why() + " " + onFailure;

        gatewright.clock().advance(SAMPLING);
        world.hook("token", onFailure, failure.url());
        var own = app.clientCredentials();
        assertThat(own.getStatusCode()).as(name).isEqualTo(allows ? 200 : 503);
        if (!allows) {
          assertThat(error(own)).isEqualTo("temporarily_unavailable");
          assertThat(own.getHeaderValue("Retry-After")).isNotEmpty();
        }

        gatewright.clock().advance(SAMPLING);
        world.hook("sign_in", onFailure, failure.url());
        if (allows) {
          assertThat(world.callback().getQuery()).as(name).contains("code=");
        } else {
          assertThat(world.signIn().status()).as(name).isEqualTo(503);
        }
        gatewright.clock().advance(SAMPLING);
        world.hook("sign_up", onFailure, failure.url());
        if (!allows) {
          assertThat(world.signUp().status()).as(name).isEqualTo(503);
        }
        assertThat(world.events("hook.failed").getLast().details())
            .as(name)
            .containsEntry("why", failure.why())
            .containsEntry("outcome", onFailure)
            .containsEntry("hook", "crm");
      }
    }
    gatewright.apply(TestIssuer.of(TestSetup.ISSUER).setting("hooks", List.of()));
    assertThat(app.refresh(spared).indicatesSuccess()).isTrue();
    assertThat(receiver.asked()).noneMatch(it -> it.header("Host").isEmpty());
  }

  @Test
  @DisplayName("cannot set a claim that decides who somebody is or what they may")
  void reserved() throws Exception {
    world.hook("token", "refuse");
    for (var name :
        List.of(
            "iss",
            "sub",
            "aud",
            "exp",
            "iat",
            "nbf",
            "jti",
            "scope",
            "client_id",
            "azp",
            "nonce",
            "auth_time",
            "acr",
            "amr",
            "cnf",
            "act",
            "sid",
            "at_hash",
            "c_hash",
            "gid",
            "organizations",
            "email",
            "email_verified",
            "active")) {
      receiver.answer(
          Reply.of(
              "{\"action\":\"allow\",\"claims\":{\"access_token\":{\"%s\":\"x\"}}}"
                  .formatted(name)));
      assertThat(app.clientCredentials().getStatusCode()).as(name).isEqualTo(503);
      receiver.answer(
          Reply.of(
              "{\"action\":\"allow\",\"claims\":{\"id_token\":{\"%s\":null}}}".formatted(name)));
      assertThat(app.clientCredentials().getStatusCode()).as(name + " null").isEqualTo(503);
    }
    assertThat(world.events("hook.failed").getFirst().details())
        .containsEntry("why", "reserved_claim");
  }

  @Test
  @DisplayName("cannot add more than two kilobytes, nor anything but JSON values of a few levels")
  void bounded() throws Exception {
    world.hook("token", "refuse");
    var claims = "{\"action\":\"allow\",\"claims\":{\"access_token\":%s}}";
    for (var bad :
        List.of(
            "{\"x\":\"" + "x".repeat(2048) + "\"}",
            "{\"x\":{\"x\":{\"x\":{\"x\":{\"x\":{\"x\":1}}}}}}",
            "{\"x\":null}",
            "{\"\":1}",
            "{\"" + "x".repeat(129) + "\":1}",
            "[]",
            "\"x\"")) {
      receiver.answer(Reply.of(claims.formatted(bad)));
      assertThat(app.clientCredentials().getStatusCode()).as(bad).isEqualTo(503);
    }
    receiver.answer(Reply.of(claims.formatted("{\"x\":\"" + "x".repeat(2000) + "\"}")));
    assertThat(app.clientCredentials().getStatusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("are asked in their order, until one refuses")
  void inOrder() throws Exception {
    try (var second = new HookReceiver()) {
      gatewright.apply(
          TestIssuer.of(TestSetup.ISSUER)
              .setting(
                  "hooks",
                  List.of(
                      HookWorld.one("first", "token", "refuse", receiver.url()),
                      HookWorld.one("second", "token", "refuse", second.url()))));
      receiver.answer(
          Reply.of("{\"action\":\"allow\",\"claims\":{\"access_token\":{\"a\":1,\"b\":1}}}"));
      second.answer(
          Reply.of("{\"action\":\"allow\",\"claims\":{\"access_token\":{\"b\":2,\"c\":2}}}"));
      var own = String.valueOf(app.clientCredentials().getBodyAsJSONObject().get("access_token"));
      assertThat(HookWorld.claims(own))
          .containsEntry("a", 1L)
          .containsEntry("b", 1L)
          .containsEntry("c", 2L);

      receiver.answer(Reply.of(HookWorld.REFUSE));
      int before = second.asked().size();
      assertThat(error(app.clientCredentials())).isEqualTo("access_denied");
      assertThat(second.asked()).hasSize(before);
    }
  }

  @Test
  @DisplayName("that are not active, or are of another place, are not asked")
  void inactive() throws Exception {
    var hook = new HashMap<>(HookWorld.one("crm", "token", "refuse", receiver.url()));
    hook.put("active", false);
    gatewright.apply(TestIssuer.of(TestSetup.ISSUER).setting("hooks", List.of(hook)));
    assertThat(app.clientCredentials().getStatusCode()).isEqualTo(200);

    world.hook("sign_up", "refuse");
    assertThat(app.logIn(gatewright, HookWorld.ADA).indicatesSuccess()).isTrue();

    assertThat(receiver.asked()).isEmpty();
  }
}
