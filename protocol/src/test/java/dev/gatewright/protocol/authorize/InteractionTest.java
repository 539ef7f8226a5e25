package dev.gatewright.protocol.authorize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.errand.Errand;
import dev.gatewright.protocol.errand.LostErrand.Why;
import dev.gatewright.protocol.errand.Question;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.testing.AuthorizationAnswer.Step;
import dev.gatewright.protocol.testing.ClientBuilder;
import dev.gatewright.protocol.testing.EngineInMemory;
import dev.gatewright.protocol.testing.Tenant;
import dev.gatewright.protocol.testing.Window;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Interaction handles")
final class InteractionTest {
  private final EngineInMemory engine = new EngineInMemory();
  private final Tenant acme = engine.tenant("acme");
  private final Client web = acme.add(ClientBuilder.web("web").thirdParty());
  private final Window window = acme.window();
  private final String handle = acme.authorize(window, Tenant.request(web)).handle();

  InteractionTest() {
    acme.addPerson("ada");
  }

  private Optional<Errand> find(Window from, String text) {
    return engine.server().interactiveAuthorization().find(acme.issuer(), text, from.now());
  }

  private void assertLost(Window from, String text, Why why) {
    assertThat(find(from, text)).isEmpty();
    assertThat(acme.resume(from, text).lost().why()).isEqualTo(why);
    assertThat(acme.allow(from, text).lost().why()).isEqualTo(why);
    assertThat(acme.deny(from, text).lost().why()).isEqualTo(why);
    assertThat(acme.continueWithAccount(from, text).lost().why()).isEqualTo(why);
    assertThat(acme.unreachable(from, text).lost().why()).isEqualTo(why);
    assertThat(
            engine
                .server()
                .interactiveAuthorization()
                .lost(acme.issuer(), text, from.now())
                .errand()
                .why())
        .isEqualTo(why);
  }

  @Test
  @DisplayName("A reload of the page burns nothing")
  void reloads() {
    for (int i = 0; i < 3; i++) {
      assertThat(find(window, handle).map(Errand::question).map(Step::of)).contains(Step.LOGIN);
    }
    assertThat(acme.resume(window.logIn("ada"), handle).step()).isEqualTo(Step.CONSENT);
  }

  @Test
  @DisplayName("A page that is loaded again asks what it asked before")
  void asksTheSameAgain() {
    assertReloads(window, handle);
    window.logIn("ada");
    engine.clock().advance(Duration.ofSeconds(1));
    var anew = acme.authorize(window, Tenant.request(web).with("prompt", "login"));
    assertThat(((Question.Login) anew.question()).demand().notBefore()).isPresent();
    assertReloads(window, anew.handle());
    var more = Tenant.request(web).with("prompt", "select_account").with("acr_values", "2");
    var choice = acme.authorize(window, more);
    assertReloads(window, choice.handle());
    var stronger = acme.continueWithAccount(window, choice.handle());
    assertReloads(window, stronger.handle());
    var consent = acme.unreachable(window, stronger.handle());
    assertThat(consent.step()).isEqualTo(Step.CONSENT);
    assertReloads(window, consent.handle());
  }

  /// Without a change of who is logged in, a page reads as the answer that led to it.
  private void assertReloads(Window from, String text) {
    var put = acme.resume(from, text).question();
    assertThat(find(from, text).orElseThrow().question()).isEqualTo(put);
  }

  @Test
  @DisplayName("What was answered at one page is not asked again after the next")
  void answersAreCarried() {
    window.logIn("ada");
    engine.clock().advance(Duration.ofSeconds(1));
    var more = Tenant.request(web).with("prompt", "select_account").with("acr_values", "2");

    var stronger = acme.continueWithAccount(window, acme.authorize(window, more).handle());
    assertThat(stronger.step()).isEqualTo(Step.STEP_UP);
    var consent = acme.unreachable(window, stronger.handle());
    assertThat(consent.step()).isEqualTo(Step.CONSENT);
    assertThat(acme.allow(window, consent.handle()).code()).isNotEmpty();
  }

