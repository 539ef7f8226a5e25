package dev.gatewright.protocol.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.GrantId;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.oauth.SubjectId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The document that a row is kept as")
final class DocumentTest {
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

  @Test
  @DisplayName("A field of a later program survives a change made by this one")
  void unknownFieldsSurvive() {
    var later = Document.kept("{\"v\":1,\"later\":{\"n\":[1,true,\"é\"]},\"scope\":\"openid\"}");

    var changed = later.with("scope", "email").with("acr", Optional.of("2"));

    assertThat(changed.object("later")).contains(Map.of("n", List.of(1L, true, "é")));
    assertThat(changed.text("scope")).contains("email");
    assertThat(later.text("scope")).contains("openid");
    assertThat(changed.with("acr", Optional.empty()).text("acr")).isEmpty();
    assertThat(Document.kept(changed.text())).isEqualTo(changed);
  }

  @Test
  @DisplayName("A version that gives fields another meaning is not guessed at")
  void laterVersionIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Document.kept("{\"v\":2}"));
    assertThatIllegalArgumentException().isThrownBy(() -> Document.kept("{\"scope\":\"openid\"}"));
    assertThatIllegalArgumentException().isThrownBy(() -> Document.kept("[]"));
    assertThat(Document.empty().version()).isEqualTo(Document.VERSION);
  }

  @Test
  @DisplayName("It prints the names of its fields and nothing about a person")
  void printsNoValues() {
    assertThat(Document.empty().with("claims", "ada@acme.test").toString())
        .contains("claims")
        .doesNotContain("ada");
  }

  @Test
  @DisplayName("A grant says of its document what it was made with")
  void grantOfDocument() {
    var grant =
        Grant.builder(new GrantId("g"), new ClientId("web"), new SubjectId("ada"))
            .scope(Scope.of("openid", "email"))
            .resources(List.of("https://api.acme.test"))
            .claims(Optional.of("{}"))
            .authentication(Set.of("otp", "pwd"), Optional.of("2"))
            .build(NOON, NOON, NOON.plusSeconds(60));

    assertThat(grant.scope()).isEqualTo(Scope.of("openid", "email"));
    assertThat(grant.resources()).containsExactly("https://api.acme.test");
    assertThat(grant.claims()).contains("{}");
    assertThat(grant.amr()).containsExactly("otp", "pwd");
    assertThat(grant.acr()).contains("2");
    assertThat(grant.session()).isEmpty();
  }
}
