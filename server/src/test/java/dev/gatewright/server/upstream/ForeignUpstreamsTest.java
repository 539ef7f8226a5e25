package dev.gatewright.server.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.upstream.UpstreamIdentity;
import dev.gatewright.testing.Page;
import dev.gatewright.testing.Program;
import dev.gatewright.testing.ServedGatewright;
import dev.gatewright.testing.Skip;
import dev.gatewright.testing.Visitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Logins at providers that are the real thing, on the clock of the wall since they know no other.
@DisplayName("Real providers as upstreams")
class ForeignUpstreamsTest {
  private static final Path INTEROP = Path.of("..", "interop").toAbsolutePath().normalize();
  private static final String CALLBACK = "https://id.test/acme/upstream/p";
  private static final String SECRET = "a-secret-of-the-upstream-0123456789abcdef";

  private UpstreamWorld world;

  @BeforeEach
  void start() {
    world = new UpstreamWorld(Clock.systemUTC());
  }

  @AfterEach
  void end() {
    world.close();
  }

  @Test
  @DisplayName("npm oidc-provider: iss in the answer (RFC 9207), claims behind UserInfo")
  void nodeOidcProvider() throws Exception {
    boolean found = Program.find("node").isPresent() && Program.find("npm").isPresent();
    Skip.where(found ? Optional.empty() : Optional.of("there is no node or no npm on the PATH"));
    try (var install = Program.start(new ProcessBuilder("./install").directory(INTEROP.toFile()))) {
      assertThat(install.exitCode()).as(install.said()).isZero();
    }
    var builder =
        new ProcessBuilder("node", "foreign-oidc-provider/server.mjs").directory(INTEROP.toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "CLIENT_ID",
                FakeProvider.CLIENT,
                "CLIENT_SECRET",
                SECRET,
                "KEY_CLIENT_ID",
                "nobody",
                "KEY_CLIENT_JWKS",
                "{\"keys\":[" + FakeProvider.newKey("k").toPublicJWK() + "]}",
                "CALLBACK",
                CALLBACK,
                "SIGNED_OUT",
                "https://id.test/",
                "API",
                "https://api.test"));
    try (var program = Program.start(builder)) {
      var issuer = program.await(Pattern.compile("^serving (\\S+)$")).group(1);
      world.with("issuer: '" + issuer + "', client_secret: " + SECRET);
      var start = world.begin();
      var visitor = visitor();
      var login = visitor.open(start.location());
      var consent = visitor.submit(login, Map.of("login", "ada", "password", "any"));
      var back = visitor.submit(consent, Map.of());

      var ada = arrived(start, back);

      assertThat(back.query()).containsEntry("iss", issuer);
      assertThat(ada.issuer()).isEqualTo(issuer);
      assertThat(ada.subject()).isEqualTo("ada");
      assertThat(ada.email()).contains("ada@acme.test");
      assertThat(ada.emailVerified()).isTrue();
      assertThat(ada.name()).contains("Ada Lovelace");
      assertThat(world.finish(start, flat(back.query())))
          .as("again")
          .isNotInstanceOf(UpstreamResult.Arrived.class);
    }
  }

  @Test
  @DisplayName("This very server, with max_age, which its auth_time answers")
  void gatewright(@TempDir Path data) throws Exception {
    var serverFile =
        Files.writeString(
            data.resolve("server.yaml"),
            """
            listen: "127.0.0.1:${GATEWRIGHT_PORT}"
            base_url: "http://localhost:${GATEWRIGHT_PORT}"
            store: "sqlite:${GATEWRIGHT_DATA}/gatewright.db"
            master_key_file: "${GATEWRIGHT_DATA}/master.key"
            """);
    var tenantsFile =
        Files.writeString(
            data.resolve("tenants.yaml"),
            """
            issuers:
              - id: up
                clients:
                  - id: %s
                    secret: "%s"
                    redirect_uris: ["%s"]
                    scopes: [openid, profile, email]
                    first_party: true
                users:
                  - { email: ada@acme.test, email_verified: true, password: "ada loves engines", name: Ada Lovelace }
            """
                .formatted(FakeProvider.CLIENT, SECRET, CALLBACK));
    try (var served = ServedGatewright.start(serverFile, tenantsFile, data, Map.of())) {
      var issuer = "http://localhost:" + served.port() + "/up";
      world.with("issuer: '" + issuer + "', client_secret: " + SECRET + ", id_token_algs: [RS256]");
      var hints =
          new UpstreamHints(
              Optional.of("ada@acme.test"),
              Optional.empty(),
              Optional.of(Duration.ofMinutes(5)),
              List.of("de"));
      var start = world.begin(hints);
      var visitor = visitor();
      var page = visitor.open(start.location());
      var back = visitor.signIn(page, "ada@acme.test", "ada loves engines");

      var ada = arrived(start, back);

      assertThat(ada.issuer()).isEqualTo(issuer);
      assertThat(ada.email()).contains("ada@acme.test");
      assertThat(ada.emailVerified()).isTrue();
      assertThat(ada.amr()).contains("pwd");
      assertThat(ada.authTime()).isPresent();
    }
  }

  private static Visitor visitor() {
    return new Visitor().stoppingAt("id.test");
  }

  private UpstreamIdentity arrived(UpstreamStart.Started start, Page back) {
    assertThat(back.uri().toString()).startsWith(CALLBACK + "?");
    var result = world.finish(start, flat(back.query()));
    assertThat(result).isInstanceOf(UpstreamResult.Arrived.class);
    return ((UpstreamResult.Arrived) result).identity();
  }

  private static String[] flat(Map<String, String> query) {
    return query.entrySet().stream()
        .flatMap(it -> List.of(it.getKey(), it.getValue()).stream())
        .toArray(String[]::new);
  }
}