  @Test
  @DisplayName(
      "A page of consent whose person has gone shows all that was asked, and allows nothing")
  void consentOfNobody() {
    var params = Tenant.request(web).with("scope", "openid offline_access email");
    var consent = acme.authorize(window.logIn("ada"), params).handle();
    window.forgetSession();

    assertThat(find(window, consent).orElseThrow().question())
        .isEqualTo(
            new Question.Consent(
                Scope.of("openid", "offline_access", "email"), Optional.empty(), false, false));
    assertThat(acme.allow(window, consent).step()).isEqualTo(Step.LOGIN);
  }

  @Test
  @DisplayName("A handle names the login it is of in whatever browser, and no other value does")
  void binding() {
    var endpoint = engine.server().interactiveAuthorization();
    var login = acme.authorize(window, Tenant.request(web)).errand();

    assertThat(endpoint.binding(acme.issuer(), handle)).contains(login.binding());
    assertThat(login.binding()).isEqualTo(window.now().binding());
    assertThat(endpoint.binding(acme.issuer(), handle + "A")).isEmpty();
  }

  @Test
  @DisplayName("OpenID Connect Core §3.1.2.1: whom a hint named is known after the login too")
  void hintIsCarried() {
    acme.addPerson("bob");
    var ours = acme.add(ClientBuilder.web("ours"));
    var hint = acme.logIn(ours, "ada", "openid").id();
    var params = Tenant.request(ours).with("id_token_hint", hint);

    var login = acme.authorize(window, params);
    assertThat(acme.resume(window.logIn("bob"), login.handle()).reason())
        .isEqualTo(Reason.AUTHORIZE_WRONG_USER);
    assertThat(acme.resume(window.logIn("ada"), login.handle()).code()).isNotEmpty();
  }

  @Test
  @DisplayName("What is printed of a question names client and kind, and no handle")
  void printed() {
    var errand = acme.authorize(window, Tenant.request(web)).errand();
    var lost = acme.resume(acme.window(), handle).lost();

    assertThat(errand).hasToString("Errand[Login, Optional[web]]");
    assertThat(lost).hasToString("LostErrand[COOKIE_GONE, Optional[web]]");
  }

  @Test
  @DisplayName("A handle counts only in the browser it began in")
  void boundToTheBrowser() {
    assertLost(acme.window().logIn("ada"), handle, Why.COOKIE_GONE);
  }

  @Test
  @DisplayName("A handle of another tenant is nothing here")
  void boundToTheTenant() {
    var other = engine.tenant("other");
    other.add(ClientBuilder.web("web").thirdParty());

    assertThat(other.resume(window, handle).lost().why()).isEqualTo(Why.UNKNOWN);
  }

  @Test
  @DisplayName("A handle ends after an hour, however often it is carried on")
  void expires() {
    window.logIn("ada");
    engine.clock().advance(Duration.ofMinutes(59));
    var consent = acme.resume(window, handle).handle();
    assertThat(find(window, handle)).isPresent();
    engine.clock().advance(Duration.ofMinutes(1));

    assertLost(window, handle, Why.EXPIRED);
    assertLost(window, consent, Why.EXPIRED);
  }

  @Test
  @DisplayName("A tampered handle, or a value of another kind, is nothing")
  void tampered() {
    window.logIn("ada");
    var code = acme.allow(window, acme.resume(window, handle).handle()).code();
    for (int at = 0; at < handle.length(); at += 7) {
      char other = handle.charAt(at) == 'A' ? 'B' : 'A';
      assertThat(find(window, handle.substring(0, at) + other + handle.substring(at + 1)))
          .as("changed at " + at)
          .isEmpty();
    }
    assertLost(window, "", Why.UNKNOWN);
    assertLost(window, handle + "A", Why.UNKNOWN);
    assertLost(window, code, Why.UNKNOWN);
    assertLost(window, code.substring(3), Why.UNKNOWN);
  }

  @Test
  @DisplayName("RFC 9700 §2.1: nothing is sent to a URI that was removed while the user was asked")
  void redirectUriRemovedMeanwhile() {
    acme.add(ClientBuilder.web("web").thirdParty().redirects("https://web.test/new"));
    window.logIn("ada");

    assertLost(window, handle, Why.UNKNOWN);
  }

  @Test
  @DisplayName("A client that was deactivated while the user was asked gets no answer")
  void clientDeactivatedMeanwhile() {
    window.logIn("ada");
    var consent = acme.resume(window, handle).handle();
    engine.ports().clients().remove(acme.issuer().id(), web.id());

    assertLost(window, consent, Why.UNKNOWN);
    acme.add(ClientBuilder.web("web").thirdParty());
    assertThat(acme.authorize(window, Tenant.request(web)).step())
        .as("nothing was remembered either")
        .isEqualTo(Step.CONSENT);
  }

