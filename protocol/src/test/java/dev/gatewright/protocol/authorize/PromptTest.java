package dev.gatewright.protocol.authorize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.errand.Question;
import dev.gatewright.protocol.keys.SettableClock;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.testing.AuthorizationAnswer.Step;
import dev.gatewright.protocol.testing.ClientBuilder;
import dev.gatewright.protocol.testing.EngineInMemory;
import dev.gatewright.protocol.testing.Params;
import dev.gatewright.protocol.testing.Tenant;
import dev.gatewright.protocol.testing.Window;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Who must log in, and who may answer")
final class PromptTest {
  private final EngineInMemory engine = new EngineInMemory();
  private final SettableClock clock = engine.clock();
  private final Tenant acme = engine.tenant("acme");
  private final Client web = acme.add(ClientBuilder.web("web"));
  private final Params good = Tenant.request(web);

  PromptTest() {
    acme.addPerson("ada");
    acme.addPerson("bob");
  }

  private Window loggedIn(String person) {
    var window = acme.window().logIn(person);
    clock.advance(Duration.ofMinutes(5));
    return window;
  }

  @Test
  @DisplayName("OpenID Connect Core §3.1.2.3: a live session is not asked again")
  void usesTheSession() {
    assertThat(acme.authorize(loggedIn("ada"), good).code()).isNotEmpty();
  }

  @Test
  @DisplayName("A session that has expired or ended signs nobody in")
  void deadSessionsDoNotCount() {
    var expired = loggedIn("ada");
    clock.advance(Duration.ofDays(1));
    var ended = loggedIn("ada");
    engine.ports().sessions().end(acme.issuer().id(), ended.session());

    assertThat(acme.authorize(expired, good).step()).isEqualTo(Step.LOGIN);
    assertThat(acme.authorize(ended, good).step()).isEqualTo(Step.LOGIN);
  }

  @Test
  @DisplayName("OpenID Connect Core §3.1.2.6: prompt none never asks")
  void promptNoneNeverAsks() {
    var none = good.with("prompt", "none");

    assertThat(acme.authorize(acme.window(), none).error()).isEqualTo("login_required");
    assertThat(acme.authorize(loggedIn("ada"), none).code()).isNotEmpty();
  }

  @Test
  @DisplayName("OpenID Connect Core §3.1.2.1: prompt login asks even with a live session")
  void promptLoginAsksAgain() {
    var window = loggedIn("ada");
    var question = acme.authorize(window, good.with("prompt", "login"));
    assertThat(question.step()).isEqualTo(Step.LOGIN);

    assertThat(acme.resume(window, question.handle()).step())
        .as("the old session is no answer")
        .isEqualTo(Step.LOGIN);
    clock.advance(Duration.ofSeconds(30));
    assertThat(acme.resume(window.logIn("ada"), question.handle()).code()).isNotEmpty();
  }

  @Test
  @DisplayName("OpenID Connect Core §3.1.2.1: max_age asks for a new login once it has passed")
  void maxAge() {
    var window = loggedIn("ada");

    assertThat(acme.authorize(window, good.with("max_age", "300")).code()).isNotEmpty();
    assertThat(acme.authorize(window, good.with("max_age", "299")).step()).isEqualTo(Step.LOGIN);
    assertThat(acme.authorize(window, good.with("max_age", "299").with("prompt", "none")).error())
        .isEqualTo("login_required");
  }

  @Test
  @DisplayName("OpenID Connect Core §3.1.2.1: max_age 0 means a new login, and only one")
  void maxAgeZero() {
    var window = acme.window().logIn("ada");
    clock.advance(Duration.ofMillis(5));
    var question = acme.authorize(window, good.with("max_age", "0"));
    assertThat(question.step()).isEqualTo(Step.LOGIN);

    clock.advance(Duration.ofSeconds(20));
    window.logIn("ada");
    clock.advance(Duration.ofSeconds(2));

    assertThat(acme.resume(window, question.handle()).code()).isNotEmpty();
  }

