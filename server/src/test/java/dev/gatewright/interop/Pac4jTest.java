package dev.gatewright.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.ServedGatewright;
import dev.gatewright.testing.TestTenants;
import dev.gatewright.testing.Visitor;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pac4j.core.context.CallContext;
import org.pac4j.core.exception.http.WithLocationAction;
import org.pac4j.oidc.client.OidcClient;
import org.pac4j.oidc.config.OidcConfiguration;
import org.pac4j.oidc.profile.OidcProfile;
import org.pac4j.test.context.MockWebContext;
import org.pac4j.test.context.session.MockSessionStore;

class Pac4jTest {
  private static final String HOME = "http://localhost:3000";

  @TempDir private static Path data = Path.of("");
  private static Optional<ServedGatewright> running = Optional.empty();

  @BeforeAll
  static void start() throws Exception {
    running = Optional.of(TestTenants.serve(data, Map.of()));
  }

  @AfterAll
  static void stop() {
    running.ifPresent(ServedGatewright::close);
  }

  @Test
  @DisplayName(
      "pac4j discovers the issuer, logs a person in at a callback with a query of its own, renews"
          + " the profile and logs out")
  void logsIn() throws Exception {
    var client = client();
    var session = new MockSessionStore();
    var visitor = new Visitor().stoppingAt("localhost:3000");

    var start = new CallContext(MockWebContext.create(), session);
    var page = visitor.open(location(client.getRedirectionAction(start)));
    var back = visitor.signIn(page, TestTenants.ADA, TestTenants.PASSWORD);
    assertThat(back.query()).containsEntry("client_name", "OidcClient").containsKey("iss");

    var answer =
        MockWebContext.create()
            .addRequestParameters(back.query())
            .setFullRequestURL(back.uri().toString());
    var context = new CallContext(answer, session);
    var credentials = client.getCredentials(context).orElseThrow();
    var valid = client.validateCredentials(context, credentials).orElseThrow();
    var profile = (OidcProfile) client.getUserProfile(context, valid).orElseThrow();

    assertThat(profile.getEmail()).isEqualTo(TestTenants.ADA);
    assertThat(profile.getDisplayName()).isEqualTo("Ada Lovelace");
    assertThat(profile.getFirstName()).isEqualTo("Ada");

    var before = profile.getRefreshToken().getValue();
    var renewed = (OidcProfile) client.renewUserProfile(context, profile).orElseThrow();
    assertThat(renewed.getId()).isEqualTo(profile.getId());
    assertThat(renewed.getRefreshToken().getValue()).isNotEqualTo(before);

    var out = visitor.open(location(client.getLogoutAction(context, renewed, HOME)));
    assertThat(out.uri()).hasToString(HOME);
  }

  private static OidcClient client() {
    var configuration =
        new OidcConfiguration()
            .setClientId("pac4j")
            .setSecret("pac4j-secret-0123456789abcdef012345")
            .setDiscoveryURI(server().at("/acme/.well-known/openid-configuration").toString())
            .setScope("openid profile email offline_access");
    var client = new OidcClient(configuration);
    client.setCallbackUrl(HOME + "/callback");
    client.init();
    return client;
  }

  private static URI location(Optional<?> action) {
    return URI.create(((WithLocationAction) action.orElseThrow()).getLocation());
  }

  private static ServedGatewright server() {
    return running.orElseThrow();
  }
}
