package dev.gatewright.server.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.server.config.Samples;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A plan warns of logins that nobody can use, and of no others")
final class LoginNotesTest {
  private static final String PROVIDERS =
      "providers: { sso: { issuer: \"https://sso.acme.test\", client_id: a, token_endpoint_auth: none%s } }";
  private static final String SSO = PROVIDERS.formatted("");
  private static final String SSO_OFF = PROVIDERS.formatted(", enabled: false");
  private static final String SSO_JOINS =
      PROVIDERS.formatted(", organization: { id: org_acme, join: true }");
  private static final String WEB =
      "clients: [{ id: web, type: spa, redirect_uris: [\"https://a.test/cb\"], %s }]";

  private final RememberedState state = new RememberedState();

  /// What is warned of for an issuer with these settings.
  private List<String> warnings(String settings, boolean mails) {
    var wanted =
        Samples.tenants(
            "issuers: [{ id: acme, organizations: [{ id: org_acme }], %s }]"
                .formatted(
                    settings
                        .replace("SSO_OFF", SSO_OFF)
                        .replace("SSO_JOINS", SSO_JOINS)
                        .replace("SSO", SSO)));
    return LoginNotes.of(wanted, state, mails);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          login: { methods: [upstream] }                             | no provider is enabled
          login: { methods: [upstream] }, SSO_OFF                    | no provider is enabled
          login: { methods: [magic_link, email_code] }               | no mail is sent
          login: { methods: [upstream, email_code] }                 | no provider is enabled and no mail is sent
          """)
  @DisplayName("where nobody can sign in at all, with what is missing")
  void nobodyAtAll(String settings, String lacks) {
    assertThat(warnings(settings, false))
        .singleElement()
        .asString()
        .startsWith("warning: nobody can sign in at issuer acme: ")
        .contains(", and " + lacks + ".", "add password to login.methods");
  }

  @Test
  @DisplayName("where one of several methods has no provider")
  void upstreamAmongOthers() {
    assertThat(warnings("login: { methods: [password, upstream] }, SSO_OFF", true))
        .singleElement()
        .asString()
        .contains("login.methods of issuer acme has upstream, and no provider is enabled");
    assertThat(warnings("login: { methods: [password, upstream] }, SSO", true)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          login: { methods: [passkey] }                             | true  | a passkey is made
          login: { methods: [passkey] }, signup: open               | true  | a passkey is made
          login: { methods: [passkey, magic_link] }                 | false | a passkey is made
          login: { methods: [upstream] }, SSO                       | true  | signup is closed
          login: { methods: [passkey, upstream] }, SSO              | true  | signup is closed
          login: { methods: [passkey] }, SSO                        | true  | signup is closed
          login: { methods: [upstream] }, signup: invite, SSO       | false | signup is invite and no mail is sent
          """)
  @DisplayName("where nobody can come in who did not before")
  void nobodyForTheFirstTime(String settings, boolean mails, String why) {
    assertThat(warnings(settings, mails))
        .singleElement()
        .asString()
        .startsWith("warning: nobody can sign in at issuer acme for the first time: ")
        .contains(why);
  }

  @Test
  @DisplayName("where a sign-up sets a password that no login takes")
  void signUpForNothing() {
    assertThat(warnings("login: { methods: [passkey] }, signup: open, SSO", true))
        .singleElement()
        .asString()
        .contains("whoever signs up with an address at issuer acme cannot sign in");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "login: { methods: [passkey, password] }",
        "login: { methods: [passkey, magic_link] }",
        "login: { methods: [upstream] }, signup: open, SSO",
        "login: { methods: [upstream] }, signup: invite, SSO",
        "login: { methods: [upstream] }, SSO_JOINS",
        "login: { methods: [passkey, email_code] }, signup: open, SSO",
        "login: { identifiers: [email, username], ask: identifier_first }",
        "login: { methods: [password, sms_code], sms_second_factor: true }, senders: { whatsapp: { url: \"https://a.test\", countries: [\"+49\"] } }",
        "login: { methods: [magic_link], identifiers: [email, phone], ask: identifier_first }",
        "SSO_OFF"
      })
  @DisplayName("not where everybody can come in")
  void nothingToWarnOf(String settings) {
    assertThat(warnings(settings, true)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          login: { methods: [sms_code] }                      | and senders has no sms
          login: { methods: [password, sms_code] }            | has sms_code, and senders has none
          login: { sms_second_factor: true }                  | sms_second_factor of issuer acme is on, and senders has none
          senders: { sms: { url: "https://a.test", countries: ["+49"] } } | senders.sms of issuer acme has no secret
          """)
  @DisplayName("where codes for telephones go nowhere")
  void texts(String settings, String why) {
    assertThat(warnings(settings, true)).singleElement().asString().contains(why);
  }

  @Test
  @DisplayName("where nobody is asked for the names that people may go by")
  void namesWithoutUse() {
    assertThat(
            warnings(
                "login: { methods: [upstream], identifiers: [email, username], ask: identifier_first }, signup: open, SSO",
                true))
        .satisfiesExactly(
            identifiers ->
                assertThat(identifiers).contains("login.identifiers of issuer acme has no use"),
            ask -> assertThat(ask).contains("login.ask of issuer acme has no use"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          login_methods: [upstream]                     | SSO_OFF | it takes upstream, and no provider that it takes is enabled
          login_methods: [upstream], providers: [sso]   | SSO_OFF | it takes upstream, and no provider that it takes is enabled
          login_methods: [email_code]                   | SSO     | it takes email_code, and no mail is sent
          """)
  @DisplayName("where a client takes nothing that its issuer can give")
  void client(String settings, String provider, String why) {
    var issuer = "login: { methods: [password, email_code] }, ";

    assertThat(warnings(issuer + provider + ", " + WEB.formatted(settings), false))
        .singleElement()
        .asString()
        .startsWith("warning: nobody can sign in at client acme/web: ")
        .contains(why);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SSO, clients: [{ id: web, type: spa, redirect_uris: [\"https://a.test/cb\"], login_methods: [upstream] }]",
        "SSO_OFF, clients: [{ id: web, type: spa, redirect_uris: [\"https://a.test/cb\"], providers: [sso] }]",
        "clients: [{ id: web, type: spa, redirect_uris: [\"https://a.test/cb\"], login_methods: [pin] }]",
        "SSO_OFF, client_defaults: { login_methods: [upstream] }, clients: [{ id: job, type: machine, secret: { generate: true } }]",
        "login: { methods: [password, passkey] }, clients: [{ id: web, type: spa, redirect_uris: [\"https://a.test/cb\"], login_methods: [passkey] }]"
      })
  @DisplayName("not of a client that takes something, guests, or nobody")
  void clientsInOrder(String settings) {
    assertThat(warnings(settings, true)).isEmpty();
  }

  @Test
  @DisplayName("where a client that the file leaves as it is loses its last way in")
  void clientOutsideTheFile() {
    var before = "issuers: [{ id: acme, " + SSO + ", " + WEB.formatted("login_methods: [upstream]");
    state.carryOut(TenantsPlan.between(state, Samples.tenants(before + "}]"), Samples.BASE_URL));

    assertThat(warnings("SSO_OFF", true))
        .singleElement()
        .asString()
        .contains("client acme/web, which stays as it is: it takes upstream");
    assertThat(warnings("SSO_OFF, clients: [{ id: web, absent: true }]", true)).isEmpty();
  }
}
