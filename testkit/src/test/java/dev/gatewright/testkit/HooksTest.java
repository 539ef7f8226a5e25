package dev.gatewright.testkit;

import static dev.gatewright.testkit.PlayedProviders.somebody;
import static dev.gatewright.testkit.RelyingParty.error;
import static dev.gatewright.testkit.RelyingParty.success;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.server.control.Request;
import dev.gatewright.store.events.KeptEvent;
import dev.gatewright.store.webhook.WebhookId;
import dev.gatewright.testkit.HookReceiver.Question;
import dev.gatewright.testkit.HookReceiver.Reply;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The hooks of an issuer")
final class HooksTest {
  private static final TestUser ADA = TestUser.of("ada@acme.test").name("Ada Lovelace");
  private static final IssuerId ISSUER = new IssuerId(TestSetup.ISSUER);
  private static final String ALLOW = "{\"action\":\"allow\"}";
  private static final String REFUSE =
      """
      {"action":"refuse","reason":"banned\\nlist","message":{"en":"No <b>entry</b> today.","de":"Heute nicht."}}
      """;

  /// More than the time for which a receiver that failed is left alone.
  private static final Duration REST = Duration.ofSeconds(11);

  private final PlayedProviders providers = new PlayedProviders();
  private final HookReceiver receiver = new HookReceiver();
  private final TestGatewright gatewright =
      TestGatewright.start(
          TestSetup.of(
              TestIssuer.of(TestSetup.ISSUER).setting("signup", "open").with(app(), ADA),
              TestIssuer.of("other").with(app(), ADA)),
          Optional.of(providers));
  private final RelyingParty app = new RelyingParty(gatewright.issuer(), app());
  private int people;

  private static TestClient app() {
    return RelyingParty.app().setting("grants", GRANTS).firstParty();
  }

  private static final List<String> GRANTS =
      List.of("authorization_code", "refresh_token", "client_credentials");

  @AfterEach
  void stop() {
    receiver.close();
    gatewright.close();
  }

  private void hook(String on, String onFailure) {
    hook(on, onFailure, receiver.url());
  }

  private void hook(String on, String onFailure, String url) {
    gatewright.apply(
        TestIssuer.of(TestSetup.ISSUER).setting("hooks", List.of(one("crm", on, onFailure, url))));
    gatewright.settle();
  }

  private static Map<String, Object> one(String id, String on, String onFailure, String url) {
    return Map.of("id", id, "url", url, "on", on, "timeout", "1s", "on_failure", onFailure);
  }

  private List<KeptEvent> events(String name) {
    return gatewright.events().after(ISSUER.value(), 0, 10_000).stream()
        .filter(event -> event.name().equals(name))
        .toList();
  }

  private URI callback() {
    return gatewright.browser().logIn(app.authorizationUrl(), ADA);
  }

  private Page signIn() {
    var browser = gatewright.browser();
    var login = browser.open(app.authorizationUrl());
    return browser.submit(login, Map.of("email", ADA.email(), "password", ADA.password()));
  }

  /// Somebody new, who comes by a provider.
  private Page signUp() {
    providers.vouchFor(somebody(Integer.toString(++people), "new" + people + "@upstream.test"));
    var browser = gatewright.browser();
    return browser.submit(browser.open(app.authorizationUrl()), Map.of("provider", "google"));
  }

  private static Map<String, Object> claims(String jwt) throws Exception {
    return SignedJWT.parse(jwt).getJWTClaimsSet().getClaims();
  }

  private static String access(OIDCTokenResponse tokens) {
    return tokens.getOIDCTokens().getAccessToken().getValue();
  }

