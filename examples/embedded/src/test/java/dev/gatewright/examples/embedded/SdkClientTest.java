package dev.gatewright.examples.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatewright.client.AuthorizationOptions;
import dev.gatewright.client.CallbackParameters;
import dev.gatewright.client.IdpClient;
import dev.gatewright.client.RefreshListener;
import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.token.TokenSet;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.issuer.AccessTokenPolicy;
import dev.gatewright.protocol.issuer.AccessTokenPolicy.Format;
import dev.gatewright.protocol.keys.Algorithm;
import dev.gatewright.protocol.oauth.ErrorStyle;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.protocol.oauth.Secret;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The client SDK as a client of the example")
final class SdkClientTest {
  private static final Path STEP_BY_STEP =
      Path.of("..", "step-by-step", "src", "main").toAbsolutePath().normalize();
  private static final Pattern OPEN = Pattern.compile("^open (http://localhost:\\d+)/$");

  private static IdpClient idp(Application app) {
    return IdpClient.builder()
        .issuer(app.issuer())
        .clientId("web")
        .clientSecret(Registrations.WEB_SECRET)
        .redirectUri(Caller.WEB.callback())
        .clock(app.clock())
        .build();
  }

  private static TokenSet logIn(Application app, IdpClient idp) {
    var started =
        idp.createAuthorizationUrl(
            AuthorizationOptions.of("openid", "profile", "email", "contacts.read"));
    var asked = started.url();
    var back = app.get(asked.getRawPath() + "?" + asked.getRawQuery()).location();
    return idp.exchangeCallback(CallbackParameters.of(back), started.pending()).tokens();
  }

  @InBothStyles
  @DisplayName("logs in, renews an expired token set, reads the profile, and is out once revoked")
  void person(ErrorStyle style) {
    try (var app = Application.started(style)) {
      var idp = idp(app);
      var tokens = logIn(app, idp);
      app.clock().advance(Duration.ofHours(2));
      var renewed = new ArrayList<TokenSet>();

      var agent = idp.createAgent(tokens, keeping(renewed));

      assertThat(renewed).hasSize(1);
      assertThat(agent.accessToken()).isNotEqualTo(tokens.accessToken());
      assertThat(agent.profile().subject()).isEqualTo(People.ADA.value());
      assertThat(agent.profile().name()).contains("Ada Lovelace");
      assertThat(agent.userInfo().toJson()).contains("ada@example.com");
      assertThat(idp.introspect(agent.accessToken()).active()).isTrue();

      idp.revoke(renewed.getFirst().refreshToken().orElseThrow());
      app.clock().advance(Duration.ofHours(2));
      assertThatThrownBy(() -> idp.createAgent(renewed.getFirst(), keeping(renewed)))
          .isInstanceOf(IdpException.class);
    }
  }

  private static RefreshListener keeping(List<TokenSet> renewed) {
    return new RefreshListener() {
      @Override
      public void onRefresh(TokenSet rotated) {
        renewed.add(rotated);
      }
    };
  }

  @Test
  @DisplayName("gets tokens for itself")
  void machine() {
    try (var app = Application.started()) {
      var token = idp(app).clientCredentials(Set.of("contacts.read")).accessToken();
      assertThat(app.introspect(Caller.WEB, token).member("scope")).isEqualTo("contacts.read");
    }
  }

  @InBothStyles
  @DisplayName(
      "the example with each call made by hand runs as it is, with other environment values alone, and"
          + " renews a short-lived token at each page")
  void stepByStep(ErrorStyle style) throws Exception {
    var issued = new AtomicInteger();
    var setup =
        Application.setup()
            .errors(style)
            .engine(engine ->
                engine.extraClaims(context -> Map.of("number", issued.incrementAndGet())));
    setup.clock().goToToday();
    var port = freePort();
    try (var app = setup.start();
        var program = stepByStep(app, port)) {
      registerForStepByStep(app, port);
      var home = program.await(OPEN).group(1);
      var visitor = new Visitor(app);

      var login = visitor.openAt(URI.create(home + "/login"));
      var back = app.send(app.request(pathAndQuery(login.location())).GET()).location();
      var dashboard = visitor.openAt(back);
      assertThat(dashboard.location()).hasToString(home + "/dashboard");

      for (var time = 0; time < 3; time++) {
        var page = visitor.openAt(URI.create(home + "/dashboard"));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("Ada Lovelace", "ada@example.com");
      }
      assertThat(issued)
          .as("one at the login, one or more for each page")
          .hasValueGreaterThanOrEqualTo(4);
    }
  }

  private static String pathAndQuery(URI address) {
    return address.getRawPath() + "?" + address.getRawQuery();
  }

  private static Program stepByStep(Application app, int port) {
    var environment =
        Map.of(
            "ISSUER_URL",
            app.issuer(),
            "CLIENT_ID",
            "web",
            "CLIENT_SECRET",
            Registrations.WEB_SECRET,
            "PORT",
            Integer.toString(port));
    return Program.java(
        environment,
        "-cp",
        System.getProperty("java.class.path") + ":" + STEP_BY_STEP.resolve("resources"),
        STEP_BY_STEP.resolve("java/dev/gatewright/examples/stepbystep/StepByStep.java").toString());
  }

  /// The same client at another address, whose access tokens are always about to expire.
  private static void registerForStepByStep(Application app, int port) {
    app.register(
        Client.confidential("web", new Secret(Registrations.WEB_SECRET))
            .redirectUris("http://localhost:" + port + "/callback")
            .grants(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN)
            .scopes("openid", "profile", "email")
            .accessToken(
                AccessTokenPolicy.builder()
                    .format(new Format.SignedJwt(Algorithm.ES256))
                    .lifetime(Duration.ofSeconds(20))
                    .build()));
  }

  private static int freePort() throws IOException {
    try (var free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }
}
