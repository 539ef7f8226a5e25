package dev.gatewright.server.config.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.server.config.Samples;
import dev.gatewright.server.config.client.ClientConfig;
import dev.gatewright.server.config.client.EffectiveClient;
import dev.gatewright.server.config.yaml.Document;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StoredSettingsTest {
  private final IssuerConfig issuer = Samples.fullTenants().issuers().getFirst();

  @Test
  @DisplayName("issuer settings come back from their document as they were")
  void issuer() {
    var document = SettingsDocuments.of(issuer.settings());

    assertThat(StoredSettings.issuer(Document.parse(document.json()))).isEqualTo(issuer.settings());
  }

  @Test
  @DisplayName("clients come back from their documents as they were, without their secrets")
  void clients() {
    for (var client : issuer.clients()) {
      var document = client.document();
      var stored = StoredSettings.client(Document.parse(document.json()));

      assertThat(stored).isEqualTo(withoutSecrets(client));
      assertThat(stored.document()).isEqualTo(document);
      assertThat(EffectiveClient.of(issuer.settings().clientDefaults(), stored).said())
          .isEqualTo(EffectiveClient.of(issuer.settings().clientDefaults(), client).said());
      assertThat(document.json()).doesNotContain("secret\"").doesNotContain("0001020304");
    }
  }

  @Test
  @DisplayName("users, organizations and members come back from their documents")
  void people() {
    for (var user : issuer.users()) {
      var stored = StoredSettings.user(SettingsDocuments.of(user));
      assertThat(stored.claims()).isEqualTo(user.claims());
      assertThat(stored.email()).isEqualTo(user.email());
      assertThat(stored.status()).isEqualTo(user.status());
      assertThat(stored.credential()).isEmpty();
      assertThat(SettingsDocuments.of(user).json())
          .doesNotContain("four random")
          .doesNotContain("$2b");
    }
    var organization = issuer.organizations().getFirst();
    var member = organization.members().getFirst();

    assertThat(StoredSettings.member(SettingsDocuments.of(member))).isEqualTo(member);
    assertThat(StoredSettings.organization(SettingsDocuments.of(organization)).name())
        .isEqualTo("Acme Inc");
  }

  @Test
  @DisplayName("documents that mean the same are equal whatever the order of their keys")
  void canonical() {
    assertThat(Document.parse("{\"b\":[{\"d\":1,\"c\":2}],\"a\":1}"))
        .isEqualTo(Document.parse("{ \"a\": 1, \"b\": [ { \"c\": 2, \"d\": 1 } ] }"));
  }

  private static ClientConfig withoutSecrets(ClientConfig client) {
    return new ClientConfig(
        client.id(),
        client.type(),
        client.compat(),
        Optional.empty(),
        Optional.empty(),
        client.keySource(),
        client.settings());
  }
}