  @Test
  @DisplayName("on tokens add claims, are told those that there are, and sign as webhooks do")
  void claims() throws Exception {
    hook("token", "refuse");
    receiver.answer(
        Reply.of(
            """
            {"action":"allow","claims":{"access_token":{"tier":"gold","of":{"a":[1,true]}},"id_token":{"seen":7}}}
            """));

    var tokens = app.logIn(gatewright, ADA);

    assertThat(claims(access(tokens)))
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
    assertThat(json.path("person").path("email").asString()).isEqualTo(ADA.email());
    assertThat(json.path("access_token").path("client_id").asString()).isEqualTo("app");
    assertThat(json.path("id_token").path("sub").asString())
        .isEqualTo(app.verified(tokens).get("sub"));
    assertSigned(question);

    assertThat(claims(access(success(app.refresh(tokens))))).containsEntry("tier", "gold");
    assertThat(app.clientCredentials().getBodyAsJSONObject().get("access_token"))
        .satisfies(own -> assertThat(claims(own.toString())).containsEntry("tier", "gold"));
  }

  private void assertSigned(Question question) throws Exception {
    var secrets =
        gatewright
            .tables()
            .hookSecrets()
            .secrets(ISSUER, new WebhookId("crm"), gatewright.clock().instant());
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
    hook("token", "refuse");
    app.clientCredentials();
    var first = receiver.last().header("webhook-signature");
    assertThat(first.split(" ")).hasSize(1);

    gatewright.run(
        Request.of("hook rotate-secret").with("issuer", TestSetup.ISSUER).with("hook", "crm"));
    app.clientCredentials();
    assertThat(receiver.last().header("webhook-signature").split(" ")).hasSize(2);
    assertThat(events("hook.secret_replaced")).hasSize(1);

    gatewright.clock().advance(Duration.ofDays(1));
    app.clientCredentials();
    assertThat(receiver.last().header("webhook-signature").split(" ")).hasSize(1);

    var before = secret();
    gatewright.apply(TestIssuer.of(TestSetup.ISSUER).setting("hooks", List.of()));
    hook("token", "refuse");
    assertThat(secret()).isNotEqualTo(before);
  }