  @Test
  @DisplayName("OpenID Connect Core §2: auth_time is that of the login, not of the request")
  void authTimeIsThatOfTheLogin() {
    var window = acme.window().logIn("ada");
    var loginTime = clock.instant().getEpochSecond();
    clock.advance(Duration.ofMinutes(7));

    var tokens = acme.logIn(web, window, "openid");

    assertThat(tokens.idClaims().path("auth_time").longValue()).isEqualTo(loginTime);
  }

  @Test
  @DisplayName("A client without single sign-on asks every time, and gets no silent answer")
  void withoutSso() {
    var alone = acme.add(ClientBuilder.web("alone").withoutSso());
    var window = loggedIn("ada");

    assertThat(acme.authorize(window, Tenant.request(alone)).step()).isEqualTo(Step.LOGIN);
    assertThat(acme.authorize(window, Tenant.request(alone).with("prompt", "none")).error())
        .isEqualTo("login_required");
  }

  @Test
  @DisplayName("OpenID Connect Core §3.1.2.1: select_account asks which account, once")
  void selectAccount() {
    var window = loggedIn("ada");
    var question = acme.authorize(window, good.with("prompt", "select_account"));

    assertThat(question.step()).isEqualTo(Step.SELECT_ACCOUNT);
    assertThat(acme.resume(window, question.handle()).step())
        .as("to resume is not to choose")
        .isEqualTo(Step.SELECT_ACCOUNT);
    assertThat(acme.continueWithAccount(window, question.handle()).code()).isNotEmpty();
  }

  @Test
  @DisplayName("The choice of an account counts for the account that was shown")
  void choiceIsBoundToTheAccountShown() {
    var window = loggedIn("ada");
    var question = acme.authorize(window, good.with("prompt", "select_account"));
    clock.advance(Duration.ofMinutes(-1));
    window.logIn("bob");
    clock.advance(Duration.ofMinutes(1));

    assertThat(acme.continueWithAccount(window, question.handle()).step())
        .isEqualTo(Step.SELECT_ACCOUNT);
  }

  @Test
  @DisplayName("OpenID Connect Core §3.1.2.1: id_token_hint names the only user who may answer")
  void idTokenHint() {
    var hint = acme.logIn(web, "ada", "openid").id();
    var params = good.with("id_token_hint", hint);

    assertThat(acme.authorize(loggedIn("ada"), params).code()).isNotEmpty();
    assertThat(acme.authorize(loggedIn("bob"), params.with("prompt", "none")).error())
        .isEqualTo("login_required");

    var window = loggedIn("bob");
    var question = acme.authorize(window, params);
    assertThat(question.step()).isEqualTo(Step.LOGIN);
    assertThat(question.question())
        .isInstanceOfSatisfying(
            Question.Login.class,
            login -> assertThat(login.demand().subject()).contains(new SubjectId("ada")));
    clock.advance(Duration.ofSeconds(1));
    assertThat(acme.resume(window.logIn("bob"), question.handle()).reason())
        .isEqualTo(Reason.AUTHORIZE_WRONG_USER);
  }

  @Test
  @DisplayName("OpenID Connect Core §3.1.2.1: an expired id_token_hint still names the user")
  void expiredHint() {
    var hint = acme.logIn(web, "ada", "openid").id();
    clock.advance(Duration.ofDays(3));

    assertThat(acme.authorize(loggedIn("ada"), good.with("id_token_hint", hint)).code())
        .isNotEmpty();
  }

