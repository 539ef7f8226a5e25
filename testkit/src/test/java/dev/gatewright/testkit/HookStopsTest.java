package dev.gatewright.testkit;

import static dev.gatewright.testkit.PlayedProviders.somebody;
import static dev.gatewright.testkit.RelyingParty.error;
import static dev.gatewright.testkit.RelyingParty.success;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import dev.gatewright.store.events.KeptEvent;
import dev.gatewright.testkit.HookReceiver.Reply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Hooks that refuse, fail or hang")
final class HookStopsTest {
  private final HookWorld world = new HookWorld();
  private final HookReceiver receiver = world.receiver;
  private final TestGatewright gatewright = world.gatewright;
  private final RelyingParty app = world.app;

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  @DisplayName("RFC 6749 §5.2: that refuse tokens use nothing up, however often")
  void refusesTokens() throws Exception {
    var tokens = app.logIn(gatewright, HookWorld.ADA);
    var callback = world.callback();
    world.hook("token", "allow");
    receiver.answer(Reply.of(HookWorld.REFUSE));
    for (int times = 0; times < 3; times++) {
      for (var answer :
          List.of(app.redeem(callback), app.refresh(tokens), app.clientCredentials())) {
        assertThat(answer.getStatusCode()).isEqualTo(400);
        assertThat(error(answer)).isEqualTo("access_denied");
        assertThat(answer.getBody()).doesNotContain("banned");
      }
    }

    receiver.answer(Reply.of(HookWorld.ALLOW));
    assertThat(app.redeem(callback).indicatesSuccess()).isTrue();
    assertThat(app.redeem(callback).indicatesSuccess()).as("a code is good for once").isFalse();
    assertThat(app.refresh(tokens).indicatesSuccess()).isTrue();
    assertThat(world.events("hook.refused").getFirst().details())
        .containsEntry("about", "token")
        .containsEntry("reason", "bannedlist");
    assertThat(world.events("hook.refused")).as("the first few are told one by one").hasSize(5);
  }

  @Test
  @DisplayName("RFC 6749 §4.1.2: that refuse or fail hide no second use of a code")
  void hidesNoReplay() throws Exception {
    world.hook("token", "refuse");
    for (var reply : List.of(Reply.of(HookWorld.REFUSE), Reply.of(500))) {
      receiver.answer(Reply.of(HookWorld.ALLOW));
      var callback = world.callback();
      var tokens = success(app.redeem(callback));
      int before = world.events("code.replayed").size();

      receiver.answer(reply);
      assertThat(error(app.redeem(callback))).isEqualTo("invalid_grant");

      assertThat(world.events("code.replayed")).hasSize(before + 1);
      receiver.answer(Reply.of(HookWorld.ALLOW));
      assertThat(error(app.refresh(tokens))).isEqualTo("invalid_grant");
    }
  }

  @Test
  @DisplayName("that refuse a sign-in end it before there is a session, in the person's language")
  void refusesSignIn() throws Exception {
    world.hook("sign_in", "allow");
    receiver.answer(Reply.of(HookWorld.REFUSE));

    var page = world.signIn();

    assertThat(page.status()).isEqualTo(403);
    assertThat(page.text())
        .contains("No <b>entry</b> today.", "hook.refused")
        .doesNotContain("banned");
    assertThat(page.body()).contains("No &lt;b&gt;entry&lt;/b&gt; today.", "/login?");
    assertThat(world.events("session.began")).isEmpty();
    var json = receiver.last().json();
    assertThat(json.path("type").asString()).isEqualTo("dev.gatewright.hook.sign_in");
    assertThat(json.path("person").path("email").asString()).isEqualTo(HookWorld.ADA.email());
    assertThat(json.path("methods").path(0).asString()).isEqualTo("password");
    assertThat(json.path("client").path("id").asString()).isEqualTo("app");
    assertThat(json.path("address").asString()).isEqualTo("127.0.0.1");

    receiver.answer(Reply.of(HookWorld.ALLOW));
    assertThat(app.logIn(gatewright, HookWorld.ADA).indicatesSuccess()).isTrue();
    assertThat(world.events("session.began")).hasSize(1);
  }

  @Test
  @DisplayName("are not asked about somebody who did not prove who they are")
  void notAskedForGuesses() {
    world.hook("sign_in", "refuse");
    var browser = gatewright.browser();
    var login = browser.open(app.authorizationUrl());

    browser.submit(login, Map.of("email", HookWorld.ADA.email(), "password", "not the password"));

    assertThat(receiver.asked()).isEmpty();
  }

  @Test
  @DisplayName("that refuse an account leave none behind")
  void refusesSignUp() throws Exception {
    world.hook("sign_up", "allow");
    receiver.answer(Reply.of(HookWorld.REFUSE));

    assertThat(world.signUp().status()).isEqualTo(403);

    assertThat(world.events("user.added")).extracting(KeptEvent::actor).doesNotContain("subject");
    var json = receiver.last().json();
    assertThat(json.path("type").asString()).isEqualTo("dev.gatewright.hook.sign_up");
    assertThat(json.path("person").path("email").asString()).isEqualTo("new1@upstream.test");
    assertThat(json.path("method").asString()).isEqualTo("google");

    int before = world.events("user.added").size();
    receiver.answer(Reply.of(HookWorld.ALLOW));
    world.providers.vouchFor(somebody("x", "newer@upstream.test"));
    var browser = gatewright.browser();
    var callback =
        browser.leave(browser.open(app.authorizationUrl()), Map.of("provider", "google"));
    assertThat(app.redeem(callback).indicatesSuccess()).isTrue();
    assertThat(world.events("user.added")).hasSize(before + 1);
  }

  @Test
  @DisplayName("RFC 6749 §4.1.2: give a code's tokens once, however many wait for them together")
  void race() throws Exception {
    world.hook("token", "refuse");
    var callback = world.callback();
    var refresh = app.logIn(gatewright, HookWorld.ADA).getOIDCTokens().getRefreshToken();

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
    world.hook("token", "allow");
    receiver.answer(Reply.of(500));
    for (int times = 0; times < 8; times++) {
      assertThat(app.clientCredentials().getStatusCode()).isEqualTo(200);
    }
    assertThat(receiver.asked()).hasSize(5);

    gatewright.clock().advance(HookWorld.REST);
    app.clientCredentials();
    app.clientCredentials();
    assertThat(receiver.asked()).as("one finds out").hasSize(6);

    gatewright.clock().advance(HookWorld.REST);
    receiver.answer(Reply.of(HookWorld.ALLOW));
    app.clientCredentials();
    app.clientCredentials();
    assertThat(receiver.asked()).as("it is back").hasSize(8);
  }

  @Test
  @DisplayName("of one issuer that never answer hold up nobody of another")
  void otherIssuers() throws Exception {
    var hook = new HashMap<>(HookWorld.one("crm", "token", "refuse", receiver.url()));
    hook.put("timeout", "5s");
    gatewright.apply(TestIssuer.of(TestSetup.ISSUER).setting("hooks", List.of(hook)));
    receiver.answer(Reply.NEVER);
    var other = new RelyingParty(gatewright.issuer("other"), HookWorld.app());
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
}
