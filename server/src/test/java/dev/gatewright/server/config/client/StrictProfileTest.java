package dev.gatewright.server.config.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.server.config.Samples;
import dev.gatewright.server.config.issuer.TenantsReader;
import dev.gatewright.server.config.yaml.ConfigResult;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("profile: strict")
final class StrictProfileTest {
  private static final List<ClientSetting<?>> HELD =
      ClientKeys.ALL.stream().filter(setting -> setting.strict().isPresent()).toList();

  /// What contradicts each setting that the profile holds.
  private static final List<String> CONTRADICTIONS =
      List.of(
          "pkce: optional",
          "pkce_legacy_hex: true",
          "refresh_rotation: none",
          "refresh_grace: 60s",
          "id_token: { claims: by_scope }",
          "userinfo: full",
          "logout_without_hint: allow",
          "revoke_without_authentication: true",
          "direct_login: true");

  @Test
  @DisplayName("holds nine settings of a client, the ones that the documentation lists")
  void heldSettings() {
    assertThat(HELD)
        .extracting(ClientSetting::path)
        .containsExactlyInAnyOrder(
            "pkce",
            "pkce_legacy_hex",
            "refresh_rotation",
            "refresh_grace",
            "id_token.claims",
            "userinfo",
            "logout_without_hint",
            "revoke_without_authentication",
            "direct_login");
  }

  @Test
  @DisplayName("gives each setting its strict value where nobody says anything")
  void defaults() {
    var issuer = Samples.tenants(file("", "")).issuers().getFirst();
    var client =
        EffectiveClient.of(issuer.settings().clientDefaults(), issuer.clients().getFirst());

    assertThat(HELD)
        .allSatisfy(setting ->
            assertThat(client.find(setting)).as(setting.path()).isEqualTo(setting.strict()));
    assertThat(client.get(ClientKeys.PKCE)).isTrue();
    assertThat(client.get(RefreshKeys.REFRESH_GRACE)).isZero();
    assertThat(client.get(IdTokenKeys.CLAIMS)).isTrue();
  }

  @Test
  @DisplayName("refuses another value of a client, whichever setting it is")
  void contradictionOfClient() {
    assertThat(CONTRADICTIONS)
        .hasSameSizeAs(HELD)
        .allSatisfy(said -> {
          assertThat(problems("", "first_party: true, " + said))
              .contains("issuers[0].clients[0]." + key(said))
              .contains("which profile: strict does not allow  Fix: Remove it, or write ");
          assertThat(Samples.problems(read("standard", "", "first_party: true, " + said)))
              .isEmpty();
        });
  }

  @Test
  @DisplayName("refuses another value of client_defaults at each client that it reaches")
  void contradictionOfDefaults() {
    assertThat(CONTRADICTIONS)
        .allSatisfy(said ->
            assertThat(problems("first_party: true, " + said, ""))
                .contains(key(said))
                .contains("which profile: strict does not allow  Fix: Remove it from"));
  }

  @ParameterizedTest
  @CsvSource({
    "authpi, id_token.claims",
    "authgear, refresh_rotation",
    "authgear, userinfo",
    "authgear, logout_without_hint",
    "authgear, revoke_without_authentication",
    "beshoy, refresh_grace",
    "beshoy, revoke_without_authentication"
  })
  @DisplayName("refuses a compat set that says another value, of a client or of client_defaults")
  void compatSets(String compat, String setting) {
    var expected = "makes " + setting + " something else than ";

    assertThat(problems("", "compat: " + compat)).contains(expected);
    assertThat(problems("compat: " + compat, "")).contains(expected);
  }

  @ParameterizedTest
  @EnumSource(Compat.class)
  @DisplayName("refuses a compat set exactly where one of its values differs")
  void compatSetsWhole(Compat compat) {
    var set = CompatSets.of(compat);
    Stream<ClientSetting<?>> contradicted =
        HELD.stream()
            .filter(setting ->
                set.has(setting) && !set.get(setting).equals((Optional<?>) setting.strict()));

    var text = problems("", "compat: " + compat.word());

    assertThat(text.lines().filter(line -> line.contains("profile: strict")))
        .hasSize((int) contradicted.count());
  }

  @Test
  @DisplayName("refuses an issuer that ends a session without a question")
  void parameterlessLogout() {
    var yaml = "issuers: [{ id: acme, profile: strict, parameterless_logout: end }]";

    var result = TenantsReader.read(Samples.file("tenants.yaml", yaml), Samples.BASE_URL);

    assertThat(Samples.problems(result))
        .contains("parameterless_logout ends a session without a question");
  }

  private static String key(String said) {
    return said.substring(0, said.indexOf(':'));
  }

  private static String problems(String defaults, String client) {
    return Samples.problems(read("strict", defaults, client));
  }

  private static ConfigResult<?> read(String profile, String defaults, String client) {
    var yaml = file(defaults, client).replace("profile: strict", "profile: " + profile);
    return TenantsReader.read(Samples.file("tenants.yaml", yaml), Samples.BASE_URL);
  }

  private static String file(String defaults, String client) {
    return """
    issuers:
      - id: acme
        profile: strict
        client_defaults: { %s }
        clients:
          - id: web
            secret: { generate: true }
            redirect_uris: ["https://a.test/cb"]
            signing_key: "0123456789abcdef0123456789abcdef"
    %s
    """
        .formatted(defaults, lines(client));
  }

  /// The settings of a flow mapping, each on a line of the block that the client is.
  private static String lines(String client) {
    return client.isEmpty()
        ? ""
        : Stream.of(client.split(", "))
            .map(line -> " ".repeat(8) + line)
            .reduce("", (all, line) -> all + line + "\n");
  }
}
