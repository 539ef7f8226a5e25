package dev.gatewright.server.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.mail.Mailbox;
import dev.gatewright.server.config.client.ClientConfig;
import dev.gatewright.server.config.issuer.TenantsReader;
import dev.gatewright.server.config.issuer.UserConfig;
import dev.gatewright.server.config.server.ServerConfig;
import dev.gatewright.server.config.server.ServerConfig.AdminApiPlace;
import dev.gatewright.server.config.server.ServerConfig.ConsolePlace;
import dev.gatewright.server.config.server.ServerConfig.HostPort;
import dev.gatewright.server.config.server.ServerConfig.MailConfig;
import dev.gatewright.server.config.server.ServerConfig.SmtpTls;
import dev.gatewright.server.config.server.ServerConfig.StoreConfig;
import dev.gatewright.server.config.server.ServerConfigReader;
import dev.gatewright.server.config.yaml.ConfigFile;
import dev.gatewright.server.config.yaml.ConfigResult;
import dev.gatewright.server.config.yaml.Rate;
import dev.gatewright.server.config.yaml.Secret;
import dev.gatewright.server.config.yaml.Surroundings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesTest {
  @Test
  @DisplayName("YAML 1.2 §7.1: an alias stands for its anchor's value, and << merges keys")
  void aliases() {
    var tenants =
        Samples.tenants(
            """
            issuers:
              - id: acme
                clients:
                  - &web
                    id: one
                    secret: { generate: true }
                    redirect_uris: &uris ["https://a.test/cb"]
                  - { <<: *web, id: two, sso: false }
                  - { id: three, type: spa, redirect_uris: *uris }
            """);

    var clients = tenants.issuers().getFirst().clients();
    assertThat(clients).extracting(client -> client.id()).containsExactly("one", "two", "three");
    assertThat(clients).allMatch(one -> one.redirectUris().equals(List.of("https://a.test/cb")));
    assertThat(clients.get(1).secret()).isPresent();
  }

  @Test
  @DisplayName("a small file that unfolds into a large one is refused, with line and column")
  void billionLaughs() {
    var yaml = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int level = 1; level < 10; level++) {
      var before = "*a" + (level - 1);
      yaml.append("a%s: &a%s [".formatted(level, level));
      yaml.append(String.join(", ", Collections.nCopies(10, before))).append("]\n");
    }

    var problems =
        Samples.problems(
            TenantsReader.read(Samples.file("t.yaml", yaml.toString()), Samples.BASE_URL));

    assertThat(problems).startsWith("t.yaml:6:").contains("more than 200,000 values");
  }

  @Test
  @DisplayName("an empty server.yaml gives every default")
  void emptyServer() {
    var config = Samples.loaded(ServerConfigReader.read(Samples.file("server.yaml", "")));

    assertThat(config.listen()).isEqualTo(new HostPort("127.0.0.1", 8080));
    assertThat(config.baseUrl()).isEqualTo(URI.create("http://localhost:8080"));
    assertThat(config.store()).isEqualTo(new StoreConfig.Sqlite("data/gatewright.db"));
    assertThat(config.masterKeyFile()).isEqualTo("data/master.key");
    assertThat(config.limits().loginPerAccount().text()).isEqualTo("10/15m");
    assertThat(config.trustedProxies()).isEmpty();
  }

  @Test
  @DisplayName("a server.yaml with every key is read as written")
  void fullServer() throws IOException {
    var config =
        Samples.loaded(
            ServerConfigReader.read(
                Samples.file("server.yaml", Samples.resource("server-full.yaml")),
                Samples.lenient("server.yaml")));

    assertThat(config.listen()).isEqualTo(new HostPort("127.0.0.1", 8443));
    assertThat(config.management()).contains(new HostPort("127.0.0.1", 9000));
    assertThat(config.adminApi()).isEqualTo(AdminApiPlace.MANAGEMENT);
    assertThat(config.console()).isEqualTo(ConsolePlace.OFF);
    var smtp = (MailConfig.Smtp) config.mail().orElseThrow();
    assertThat(smtp.from()).isEqualTo(Mailbox.parse("Acme <no-reply@acme.test>").orElseThrow());
    assertThat(smtp.host() + ":" + smtp.port()).isEqualTo("127.0.0.1:1025");
    assertThat(smtp.tls()).isEqualTo(SmtpTls.NONE);
    assertThat(smtp.username()).contains("mailer");
    assertThat(smtp.password()).contains(new Secret("swordfish"));
    assertThat(smtp.authorities().orElseThrow()).contains("BEGIN CERTIFICATE");
    assertThat(smtp.templates()).contains("mail-templates");
    assertThat(config.limits().loginPerAddress()).isEqualTo(new Rate(50, Duration.ofHours(1)));
    assertThat(config.limits().apiKeyPerAddress()).isEqualTo(new Rate(7, Duration.ofHours(1)));
    assertThat(config.trustedProxies().getFirst().contains(InetAddress.ofLiteral("10.9.8.7")))
        .isTrue();
    assertThat(config.trustedProxies().getFirst().contains(InetAddress.ofLiteral("11.0.0.1")))
        .isFalse();
    assertThat(config.toString()).doesNotContain("swordfish");
  }

  @Test
  @DisplayName("the demo tenant of dev mode is valid and follows the ports it is given")
  void devTenants() throws IOException {
    String yaml;
    try (var in =
        ServerConfig.class.getResourceAsStream("/dev/gatewright/server/dev/tenants.yaml")) {
      assertThat(in).isNotNull();
      yaml = in == null ? "" : new String(in.readAllBytes(), UTF_8);
    }
    var surroundings =
        Surroundings.of(
            Map.of(
                "BASE_URL",
                "http://localhost:4711",
                "DEMO_URL",
                "http://localhost:3000",
                "API_URL",
                "http://localhost:3001"),
            Map.of());

    var result =
        TenantsReader.read(ConfigFile.of("tenants.yaml", yaml, surroundings), Samples.BASE_URL);

    var issuer = Samples.loaded(result).issuers().getFirst();
    assertThat(((ConfigResult.Loaded<?>) result).warnings()).isEmpty();
    assertThat(issuer.settings().url()).contains(URI.create("http://localhost:4711"));
    assertThat(issuer.clients()).extracting(ClientConfig::id).contains("demo", "spa", "machine");
    assertThat(issuer.clients().getFirst().redirectUris())
        .startsWith("http://localhost:3000/callback");
    assertThat(issuer.organizations()).hasSize(2);
  }

  @Test
  @DisplayName("environment values and secret files are filled in, and never become YAML")
  void outside(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("ada.txt"), "four random words\n");
    var path = folder.resolve("tenants.yaml");
    Files.writeString(
        path,
        """
        issuers:
          - id: acme
            name: "${NAME} of ${TOWN:-Turin} $${x}"
            users: [{ email: ada@acme.test, password: { file: ada.txt } }]
        """);

    var config =
        Samples.loaded(
            TenantsReader.read(ConfigFile.at(path, Map.of("NAME", "a: [b]\nc")), Samples.BASE_URL));

    var issuer = config.issuers().getFirst();
    assertThat(issuer.settings().name()).isEqualTo("a: [b]\nc of Turin ${x}");
    assertThat(issuer.users().getFirst().credential())
        .contains(new UserConfig.Credential.Password(new Secret("four random words")));
  }
}