  @Test
  @DisplayName("OpenID Connect Core §3.1.2.1: a hint of another client, tenant or kind is refused")
  void refusesForeignHints() {
    var tokens = acme.logIn(web, "ada", "openid");
    var second = acme.add(ClientBuilder.web("second"));
    var other = engine.tenant("other");
    other.addPerson("ada");
    var theirs = other.logIn(other.add(ClientBuilder.web("web")), "ada", "openid").id();
    var id = tokens.id();
    var altered = id.substring(0, id.length() - 6) + (id.endsWith("AAAAAA") ? "BBBBBB" : "AAAAAA");

    for (String hint : new String[] {theirs, altered, tokens.access(), "x", "a.b.c"}) {
      assertThat(acme.authorize(loggedIn("ada"), good.with("id_token_hint", hint)).reason())
          .isEqualTo(Reason.AUTHORIZE_ID_TOKEN_HINT);
    }
    var params = Tenant.request(second).with("id_token_hint", id);
    assertThat(acme.authorize(loggedIn("ada"), params).reason())
        .isEqualTo(Reason.AUTHORIZE_ID_TOKEN_HINT);
  }

  @Test
  @DisplayName("OpenID Connect Core §5.5.1: a sub asked for by claims must be the one who answers")
  void claimsSub() {
    var params = good.with("claims", "{\"id_token\":{\"sub\":{\"value\":\"ada\"}}}");

    assertThat(acme.authorize(loggedIn("ada"), params).code()).isNotEmpty();
    assertThat(acme.authorize(loggedIn("bob"), params.with("prompt", "none")).error())
        .isEqualTo("login_required");
  }

  @Test
  @DisplayName("OpenID Connect Core §5.5.1: a hint does not overrule the sub asked for by claims")
  void hintAndClaimsSubMustAgree() {
    var hint = acme.logIn(web, "ada", "openid").id();
    var params =
        good.with("id_token_hint", hint)
            .with("claims", "{\"id_token\":{\"sub\":{\"value\":\"bob\"}}}");

    assertThat(acme.authorize(loggedIn("ada"), params).error()).isEqualTo("login_required");
    assertThat(acme.authorize(loggedIn("bob"), params).error()).isEqualTo("login_required");
  }

  @Test
  @DisplayName("OpenID Connect Core §5.5.1.1: an essential acr that was not reached is an error")
  void essentialAcr() {
    var window = loggedIn("ada");
    var reached = "{\"id_token\":{\"acr\":{\"essential\":true,\"values\":[\"9\",\"1\"]}}}";
    var missed = "{\"id_token\":{\"acr\":{\"essential\":true,\"value\":\"9\"}}}";
    var voluntary = "{\"id_token\":{\"acr\":{\"values\":[\"9\"]}}}";

    assertThat(acme.authorize(window, good.with("claims", reached)).code()).isNotEmpty();
    assertThat(acme.authorize(window, good.with("claims", missed)).error())
        .isEqualTo("unmet_authentication_requirements");
    assertThat(acme.authorize(window, good.with("claims", voluntary)).code()).isNotEmpty();
    assertThat(acme.authorize(window, good.with("acr_values", "9")).code()).isNotEmpty();
  }

  @Test
  @DisplayName("login_hint, idp_hint and ui_locales reach the login page")
  void hintsReachThePage() {
    var errand =
        acme.authorize(
                acme.window(),
                good.with("login_hint", "ada@people.test")
                    .with("idp_hint", "google")
                    .with("ui_locales", "de  en"))
            .errand();

    assertThat(errand.loginHint()).contains("ada@people.test");
    assertThat(errand.idpHint()).contains("google");
    assertThat(errand.uiLocales()).containsExactly("de", "en");
  }

  @Test
  @DisplayName("An organization asked for must be one of the user's, and one the client may see")
  void organization() {
    acme.addPerson("ada", Tenant.membership("org_a", "owner"));
    var window = loggedIn("ada");

    assertThat(acme.authorize(window, good.with("org", "org_a")).code()).isNotEmpty();
    assertThat(acme.authorize(window, good.with("org", "org_b")).reason())
        .isEqualTo(Reason.AUTHORIZE_ORGANIZATION);
  }
}
