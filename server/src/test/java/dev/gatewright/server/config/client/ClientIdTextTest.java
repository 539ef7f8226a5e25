package dev.gatewright.server.config.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.server.config.Samples;
import dev.gatewright.server.config.issuer.TenantsReader;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The client_id of a file")
final class ClientIdTextTest {
  @Test
  @DisplayName(
      "RFC 6749 Appendix A.1: has the characters of the RFC, a space inside too, except"
          + " quotes, < > and the backslash")
  void characters() {
    for (char c = 0x20; c < 0x7f; c++) {
      var id = "a" + c + "b";
      boolean refused = "\"<>\\".indexOf(c) >= 0;

      assertThat(ClientId.isValid(id)).as(id).isTrue();
      assertThat(problems(id).contains("is no client id")).as(id).isEqualTo(refused);
    }
  }

  @Test
  @DisplayName("has no space at either end, where people and programs lose it")
  void spacesAtTheEnds() {
    assertThat(problems("My App")).isEmpty();
    for (var id : new String[] {" web", "web ", " ", "a\tb", "\u00e4", "a".repeat(256)}) {
      assertThat(problems(id)).as(id).contains("is no client id");
    }
    assertThat(problems("a".repeat(255))).isEmpty();
  }

  private static String problems(String id) {
    var quoted = "\"" + id.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    var yaml =
        "issuers: [{ id: acme, clients: [{ id: %s, type: machine, secret: { generate: true } }] }]"
            .formatted(quoted);
    return Samples.problems(
        TenantsReader.read(Samples.file("tenants.yaml", yaml), Samples.BASE_URL));
  }
}
