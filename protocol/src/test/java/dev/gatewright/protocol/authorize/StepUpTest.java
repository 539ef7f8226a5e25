package dev.gatewright.protocol.authorize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.errand.Demand;
import dev.gatewright.protocol.errand.Question;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.testing.AuthorizationAnswer;
import dev.gatewright.protocol.testing.AuthorizationAnswer.Step;
import dev.gatewright.protocol.testing.ClientBuilder;
import dev.gatewright.protocol.testing.EngineInMemory;
import dev.gatewright.protocol.testing.Params;
import dev.gatewright.protocol.testing.Tenant;
import dev.gatewright.protocol.testing.Window;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A session that is not worth what is demanded")
final class StepUpTest {
  private final EngineInMemory engine = new EngineInMemory();
  private final Tenant acme = engine.tenant("acme");
  private final Client web = acme.add(ClientBuilder.web("web"));
  private final Params wished = Tenant.request(web).with("acr_values", "2");
  private final Params essential = Tenant.request(web).with("claims", acr("[\"2\"]"));

  StepUpTest() {
    acme.addPerson("ada");
  }

  private static String acr(String values) {
    return "{\"id_token\":{\"acr\":{\"essential\":true,\"values\":" + values + "}}}";
  }

  private Window loggedIn() {
    var window = acme.window().logIn("ada");
    engine.clock().advance(Duration.ofMinutes(5));
    return window;
  }

  private static Demand demand(AuthorizationAnswer answer) {
    return ((Question.StepUp) answer.question()).demand();
  }

  private String acrOf(AuthorizationAnswer answer) {
    return acme.redeem(web, answer.code()).idClaims().path("acr").stringValue();
  }

  @Test
  @DisplayName(
      "OpenID Connect Core §5.5.1.1: an essential acr is reached by strengthening the login")
  void strengthens() {
    var window = loggedIn();
    var question = acme.authorize(window, essential);

    assertThat(question.step()).isEqualTo(Step.STEP_UP);
    assertThat(demand(question).acrs()).containsExactly("2");
    assertThat(demand(question).essential()).isTrue();
    assertThat(acme.resume(window, question.handle()).step())
        .as("to resume is not to prove")
        .isEqualTo(Step.STEP_UP);
    window.logIn("ada", Set.of("pwd", "otp"), "2");
    assertThat(acrOf(acme.resume(window, question.handle()))).isEqualTo("2");
  }

  @Test
  @DisplayName(
      "OpenID Connect Core §5.5.1.1: an essential acr that this user cannot reach is an error")
  void unreachable() {
    var window = loggedIn();
    var question = acme.authorize(window, essential);

    assertThat(acme.unreachable(window, question.handle()).reason())
        .isEqualTo(Reason.AUTHORIZE_ACR);
  }

  @Test
  @DisplayName("OpenID Connect Core §3.1.2.1: acr_values is a wish, asked for once")
  void wish() {
    var window = loggedIn();
    var question = acme.authorize(window, wished);

    assertThat(question.step()).isEqualTo(Step.STEP_UP);
    assertThat(demand(question).essential()).isFalse();
    assertThat(acrOf(acme.unreachable(window, question.handle()))).isEqualTo("1");
  }

  @Test
  @DisplayName("What one user cannot prove says nothing about the next one in this browser")
  void limitIsOfOneSession() {
    var window = loggedIn();
    var question = acme.authorize(window, wished);
    acme.addPerson("bob");
    window.logIn("bob");

    assertThat(acme.unreachable(window, question.handle()).step()).isEqualTo(Step.STEP_UP);
  }

  @Test
  @DisplayName("OpenID Connect Core §3.1.2.6: prompt none drops a wish and refuses a demand")
  void silent() {
    assertThat(acme.authorize(loggedIn(), wished.with("prompt", "none")).fields())
        .containsKey("code");
    assertThat(acme.authorize(loggedIn(), essential.with("prompt", "none")).error())
        .isEqualTo("unmet_authentication_requirements");
  }

  @Test
  @DisplayName("OpenID Connect Core §5.5.1.1: a stronger login is reported as what was demanded")
  void strongerServes() {
    var strong = acme.window().logIn("ada", Set.of("pwd", "otp"), "2");

    assertThat(acrOf(acme.authorize(strong, Tenant.request(web).with("claims", acr("[\"1\"]")))))
        .isEqualTo("1");
    assertThat(acrOf(acme.authorize(strong, Tenant.request(web)))).isEqualTo("2");
  }

  @Test
  @DisplayName("A context that no login here reaches is refused at once")
  void unknownContext() {
    assertThat(
            acme.authorize(loggedIn(), Tenant.request(web).with("claims", acr("[\"9\"]"))).reason())
        .isEqualTo(Reason.AUTHORIZE_ACR);
  }

  @Test
  @DisplayName("The login page learns what a login must be worth")
  void demandedAtLogin() {
    var question = acme.authorize(acme.window(), essential.with("prompt", "login")).question();

    assertThat(question)
        .isInstanceOfSatisfying(
            Question.Login.class, login -> assertThat(login.demand().acrs()).containsExactly("2"));
    var again = acme.authorize(loggedIn(), essential.with("prompt", "login")).question();
    assertThat(again)
        .isInstanceOfSatisfying(
            Question.Login.class,
            login -> assertThat(login.demand().notBefore()).contains(engine.clock().instant()));
  }
}
