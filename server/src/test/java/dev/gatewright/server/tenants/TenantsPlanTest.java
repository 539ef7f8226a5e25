package dev.gatewright.server.tenants;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.server.config.Samples;
import dev.gatewright.server.config.issuer.TenantsConfig;
import java.util.Base64;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TenantsPlanTest {
  private static final String SECRET = "0123456789abcdef0123456789abcdef";
  private static final String FILE =
      """
      issuers:
        - id: acme
          clients:
            - id: web
              secret: %s
              redirect_uris: ["https://a.test/cb"]
            - { id: job, type: machine, secret: { generate: true } }
          users: [{ email: Ada@acme.test, password: four random words, name: Ada }]
          organizations:
            - { id: org_acme, members: [{ user: ada@acme.test, scopes: [owner] }] }
      """
          .formatted(SECRET);

  private final RememberedState state = new RememberedState();

  @Test
  @DisplayName("an empty store gets everything, in an order in which each finds what it needs")
  void addsEverything() {
    assertThat(plan(FILE).text())
        .isEqualTo(
            """
            + issuer acme
            + client acme/web
            + client acme/job (a secret is made and shown once)
            + user acme/ada@acme.test
            + organization acme/org_acme
            + member acme/org_acme/ada@acme.test\
            """);
  }

  @Test
  @DisplayName("a second apply of the same file has nothing to do")
  void idempotent() {
    state.carryOut(plan(FILE));

    assertThat(plan(FILE).changes()).isEmpty();
    assertThat(plan(FILE).text()).isEqualTo("nothing to change");
  }

  @Test
  @DisplayName("a second apply of a file with every key has nothing to do")
  void idempotentWithEveryKey() {
    var everything = Samples.fullTenants();
    state.carryOut(TenantsPlan.between(state, everything, Samples.BASE_URL));

    assertThat(TenantsPlan.between(state, everything, Samples.BASE_URL).text())
        .isEqualTo("nothing to change");
  }

  @Test
  @DisplayName("of a file that differs the plan says how long it is, and not its bytes")
  void files() {
    state.carryOut(plan(FILE));

    var picture = "<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0 0h9v9H0z\"/></svg>";
    var data = Base64.getEncoder().encodeToString(picture.getBytes(UTF_8));
    var logo =
        FILE.replaceFirst("clients:", "branding: { logo: { data: " + data + " } }\n    clients:");

    assertThat(plan(logo).text())
        .startsWith("~ issuer acme")
        .contains("branding.logo.data: (default) → \"69 bytes, ")
        .doesNotContain(data);
  }

  @Test
  @DisplayName(
      "only what differs changes, and the plan shows each key with its old and its new value")
  void changes() {
    state.carryOut(plan(FILE));

    var changed =
        FILE.replace("https://a.test/cb", "https://b.test/cb")
            .replace(SECRET, "f" + SECRET)
            .replace("name: Ada", "name: Ada L., role: admin")
            .replace("[owner]", "[owner, billing]");

    assertThat(plan(changed).text())
        .isEqualTo(
            """
            ~ client acme/web
                redirect_uris: + https://b.test/cb, - https://a.test/cb
                secret: replaced
            ~ user acme/ada@acme.test
                name: Ada → Ada L.
                role: (default) → admin
            ~ member acme/org_acme/ada@acme.test
                scopes: + billing\
            """);
    state.carryOut(plan(changed));
    assertThat(plan(changed).changes()).isEmpty();
  }

  @Test
  @DisplayName("a password acts only when the user is created")
  void passwordOnlyOnCreation() {
    state.carryOut(plan(FILE));

    assertThat(plan(FILE.replace("four random", "five other random")).changes()).isEmpty();
  }

  @Test
  @DisplayName("what the file does not name stays; absent: true removes it once")
  void removal() {
    state.carryOut(plan(FILE));

    assertThat(plan("issuers: [{ id: acme }]").changes()).isEmpty();
    var absent =
        """
        issuers:
          - id: acme
            clients: [{ id: web, absent: true }]
            users: [{ email: ADA@acme.test, absent: true }]
            organizations:
              - { id: org_acme, members: [{ user: ada@acme.test, absent: true }] }
        """;
    assertThat(plan(absent).text())
        .isEqualTo(
            """
            - member acme/org_acme/ada@acme.test
            - user acme/ada@acme.test
            - client acme/web\
            """);
    state.carryOut(plan(absent));
    assertThat(plan(absent).changes()).isEmpty();
    assertThat(plan("issuers: [{ id: acme, absent: true }]").text()).isEqualTo("- issuer acme");
  }

  @Test
  @DisplayName("neither the plan's text nor its changes print a secret")
  void noSecretsPrinted() {
    var plan = plan(FILE);

    assertThat(plan.text() + plan).doesNotContain(SECRET).doesNotContain("four random");
  }

  @Test
  @DisplayName("a member may be a user who is at the issuer and not in the file")
  void memberOfTheStore() {
    state.carryOut(plan(FILE));
    var grown =
        "issuers: [{ id: acme, organizations: [{ id: org_two, members: [{ user: %s }] }] }]";

    var known = plan(grown.formatted("ada@acme.test"));
    var unknown = plan(grown.formatted("eve@acme.test"));

    assertThat(known.problems()).isEmpty();
    assertThat(known.text()).contains("+ member acme/org_two/ada@acme.test");
    assertThat(unknown.problems()).singleElement().asString().contains("there is no user eve");
  }

  @Test
  @DisplayName("an introspection client may be at the issuer and not in the file")
  void introspectionClientOfTheStore() {
    state.carryOut(plan(FILE));
    var file =
        "issuers: [{ id: acme, resources: [{ id: 'https://api.test', introspection_clients: [%s] }],"
            + " clients: [{ id: job, absent: true }] }]";

    assertThat(plan(file.formatted("web")).problems()).isEmpty();
    assertThat(plan(file.formatted("wep")).problems())
        .containsExactly(
            "resource https://api.test of issuer acme: introspection_clients names \"wep\", a client"
                + " neither in the file nor at the issuer. Add it to clients.");
    assertThat(plan(file.formatted("''")).problems()).as("no client id at all").hasSize(1);
    assertThat(plan(file.formatted("job")).problems())
        .as("a client that this file removes")
        .singleElement()
        .asString()
        .contains("names \"job\", a client neither in the file");
  }

  @Test
  @DisplayName("an introspection client at the issuer must be able to authenticate")
  void publicIntrospectionClientOfTheStore() {
    state.carryOut(
        plan(
            "issuers: [{ id: acme, clients: [{ id: page, type: spa, redirect_uris: ['https://a.test'] }] }]"));

    var plan =
        plan(
            "issuers: [{ id: acme, resources: [{ id: 'https://api.test', introspection_clients: [page] }] }]");

    assertThat(plan.problems())
        .singleElement()
        .asString()
        .contains("names \"page\", a client that cannot authenticate");
  }

  @Test
  @DisplayName("a client's organizations may be at the issuer and not in the file")
  void organizationOfTheStore() {
    state.carryOut(plan(FILE));
    var file =
        "issuers: [{ id: acme, clients: [{ id: new, type: machine, secret: { generate: true },"
            + " organizations: [%s] }] }]";

    var known = plan(file.formatted("org_acme"));
    var unknown = plan(file.formatted("org_acme, org_none"));

    assertThat(known.problems()).isEmpty();
    assertThat(known.text()).contains("+ client acme/new");
    assertThat(unknown.problems())
        .containsExactly(
            "client acme/new: organizations names \"org_none\", neither in the file nor at the"
                + " issuer. Add it to organizations.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          client_defaults: { access_token: { alg: HS256 } } | signing_key is missing for HS256
          client_defaults: { compat: beshoy }               | signing_key is missing for HS256
          client_defaults: { userinfo: full }               | userinfo is full
          profile: strict, client_defaults: { pkce: optional } | pkce makes pkce something else
          """)
  @DisplayName("settings of the issuer that a client outside the file does not fit are refused")
  void settingsReachUnnamedClients(String settings, String problem) {
    state.carryOut(plan(FILE));

    var plan =
        plan(
            "issuers: [{ id: acme, %s, clients: [{ id: job, absent: true }] }]"
                .formatted(settings));

    assertThat(plan.problems())
        .anySatisfy(text ->
            assertThat(text)
                .startsWith("client acme/web, which stays as it is, does not fit")
                .contains(problem))
        .noneSatisfy(text -> assertThat(text).contains("acme/job"));
  }

  @Test
  @DisplayName("settings of the issuer that all its clients fit reach clients outside the file")
  void fittingSettings() {
    state.carryOut(plan(FILE));

    var plan = plan("issuers: [{ id: acme, profile: strict, client_defaults: { sso: false } }]");

    assertThat(plan.problems()).isEmpty();
    assertThat(plan.text()).startsWith("~ issuer acme");
  }

  private TenantsPlan plan(String yaml) {
    TenantsConfig wanted = Samples.tenants(yaml);
    return TenantsPlan.between(state, wanted, Samples.BASE_URL);
  }
}