  private String secret() {
    return gatewright
        .tables()
        .hookSecrets()
        .secrets(ISSUER, new WebhookId("crm"), gatewright.clock().instant())
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
        new Failure("not_json", Reply.of(ALLOW + ALLOW), here),
        new Failure("answer", Reply.of("{\"action\":\"perhaps\"}"), here),
        new Failure("answer", Reply.of("{\"action\":[\"allow\"]}"), here),
        new Failure("too_large", Reply.of("{\"x\":\"" + "x".repeat(20_000) + "\"}"), here),
        new Failure("unreachable", Reply.of(ALLOW), "http://127.0.0.1:1/hook"),
        new Failure("address", Reply.of(ALLOW), "https://10.0.0.1/hook"));
  }

  @Test
  @DisplayName("that fail let go on, or stop, as the issuer says, wherever they are asked")
  void table() throws Exception {
    var spared = app.logIn(gatewright, ADA);
    for (var failure : failures()) {
      for (var onFailure : List.of("allow", "refuse")) {
        boolean allows = onFailure.equals("allow");
        receiver.answer(failure.reply());
        var name = failure.why() + " " + onFailure;

        gatewright.clock().advance(REST);
        hook("token", onFailure, failure.url());
        var own = app.clientCredentials();
        assertThat(own.getStatusCode()).as(name).isEqualTo(allows ? 200 : 503);
        if (!allows) {
          assertThat(error(own)).isEqualTo("temporarily_unavailable");
          assertThat(own.getHeaderValue("Retry-After")).isNotEmpty();
        }

        gatewright.clock().advance(REST);
        hook("sign_in", onFailure, failure.url());
        if (allows) {
          assertThat(callback().getQuery()).as(name).contains("code=");
        } else {
          assertThat(signIn().status()).as(name).isEqualTo(503);
        }
        gatewright.clock().advance(REST);
        hook("sign_up", onFailure, failure.url());
        if (!allows) {
          assertThat(signUp().status()).as(name).isEqualTo(503);
        }
        assertThat(events("hook.failed").getLast().details())
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
    hook("token", "refuse");
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
    assertThat(events("hook.failed").getFirst().details()).containsEntry("why", "reserved_claim");
  }

  @Test
  @DisplayName("cannot add more than two kilobytes, nor anything but JSON values of a few levels")
  void bounded() throws Exception {
    hook("token", "refuse");
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
  @DisplayName("RFC 6749 §5.2: that refuse tokens use nothing up, however often")
  void refusesTokens() throws Exception {
    var tokens = app.logIn(gatewright, ADA);
    var callback = callback();
    hook("token", "allow");
    receiver.answer(Reply.of(REFUSE));
    for (int times = 0; times < 3; times++) {
      for (var answer :
          List.of(app.redeem(callback), app.refresh(tokens), app.clientCredentials())) {
        assertThat(answer.getStatusCode()).isEqualTo(400);
        assertThat(error(answer)).isEqualTo("access_denied");
        assertThat(answer.getBody()).doesNotContain("banned");
      }
    }

    receiver.answer(Reply.of(ALLOW));
    assertThat(app.redeem(callback).indicatesSuccess()).isTrue();
    assertThat(app.redeem(callback).indicatesSuccess()).as("a code is good for once").isFalse();
    assertThat(app.refresh(tokens).indicatesSuccess()).isTrue();
    assertThat(events("hook.refused").getFirst().details())
        .containsEntry("about", "token")
        .containsEntry("reason", "bannedlist");
    assertThat(events("hook.refused")).as("the first few are told one by one").hasSize(5);
  }

  @Test
  @DisplayName("that refuse a sign-in end it before there is a session, in the person's language")
  void refusesSignIn() throws Exception {
    hook("sign_in", "allow");
    receiver.answer(Reply.of(REFUSE));

    var page = signIn();

    assertThat(page.status()).isEqualTo(403);
    assertThat(page.text())
        .contains("No <b>entry</b> today.", "hook.refused")
        .doesNotContain("banned");
    assertThat(page.body()).contains("No &lt;b&gt;entry&lt;/b&gt; today.", "/login?");
    assertThat(events("session.began")).isEmpty();
    var json = receiver.last().json();
    assertThat(json.path("type").asString()).isEqualTo("dev.gatewright.hook.sign_in");
    assertThat(json.path("person").path("email").asString()).isEqualTo(ADA.email());
    assertThat(json.path("methods").path(0).asString()).isEqualTo("password");
    assertThat(json.path("client").path("id").asString()).isEqualTo("app");
    assertThat(json.path("address").asString()).isEqualTo("127.0.0.1");

    receiver.answer(Reply.of(ALLOW));
    assertThat(app.logIn(gatewright, ADA).indicatesSuccess()).isTrue();
    assertThat(events("session.began")).hasSize(1);
  }

  @Test
  @DisplayName("are not asked about somebody who did not prove who they are")
  void notAskedForGuesses() {
    hook("sign_in", "refuse");
    var browser = gatewright.browser();
    var login = browser.open(app.authorizationUrl());

    browser.submit(login, Map.of("email", ADA.email(), "password", "not the password"));

    assertThat(receiver.asked()).isEmpty();
  }

  @Test
  @DisplayName("that refuse an account leave none behind")
  void refusesSignUp() throws Exception {
    hook("sign_up", "allow");
    receiver.answer(Reply.of(REFUSE));

    assertThat(signUp().status()).isEqualTo(403);

    assertThat(events("user.added")).extracting(KeptEvent::actor).doesNotContain("subject");
    var json = receiver.last().json();
    assertThat(json.path("type").asString()).isEqualTo("dev.gatewright.hook.sign_up");
    assertThat(json.path("person").path("email").asString()).isEqualTo("new1@upstream.test");
    assertThat(json.path("method").asString()).isEqualTo("google");

    int before = events("user.added").size();
    receiver.answer(Reply.of(ALLOW));
    providers.vouchFor(somebody("x", "newer@upstream.test"));
    var browser = gatewright.browser();
    var callback =
        browser.leave(browser.open(app.authorizationUrl()), Map.of("provider", "google"));
    assertThat(app.redeem(callback).indicatesSuccess()).isTrue();
    assertThat(events("user.added")).hasSize(before + 1);
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
                      one("first", "token", "refuse", receiver.url()),
                      one("second", "token", "refuse", second.url()))));
      receiver.answer(
          Reply.of("{\"action\":\"allow\",\"claims\":{\"access_token\":{\"a\":1,\"b\":1}}}"));
      second.answer(
          Reply.of("{\"action\":\"allow\",\"claims\":{\"access_token\":{\"b\":2,\"c\":2}}}"));
      var own = app.clientCredentials().getBodyAsJSONObject().get("access_token").toString();
      assertThat(claims(own)).containsEntry("a", 1L).containsEntry("b", 1L).containsEntry("c", 2L);

      receiver.answer(Reply.of(REFUSE));
      int before = second.asked().size();
      assertThat(error(app.clientCredentials())).isEqualTo("access_denied");
      assertThat(second.asked()).hasSize(before);
    }
  }

  @Test
  @DisplayName("RFC 6749 §4.1.2: give a code's tokens once, however many wait for them together")
  void race() throws Exception {
    hook("token", "refuse");
    var callback = callback();
    var refresh = app.logIn(gatewright, ADA).getOIDCTokens().getRefreshToken();

    assertThat(atOnce(() -> app.redeem(callback)).stream().filter(HTTPResponse::indicatesSuccess))
        .hasSize(1);
    assertThat(successors(refresh)).hasSize(1);
  }

  private List<String> successors(RefreshToken refresh) throws Exception {
    return atOnce(() -> app.refresh(refresh)).stream()
        .map(answer -> {
          try {
            return success(answer).getOIDCTokens().getRefreshToken().getValue();
          } catch (Exception e) {
            throw new AssertionError(answer.getBody(), e);
          }
        })
        .distinct()
        .toList();
  }

  private static List<HTTPResponse> atOnce(Callable<HTTPResponse> call) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new ArrayList<HTTPResponse>();
      for (var one : threads.invokeAll(IntStream.range(0, 12).mapToObj(_ -> call).toList())) {
        answers.add(one.get());
      }
      return answers;
    }
  }

  @Test
  @DisplayName("that fail five times in a row are left alone for a while, and then asked once")
  void rests() throws Exception {
    hook("token", "allow");
    receiver.answer(Reply.of(500));
    for (int times = 0; times < 8; times++) {
      assertThat(app.clientCredentials().getStatusCode()).isEqualTo(200);
    }
    assertThat(receiver.asked()).hasSize(5);

    gatewright.clock().advance(REST);
    app.clientCredentials();
    app.clientCredentials();
    assertThat(receiver.asked()).as("one finds out").hasSize(6);

    gatewright.clock().advance(REST);
    receiver.answer(Reply.of(ALLOW));
    app.clientCredentials();
    app.clientCredentials();
    assertThat(receiver.asked()).as("it is back").hasSize(8);
  }

  @Test
  @DisplayName("of one issuer that never answer hold up nobody of another")
  void otherIssuers() throws Exception {
    var hook = new HashMap<>(one("crm", "token", "refuse", receiver.url()));
    hook.put("timeout", "5s");
    gatewright.apply(TestIssuer.of(TestSetup.ISSUER).setting("hooks", List.of(hook)));
    receiver.answer(Reply.NEVER);
    var other = new RelyingParty(gatewright.issuer("other"), app());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var hanging =
          IntStream.range(0, 3).mapToObj(_ -> threads.submit(app::clientCredentials)).toList();
      while (receiver.asked().size() < 3) {
        Thread.onSpinWait();
      }
      for (int times = 0; times < 10; times++) {
        assertThat(other.clientCredentials().getStatusCode()).isEqualTo(200);
      }
      receiver.release();
      for (var one : hanging) {
        assertThat(one.get().getStatusCode()).isEqualTo(503);
      }
    }
  }

  @Test
  @DisplayName("that are not active, or are of another place, are not asked")
  void inactive() throws Exception {
    var hook = new HashMap<>(one("crm", "token", "refuse", receiver.url()));
    hook.put("active", false);
    gatewright.apply(TestIssuer.of(TestSetup.ISSUER).setting("hooks", List.of(hook)));
    assertThat(app.clientCredentials().getStatusCode()).isEqualTo(200);

    hook("sign_up", "refuse");
    assertThat(app.logIn(gatewright, ADA).indicatesSuccess()).isTrue();

    assertThat(receiver.asked()).isEmpty();
  }
}
