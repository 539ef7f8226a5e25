package dev.gatewright.protocol.internal.errand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.errand.Browser;
import dev.gatewright.protocol.errand.Question;
import dev.gatewright.protocol.internal.errand.Errands.Opened;
import dev.gatewright.protocol.internal.json.Json;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.testing.ClientBuilder;
import dev.gatewright.protocol.testing.EngineInMemory;
import dev.gatewright.protocol.testing.Tenant;
import dev.gatewright.protocol.testing.Window;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("Errands that are no authorization request")
final class ErrandsTest {
  private final EngineInMemory engine = new EngineInMemory();
  private final Tenant acme = engine.tenant("acme");
  private final Client television = acme.add(ClientBuilder.installed("television").thirdParty());
  private final Errands errands =
      new Errands(engine.server().seals(), new Contexts(List.of("1")), engine.clock());
  private final Asked asked =
      new Asked(
          Optional.of(television),
          Scope.of("openid", "projects:read"),
          Set.of(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          false,
          Optional.empty(),
          false,
          true);

  private NextStep next(ErrandState state, Browser browser) {
    return errands.next(
        asked, state.progress(), browser.session().map(Proof::of), NextStep.Facts.NONE);
  }

  /// Puts the question that is due, and opens what comes back with its answer.
  private ErrandState put(ErrandState state, Browser browser, Class<? extends Question> expected) {
    var question = ((NextStep.Ask) next(state, browser)).question();
    assertThat(question).isInstanceOf(expected);
    var handle = errands.handle(acme.issuer(), state, question, browser);
    return ((Opened.UnderWay) errands.open(acme.issuer(), handle, browser)).state();
  }

  @Test
  @DisplayName("A device asks its user to log in and to consent, and has no redirect URI")
  void device() {
    acme.addPerson("ada");
    Window window = acme.window();
    var purpose = Json.object();
    purpose.put("user_code", "WDJB-MJHT");

    var state = put(errands.begin(purpose, window.now()), window.now(), Question.Login.class);
    window.logIn("ada");
    state = put(state, window.now(), Question.Consent.class);
    state = state.consented(window.now());

    assertThat(next(state, window.now())).isInstanceOf(NextStep.Issue.class);
    assertThat(state.purpose().path("user_code").stringValue()).isEqualTo("WDJB-MJHT");
  }

  @Test
  @DisplayName("A purpose of 14 KiB is carried, and no longer one")
  void longestPurpose() {
    assertThat(Errands.isTooLong(purposeOf(14 * 1024))).isFalse();
    assertThat(Errands.isTooLong(purposeOf(14 * 1024 + 1))).isTrue();
  }

  private static ObjectNode purposeOf(int bytes) {
    var purpose = Json.object();
    purpose.put("p", "");
    purpose.put("p", "x".repeat(bytes - Json.bytes(purpose).length));
    return purpose;
  }

  @Test
  @DisplayName("Of somebody of whom nothing is known, no organization is seen")
  void organizationOfNobodyKnown() {
    acme.addPerson("ada");
    var proof = acme.window().logIn("ada").now().session().map(Proof::of);
    var ofBlue =
        new Asked(
            Optional.of(television),
            Scope.of("openid"),
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            false,
            Optional.of("blue"),
            false,
            true);

    assertThat(
            errands.next(
                ofBlue, Progress.begin(engine.clock().instant()), proof, NextStep.Facts.NONE))
        .isEqualTo(new NextStep.Refuse(Reason.AUTHORIZE_ORGANIZATION));
  }
}
