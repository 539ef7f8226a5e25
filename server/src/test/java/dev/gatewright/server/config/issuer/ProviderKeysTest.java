package dev.gatewright.server.config.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.upstream.ProviderName;
import dev.gatewright.server.config.Samples;
import dev.gatewright.server.config.upstream.ProviderSettings;
import dev.gatewright.server.config.yaml.ConfigResult;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Settings of upstream providers")
class ProviderKeysTest {
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "client_id: x | stands without a provider",
        "preset: google, client_id: '' | client_id is empty",
        "preset: google, client_id: x, token_endpoint: 'https://a.test/t' | stands beside an issuer",
        "preset: google, client_id: x, claims: { subject: email } | names another subject than sub",
        "preset: github, client_id: x, issuer: 'https://github.com' | not for a provider without ID tokens",
        "authorization_endpoint: 'https://a.test/a', client_id: x | stands without token_endpoint",
        "issuer: 'http://sso.acme.test', client_id: x | must be https",
        "issuer: 'https://me@sso.acme.test', client_id: x | must be https",
        "preset: apple, client_id: x | needs team_id",
        "preset: apple, client_id: x, team_id: T, key_id: K, client_secret: s | is not what this provider is shown",
        "preset: google, client_id: x, token_endpoint_auth: none, client_secret: s | is not what this provider is shown",
        "preset: google, client_id: x, client_secret: s, private_key: k | is not what this provider is shown",
        "issuer: 'https://a.test', client_id: x, private_key: nonsense | is no private RSA or EC key",
        "preset: google, client_id: x, tenants: [0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0] | is for preset: microsoft",
        "preset: microsoft, client_id: x, tenants: [acme] | is no tenant id",
        "preset: discord, client_id: x, scopes: [openid] | asks for openid",
        "preset: gitlab, client_id: x, trust_email: always | would take any address",
        "preset: microsoft, client_id: x, trust_email: always, allowed_domains: [acme.test] | would let every tenant",
        "preset: gitlab, client_id: x, trust_email: never, allowed_domains: [acme.test] | lets nobody in",
        "preset: gitlab, client_id: x, allowed_domains: ['*.acme.test'] | is no domain",
        "preset: gitlab, client_id: x, id_token_algs: [none] | none of the known words",
        "preset: gitlab, client_id: x, id_token_algs: [HS256] | none of the known words",
        "preset: facebook, client_id: x | none of the known words",
        "preset: gitlab, client_id: x, organization: { join: true } | is missing"
      })
  @DisplayName("what does not go together is refused with words")
  void refused(String provider, String words) {
    assertThat(Samples.problems(read("p: { " + provider + " }"))).contains(words);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "[googel] | names the provider \"googel\", which the issuer does not have  Fix: Write google",
        "[google, Acme] | names the provider \"Acme\", which the issuer does not have",
        "[] | providers is empty"
      })
  @DisplayName("a client takes providers that its issuer has")
  void ofClient(String providers, String words) {
    assertThat(Samples.problems(withClient("providers: " + providers))).contains(words);
  }

  @Test
  @DisplayName("a client that takes no providers at all needs none of them by name")
  void ofClientWithoutUpstream() {
    assertThat(withClient("providers: [google]")).isInstanceOf(ConfigResult.Loaded.class);
    var read = withClient("providers: [google], login_methods: [password]");

    assertThat(((ConfigResult.Loaded<?>) read).warnings().toString())
        .contains("has no use where login_methods does not take upstream");
  }

  private static ConfigResult<?> withClient(String settings) {
    var yaml =
        """
        issuers:
          - id: acme
            providers: { google: { preset: google, client_id: x, client_secret: s } }
            clients:
              - { id: web, type: spa, redirect_uris: ["https://app.acme.test/callback"], %s }
        """
            .formatted(settings);
    return TenantsReader.read(Samples.file("tenants.yaml", yaml), Samples.BASE_URL);
  }

  @Test
  @DisplayName("the name of a provider is one that can stand in a URL")
  void names() {
    assertThat(Samples.problems(read("Google: { preset: google, client_id: x }")))
        .contains("is no name of a provider");
  }

  @Test
  @DisplayName("Microsoft without tenants lets everybody in, which a warning says")
  void everybody() {
    var read = read("ms: { preset: microsoft, client_id: x }");

    assertThat(read).isInstanceOf(ConfigResult.Loaded.class);
    assertThat(((ConfigResult.Loaded<?>) read).warnings().toString())
        .contains("lets in everybody with a Microsoft account");
  }

  @Test
  @DisplayName("a preset says what its provider is like, and what is written besides replaces it")
  void presets() {
    assertThat(provider("preset: github, client_id: x").issuer())
        .isEqualTo("https://github.com/login/oauth");
    assertThat(
            provider(
                    "preset: github, client_id: x,"
                        + " userinfo_endpoint: 'https://git.acme.test/api/v3/user'")
                .issuer())
        .as("another installation's people are others")
        .isEqualTo("https://git.acme.test");
    assertThat(provider("preset: gitlab, client_id: x, issuer: 'https://git.acme.test'").issuer())
        .isEqualTo("https://git.acme.test");
    assertThat(provider("preset: microsoft, client_id: x").isOfSeveralTenants()).isTrue();
    var one =
        provider(
            "preset: microsoft, client_id: x, tenants: [0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0]");
    assertThat(one.isOfSeveralTenants()).isFalse();
    assertThat(one.issuer())
        .isEqualTo("https://login.microsoftonline.com/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0/v2.0");
    assertThat(provider("preset: google, client_id: x").label()).isEqualTo("Google");
    assertThat(provider("issuer: 'https://a.test', client_id: x").label()).isEqualTo("p");
  }

  @Test
  @DisplayName("buttons stand by position, then by name, also when the store has them")
  void order() {
    var issuer =
        settings(
            "b: { preset: github, client_id: x }, c: { preset: gitlab, client_id: x, position: 1 },"
                + " a: { preset: discord, client_id: x }");

    var stored = StoredSettings.issuer(SettingsDocuments.of(issuer.settings()));

    assertThat(stored.get(IssuerKeys.PROVIDERS).stream().map(it -> it.name().value()))
        .containsExactly("c", "a", "b");
    assertThat(stored).isEqualTo(issuer.settings());
  }

  @Test
  @DisplayName("a secret stands beside the settings, which are stored and shown, and not in them")
  void secrets() {
    var issuer = settings("g: { preset: google, client_id: x, client_secret: swordfish }");

    assertThat(SettingsDocuments.of(issuer.settings()).json()).doesNotContain("swordfish");
    assertThat(issuer.toString()).doesNotContain("swordfish");
    assertThat(
            Optional.ofNullable(issuer.providerSecrets().get(new ProviderName("g")))
                .orElseThrow()
                .reveal())
        .isEqualTo("swordfish");
  }

  private static ProviderSettings provider(String settings) {
    return settings("p: { " + settings + " }").settings().get(IssuerKeys.PROVIDERS).getFirst();
  }

  private static IssuerConfig settings(String providers) {
    return Samples.loaded(read(providers)).issuers().getFirst();
  }

  private static ConfigResult<TenantsConfig> read(String providers) {
    var yaml = "issuers:\n  - id: acme\n    providers: { " + providers + " }\n";
    return TenantsReader.read(Samples.file("tenants.yaml", yaml), Samples.BASE_URL);
  }
}
