package dev.gatewright.protocol.authorize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatewright.protocol.errand.LostErrand.Why;
import dev.gatewright.protocol.errand.OwnPage;
import dev.gatewright.protocol.errand.OwnPage.Act;
import dev.gatewright.protocol.testing.AuthorizationAnswer.Step;
import dev.gatewright.protocol.testing.EngineInMemory;
import dev.gatewright.protocol.testing.Tenant;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A page of the host's own that needs a person")
final class OwnPageTest {
  private final EngineInMemory engine = new EngineInMemory();
  private final Tenant acme = engine.tenant("acme");
  private final OwnPage overview = OwnPage.at("/account");
  private final OwnPage sensitive =
      OwnPage.at("/account/delete").provedWithin(Duration.ofMinutes(10), List.of("2"));

  OwnPageTest() {
    acme.addPerson("ada");
  }

  @Test
  @DisplayName("somebody who is not logged in is asked to, for no client, and goes on at the page")
  void login() {
    var window = acme.window();
    var asked = acme.askFor(window, overview);
    assertThat(asked.step()).isEqualTo(Step.LOGIN);
    assertThat(asked.errand().client()).isEmpty();
    assertThat(asked.errand().recipient()).isEmpty();

    window.logIn("ada");
    assertThat(acme.resume(window, asked.handle()).page()).isEqualTo("/account");
    assertThat(acme.askFor(window, overview).page()).isEqualTo("/account");
  }

  @Test
  @DisplayName("who proved it long ago proves it again, and once is enough")
  void anew() {
    var window = acme.window().logIn("ada", Set.of("pwd", "otp"), "2");
    assertThat(acme.askFor(window, sensitive).page()).isEqualTo("/account/delete");

    engine.clock().advance(Duration.ofMinutes(11));
    var asked = acme.askFor(window, sensitive);
    assertThat(asked.step()).isEqualTo(Step.LOGIN);
    window.logIn("ada", Set.of("pwd", "otp"), "2");
    assertThat(acme.resume(window, asked.handle()).page()).isEqualTo("/account/delete");
    assertThat(acme.askFor(window, overview).page()).as("others do not mind").isNotEmpty();
  }

  @Test
  @DisplayName("how old a proof may be counts until there is one, however often the page is loaded")
  void stillAnew() {
    var window = acme.window().logIn("ada", Set.of("pwd", "otp"), "2");
    engine.clock().advance(Duration.ofMinutes(11));
    var asked = acme.askFor(window, sensitive);
    assertThat(acme.resume(window, asked.handle()).step()).isEqualTo(Step.LOGIN);
    assertThat(acme.again(window, asked.handle()).step()).isEqualTo(Step.LOGIN);
    var page = engine.server().interactiveAuthorization();
    assertThat(page.find(acme.issuer(), asked.handle(), window.now()).orElseThrow().question())
        .isEqualTo(asked.question());
  }

  @Test
  @DisplayName("what is wished for is wished for after the login too")
  void wishedAfterTheLogin() {
    var window = acme.window();
    var asked = acme.askFor(window, sensitive);
    var next = acme.resume(window.logIn("ada"), asked.handle());
    assertThat(next.step()).isEqualTo(Step.STEP_UP);
    window.logIn("ada", Set.of("pwd", "otp"), "2");
    assertThat(acme.resume(window, next.handle()).page()).isEqualTo("/account/delete");
  }

  @Test
  @DisplayName("the languages of whoever asked are those of every page on the way")
  void languages() {
    var german =
        new OwnPage("/account", Optional.empty(), List.of(), List.of("de", "en"), Optional.empty());
    var window = acme.window();
    var asked = acme.askFor(window, german);
    assertThat(asked.errand().uiLocales()).containsExactly("de", "en");
    assertThat(acme.resume(window, asked.handle()).errand().uiLocales())
        .containsExactly("de", "en");
    assertThat(acme.resume(acme.window(), asked.handle()).lost().uiLocales())
        .containsExactly("de", "en");
  }

  @Test
  @DisplayName(
      "what somebody was about to do is told to the page that asks, and what they typed comes back"
          + " with the answer and stands in no text that is logged")
  void act() {
    var window = acme.window();
    var doing = sensitive.about(new Act("Delete an issuer", Optional.of("confirm=secret")));
    var asked = acme.askFor(window, doing);
    assertThat(asked.errand().page()).contains(doing);
    assertThat(asked.errand().toString() + doing).doesNotContain("secret");

    window.logIn("ada", Set.of("pwd", "otp"), "2");
    var answer = acme.resume(window, asked.handle());
    assertThat(answer.page()).isEqualTo("/account/delete");
    assertThat(answer.typed()).contains("confirm=secret");
    assertThat(acme.askFor(window, sensitive).typed()).isEmpty();
    var longer = "x".repeat(Act.LONGEST_TYPED + 1);
    assertThatThrownBy(() -> new Act("Too long", Optional.of(longer)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("outside of its own form a handle leads on without what was typed")
  void outside() {
    var window = acme.window();
    var act = new Act("Delete an issuer", Optional.of("confirm=secret"));
    var errand = acme.askFor(window, sensitive.about(act)).errand();
    assertThat(errand.isTyped()).isTrue();

    window.logIn("ada", Set.of("pwd", "otp"), "2");
    var answer = acme.resume(window, errand.outside());
    assertThat(answer.page()).isEqualTo("/account/delete");
    assertThat(answer.typed()).isEmpty();
    assertThat(acme.resume(window, errand.handle()).typed()).contains("confirm=secret");
    assertThat(acme.askFor(acme.window(), sensitive).errand())
        .satisfies(bare -> assertThat(bare.outside()).isEqualTo(bare.handle()));
  }

  @Test
  @DisplayName("a second factor is wished for: who has none goes on without, and is asked for none")
  void secondFactor() {
    var window = acme.window().logIn("ada");
    var asked = acme.askFor(window, sensitive);
    assertThat(asked.step()).isEqualTo(Step.STEP_UP);
    assertThat(acme.unreachable(window, asked.handle()).page()).isEqualTo("/account/delete");
  }

  @Test
  @DisplayName("the question counts in the browser that was asked, and can be begun anew for a day")
  void lost() {
    var asked = acme.askFor(acme.window(), overview);
    var other = acme.window().logIn("ada");
    var lost = acme.resume(other, asked.handle()).lost();
    assertThat(lost.why()).isEqualTo(Why.COOKIE_GONE);
    assertThat(lost.client()).isEmpty();
    assertThat(acme.again(other, lost.again().orElseThrow()).page()).isEqualTo("/account");
  }

  @Test
  @DisplayName("nothing of it is a consent, whatever is answered")
  void noConsent() {
    var window = acme.window();
    var asked = acme.askFor(window, overview);
    window.logIn("ada");
    assertThat(acme.allow(window, asked.handle()).page()).isEqualTo("/account");
    assertThat(acme.deny(window, asked.handle()).isErrorPage()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "account", "//evil.test/account", "https://evil.test/"})
  @DisplayName("nothing but a path below the issuer is a page to go on at")
  void ownPathsOnly(String path) {
    assertThatThrownBy(() -> OwnPage.at(path)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("a path of a thousand characters still fits into an address, and no longer one")
  void longestPath() {
    assertThat(OwnPage.at("/" + "x".repeat(999)).path()).hasSize(1000);
    assertThatThrownBy(() -> OwnPage.at("/" + "x".repeat(1000)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