  @Test
  @DisplayName("An expired request begins anew as if it came now, for a day")
  void beginsAnew() {
    engine.clock().advance(Duration.ofHours(23));
    var lost = acme.resume(window, handle).lost();
    assertThat(lost.client()).contains(web);

    var again = acme.again(window, lost.again().orElseThrow());
    engine.clock().advance(Duration.ofMinutes(59));
    var consent = acme.resume(window.logIn("ada"), again.handle());
    assertThat(acme.allow(window, consent.handle()).fields())
        .containsEntry("state", "the state")
        .containsKey("code");

    engine.clock().advance(Duration.ofMinutes(2));
    assertThat(acme.resume(window, handle).lost().again()).isEmpty();
    assertThat(acme.again(window, handle).lost().why()).isEqualTo(Why.EXPIRED);
  }

  @Test
  @DisplayName("An expired request begins anew when it is a day old, and no second later")
  void beginsAnewForADay() {
    engine.clock().advance(Duration.ofHours(24));
    assertThat(acme.again(window, handle).step()).isEqualTo(Step.LOGIN);
    engine.clock().advance(Duration.ofSeconds(1));
    assertThat(acme.again(window, handle).lost().why()).isEqualTo(Why.EXPIRED);
  }

  @Test
  @DisplayName("The page that tells of a lost login speaks the languages of its request")
  void lostInItsLanguage() {
    var german = acme.authorize(window, Tenant.request(web).with("ui_locales", "de")).handle();
    engine.clock().advance(Duration.ofHours(2));

    assertThat(acme.resume(window, german).lost().uiLocales()).containsExactly("de");
  }

  @Test
  @DisplayName("A request that begins anew is validated anew")
  void validatedAnew() {
    engine.clock().advance(Duration.ofHours(2));
    acme.add(ClientBuilder.web("web").thirdParty().scope("profile"));
    assertThat(acme.again(window, handle).error()).isEqualTo("invalid_scope");

    acme.add(ClientBuilder.web("web").thirdParty().redirects("https://web.test/new"));
    assertThat(acme.again(window, handle).reason()).isEqualTo(Reason.REDIRECT_URI_MISMATCH);
    assertThat(acme.resume(window, handle).lost().again()).as("so no page offers it").isEmpty();
  }

  @Test
  @DisplayName("A request that has its answer never begins anew")
  void answeredOnce() {
    var consent = acme.resume(window.logIn("ada"), handle).handle();
    assertThat(acme.allow(window, consent).code()).isNotEmpty();
    window.remembersTheAnswer();
    engine.clock().advance(Duration.ofHours(2));

    var lost = acme.resume(window, handle).lost();

    assertThat(lost.why()).isEqualTo(Why.ANSWERED);
    assertThat(lost.again()).isEmpty();
    assertThat(acme.again(window, handle).lost().why()).isEqualTo(Why.ANSWERED);
  }

  @Test
  @DisplayName("A login whose cookie is gone can begin anew in the browser that shows it")
  void cookieGone() {
    var other = acme.window();
    var lost = acme.resume(other, handle).lost();

    assertThat(lost.why()).isEqualTo(Why.COOKIE_GONE);
    var again = acme.again(other, lost.again().orElseThrow());
    assertThat(acme.resume(other.logIn("ada"), again.handle()).step()).isEqualTo(Step.CONSENT);
  }

  @Test
  @DisplayName("Logins that began in one browser go on side by side")
  void sideBySide() {
    var second = acme.authorize(window, Tenant.request(web).with("state", "second")).handle();
    window.logIn("ada");

    assertThat(acme.allow(window, acme.resume(window, handle).handle()).fields())
        .containsEntry("state", "the state");
    assertThat(acme.resume(window, second).fields()).containsEntry("state", "second");
  }

  @Test
  @DisplayName("A bookmark of a login page says, months later, to which application it belonged")
  void bookmarked() {
    engine.clock().advance(Duration.ofDays(100));

    var lost = acme.resume(acme.window(), handle).lost();

    assertThat(lost.client()).contains(web);
    assertThat(lost.again()).isEmpty();
  }
}
