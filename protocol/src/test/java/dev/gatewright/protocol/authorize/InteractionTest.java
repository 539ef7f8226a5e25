package dev.gatewright.protocol.authorize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.authorize.Interaction.Step;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.oauth.Reason;
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

  private Optional<Interaction> find(Window from, String text) {
    return engine.server().interactiveAuthorization().find(acme.issuer(), text, from.now());
  }

  private void assertLost(Window from, String text) {
    assertThat(find(from, text)).isEmpty();
    assertThat(acme.resume(from, text).reason()).isEqualTo(Reason.AUTHORIZE_INTERACTION_LOST);
    assertThat(acme.allow(from, text).reason()).isEqualTo(Reason.AUTHORIZE_INTERACTION_LOST);
    assertThat(acme.deny(from, text).reason()).isEqualTo(Reason.AUTHORIZE_INTERACTION_LOST);
    assertThat(acme.continueWithAccount(from, text).reason())
        .isEqualTo(Reason.AUTHORIZE_INTERACTION_LOST);
    assertThat(acme.resume(from, text).isErrorPage()).isTrue();
  }

  @Test
  @DisplayName("A reload of the page burns nothing")
  void reloads() {
    for (int i = 0; i < 3; i++) {
      assertThat(find(window, handle).map(Interaction::step)).contains(Step.LOGIN);
    }
    assertThat(acme.resume(window.logIn("ada"), handle).step()).isEqualTo(Step.CONSENT);
  }

  @Test
  @DisplayName("A handle counts only in the browser it began in")
  void boundToTheBrowser() {
    assertLost(acme.window().logIn("ada"), handle);
  }

  @Test
  @DisplayName("A handle of another tenant is nothing here")
  void boundToTheTenant() {
    var other = engine.tenant("other");
    other.add(ClientBuilder.web("web").thirdParty());

    assertThat(other.resume(window, handle).reason()).isEqualTo(Reason.AUTHORIZE_INTERACTION_LOST);
  }

  @Test
  @DisplayName("A handle ends after an hour, however often it is carried on")
  void expires() {
    window.logIn("ada");
    engine.clock().advance(Duration.ofMinutes(59));
    var consent = acme.resume(window, handle).handle();
    assertThat(find(window, handle)).isPresent();
    engine.clock().advance(Duration.ofMinutes(1));

    assertLost(window, handle);
    assertLost(window, consent);
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
    assertLost(window, "");
    assertLost(window, handle + "A");
    assertLost(window, code);
    assertLost(window, code.substring(3));
  }

  @Test
  @DisplayName("RFC 9700 §2.1: nothing is sent to a URI that was removed while the user was asked")
  void redirectUriRemovedMeanwhile() {
    acme.add(ClientBuilder.web("web").thirdParty().redirects("https://web.test/new"));
    window.logIn("ada");

    assertLost(window, handle);
  }

  @Test
  @DisplayName("A client that was deactivated while the user was asked gets no answer")
  void clientDeactivatedMeanwhile() {
    window.logIn("ada");
    var consent = acme.resume(window, handle).handle();
    engine.ports().clients().remove(acme.issuer().id(), web.id());

    assertLost(window, consent);
    acme.add(ClientBuilder.web("web").thirdParty());
    assertThat(acme.authorize(window, Tenant.request(web)).step())
        .as("nothing was remembered either")
        .isEqualTo(Step.CONSENT);
  }
}
