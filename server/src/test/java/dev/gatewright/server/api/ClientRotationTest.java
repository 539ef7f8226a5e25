package dev.gatewright.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.admin.command.Mandate;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.server.control.Request;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two secrets of a client that count while one takes the other's place.
final class ClientRotationTest {
  private static final String JOB = "/issuers/acme/clients/job";

  @TempDir private Path folder;
  private AdminServer server;
  private String owner;
  private String first;

  @BeforeEach
  void start() throws Exception {
    server = new AdminServer(folder);
    owner = server.key(Mandate.owner());
    first =
        server
            .post(
                owner,
                "/issuers/acme/clients",
                "{\"settings\":{\"id\":\"job\",\"type\":\"machine\"}}")
            .text("client_secret");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  @DisplayName("RFC 6749 §2.3.1: a secret that is replaced stops working at once")
  void atOnce() throws Exception {
    var second = rotate("{}");

    assertThat(works(first, second)).containsExactly(false, true);
    assertThat(server.get(owner, JOB).json().has("former_secret_until")).isFalse();
    assertThat(server.delete(owner, JOB + "/secret/former").status()).isEqualTo(404);
  }

  @Test
  @DisplayName("One that is kept works until its time, and no longer")
  void untilThen() throws Exception {
    var second = rotate("{\"keep_former_for\":3600}");
    var until = server.clock.instant().plusSeconds(3600);

    assertThat(works(first, second)).containsExactly(true, true);
    assertThat(server.get(owner, JOB).text("former_secret_until")).isEqualTo(until.toString());
    server.clock.advance(Duration.ofSeconds(3599));
    assertThat(works(first, second)).containsExactly(true, true);
    server.clock.advance(Duration.ofSeconds(1));
    assertThat(works(first, second)).containsExactly(false, true);
    assertThat(server.get(owner, JOB).json().has("former_secret_until")).isFalse();
    assertThat(former()).hasSize(1);
    server.open.store().sweep(server.clock.instant(), 1000);
    assertThat(former()).isEmpty();
  }

  @Test
  @DisplayName("It can be ended before its time, and a further rotation ends it too")
  void ended() throws Exception {
    var second = rotate("{\"keep_former_for\":3600}");
    var third = rotate("{\"keep_former_for\":3600}");
    var kept = works(first, second, third);
    var answer = server.delete(owner, JOB + "/secret/former");
    var told = server.get(owner, "/issuers/acme/events?cursor=0&limit=100").whole().body();

    assertThat(kept).containsExactly(false, true, true);
    assertThat(answer.status()).isEqualTo(204);
    assertThat(works(first, second, third)).containsExactly(false, false, true);
    assertThat(told)
        .contains("client.secret_rotated", "client.former_secret_ended")
        .doesNotContain(second)
        .doesNotContain(third);
  }

  @Test
  @DisplayName("A secret that is declared leaves no other behind, and nothing is kept for ever")
  void declared() throws Exception {
    var second = rotate("{\"keep_former_for\":3600}");
    var given = "a-secret-that-somebody-chose-for-this-client";
    server.patch(owner, JOB, "{\"settings\":{\"secret\":\"" + given + "\"}}");

    assertThat(works(first, second, given)).containsExactly(false, false, true);
    assertThat(server.post(owner, JOB + "/secret", "{\"keep_former_for\":2592001}").text("field"))
        .isEqualTo("keep_former_for");
  }

  @Test
  @DisplayName("A change of settings leaves both secrets as they are")
  void changed() throws Exception {
    var second = rotate("{\"keep_former_for\":3600}");
    server.patch(owner, JOB, "{\"settings\":{\"name\":\"Job\"}}");

    assertThat(works(first, second)).containsExactly(true, true);
  }

  @Test
  @DisplayName("When each was used last is told to the minute, is kept, and is no new state of it")
  void used() throws Exception {
    var fresh = server.get(owner, JOB);
    var at = server.clock.instant();
    works(first);
    var second = rotate("{\"keep_former_for\":36000}");
    var tag = server.get(owner, JOB).header("ETag");
    server.clock.advance(Duration.ofMinutes(5));
    works(second, "wrong");
    var noted = server.get(owner, JOB);
    server.open.store().secretUses().write();
    var written = server.get(owner, JOB);
    server.clock.advance(Duration.ofMinutes(5));
    var listed = server.get(owner, "/issuers/acme/clients").json().path("data").path(0);
    rotate("{}");

    assertThat(fresh.json().has("secret_last_used_at")).isFalse();
    assertThat(noted.text("former_secret_last_used_at")).isEqualTo(at.toString());
    assertThat(noted.text("secret_last_used_at"))
        .isEqualTo(at.plus(Duration.ofMinutes(5)).toString());
    assertThat(written.whole().body()).isEqualTo(noted.whole().body());
    assertThat(written.header("ETag")).isEqualTo(tag);
    assertThat(listed.path("secret_last_used_at").asString())
        .isEqualTo(noted.text("secret_last_used_at"));
    assertThat(server.get(owner, JOB).json().has("secret_last_used_at")).isFalse();
  }

  @Test
  @DisplayName("The command line rotates, ends and lists by the same commands")
  void commandLine() throws Exception {
    server.command(
        Request.of("client rotate-secret")
            .with("issuer", "acme")
            .with("client", "job")
            .with("keep-former", "24h"));
    var until = server.get(owner, JOB).text("former_secret_until");
    server.command(
        Request.of("client end-former-secret").with("issuer", "acme").with("client", "job"));

    assertThat(until).isEqualTo(server.clock.instant().plus(Duration.ofHours(24)).toString());
    assertThat(server.get(owner, JOB).json().has("former_secret_until")).isFalse();
  }

  private String rotate(String body) throws Exception {
    return server.post(owner, JOB + "/secret", body).text("client_secret");
  }

  private List<?> former() {
    return server
        .open
        .sealed()
        .clients()
        .find(new IssuerId("acme"), new ClientId("job"))
        .orElseThrow()
        .formerSecrets();
  }

  private List<Boolean> works(String... secrets) {
    return Stream.of(secrets).map(this::works).toList();
  }

  private boolean works(String secret) {
    try {
      return server
              .form(
                  "/acme/oauth2/token",
                  AdminServer.basic("job", secret),
                  "grant_type=client_credentials")
              .status()
          == 200;
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
