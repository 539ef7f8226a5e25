package dev.gatewright.server.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.server.config.Samples;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A plan for a server that sends no mail")
final class MailNotesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          open   | false | none is sent: nobody can sign up.
          open   | true  | none is sent: nobody can sign up but by a provider that verified their address.
          invite | true  | none is sent: nobody can be invited.
          """)
  @DisplayName("says who can still make an account: whoever a provider shows the address of")
  void signUp(String signup, boolean provider, String said) {
    var wanted =
        Samples.tenants(
            """
            issuers:
              - id: acme
                login: { methods: [passkey] }
                signup: %s
                providers:
                  sso:
                    issuer: https://sso.acme.test
                    client_id: acme
                    token_endpoint_auth: none
                    enabled: %s
            """
                .formatted(signup, provider));

    assertThat(MailNotes.of(wanted)).singleElement().asString().contains(said);
  }
}
