package dev.gatewright.protocol.errand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatewright.protocol.oauth.SessionId;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.ports.Sessions.LoginSession;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A browser, as its cookies tell")
final class BrowserTest {
  private static final String BINDING = "sixteen-letters-";

  private final LoginSession session =
      new LoginSession(
          new SessionId("s_0000000000000000000001"),
          new SubjectId("ada"),
          Instant.EPOCH,
          Set.of("pwd"),
          Optional.empty(),
          Instant.EPOCH.plusSeconds(60));

  @Test
  @DisplayName("a binding has sixteen characters at least, or it could be guessed")
  void shortestBinding() {
    assertThat(new Browser(BINDING, Optional.empty()).binding()).hasSize(16);
    assertThatThrownBy(() -> new Browser(BINDING.substring(1), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("a login that begins joins those under way, and one that is answered stays known")
  void logins() {
    var browser = new Browser(BINDING, Set.of("an earlier login"), Set.of(), Optional.empty());

    var begun = browser.begun();
    assertThat(begun.underWay()).containsExactlyInAnyOrder("an earlier login", BINDING);
    var answered = begun.afterAnswerTo("an earlier login");
    assertThat(answered.underWay()).isEqualTo(begun.underWay());
    assertThat(answered.answered()).containsExactly("an earlier login");
    assertThat(answered.in(session))
        .isEqualTo(
            new Browser(BINDING, begun.underWay(), answered.answered(), Optional.of(session)));
  }

  @Test
  @DisplayName("what is printed of it is the session, and no binding")
  void printed() {
    var browser = new Browser(BINDING, Optional.empty());

    assertThat(browser).hasToString("Browser[***, no session]");
    assertThat(browser.in(session)).hasToString("Browser[***, s_0000000000000000000001]");
  }
}
