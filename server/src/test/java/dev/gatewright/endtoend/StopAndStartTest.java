package dev.gatewright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.LocalCommand;
import dev.gatewright.testing.Page;
import dev.gatewright.testing.RelyingParty;
import dev.gatewright.testing.ServedGatewright;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The server asked to end, and starts that must not succeed.
class StopAndStartTest {
  private static final int CONFIGURATION = 4;
  private static final int UNAVAILABLE = 6;
  private static final int LOGINS = 12;
  private static final int SEEN_BEFORE = 2;

  @TempDir private Path folder = Path.of("");

  @Test
  @DisplayName(
      "SIGTERM while people log in and programs refresh: what was accepted is answered, the exit"
          + " code is 0, and all that was answered holds after a restart")
  void drains() throws Exception {
    int port = ServedGatewright.freePort();
    var codes = new ArrayList<String>();
    var refreshTokens = new ArrayList<String>();
    var server = TwoTenants.start(folder, port);
    var party = TwoTenants.web(server, "acme");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = party.redeem(TwoTenants.logIn(TwoTenants.visitor(), party)).text("refresh_token");
      var some = new CountDownLatch(SEEN_BEFORE);
      var logins = new ArrayList<Future<Page>>();
      for (int i = 0; i < LOGINS; i++) {
        var visitor = TwoTenants.visitor();
        var page = visitor.open(party.authorize());
        logins.add(
            threads.submit(() -> {
              var done = visitor.signIn(page, TwoTenants.ADA, TwoTenants.PASSWORD);
              some.countDown();
              return done;
            }));
      }
      var refreshing = threads.submit(() -> refreshUntilGone(party, first));
      some.await();
      server.terminate();
      for (var login : logins) {
        codes.add(TwoTenants.code(login.get()));
      }
      refreshTokens.addAll(refreshing.get());
      assertThat(server.exitCode()).as(server.log()).isZero();
    } finally {
      server.close();
    }
    assertThat(server.log()).doesNotContain("\tat ").doesNotContain("Exception");

    try (var _ = TwoTenants.start(folder, port)) {
      assertThat(codes).hasSize(LOGINS).allMatch(code -> redeems(party, code));
      assertThat(party.refresh(refreshTokens.getLast()).isOk()).isTrue();
    }
  }

  /// The refresh tokens that were answered, in order. Draining, the server may say that it is.
  private static List<String> refreshUntilGone(RelyingParty party, String first)
      throws InterruptedException {
    var tokens = new ArrayList<>(List.of(first));
    try {
      while (true) {
        var answer = party.refresh(tokens.getLast());
        assertThat(answer.status()).isIn(200, 503);
        if (answer.isOk()) {
          tokens.add(answer.text("refresh_token"));
        }
      }
    } catch (IOException _) {
      return tokens;
    }
  }

  private static boolean redeems(RelyingParty party, String code) {
    try {
      return party.redeem(code).isOk();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Test
  @DisplayName("A second server on the same store is refused, and the first goes on")
  void secondServer() throws Exception {
    try (var server = TwoTenants.start(folder, ServedGatewright.freePort())) {
      var said = refused(UNAVAILABLE, file("server.yaml"), file("tenants.yaml"));
      assertThat(said).contains(folder.resolve("gatewright.db").toString());
      var party = TwoTenants.web(server, "acme");
      assertThat(party.redeem(TwoTenants.logIn(TwoTenants.visitor(), party)).isOk()).isTrue();
    }
  }

  @Test
  @DisplayName("Without the master key of its data the server does not start, nor with another's")
  void masterKey() throws Exception {
    TwoTenants.start(folder, ServedGatewright.freePort()).close();
    var key = folder.resolve("master.key");
    var original = Files.readString(key);

    Files.delete(key);
    assertThat(refused(UNAVAILABLE, file("server.yaml"), file("tenants.yaml")))
        .contains(key.toString(), "missing", "original");
    assertThat(key).doesNotExist();

    Files.writeString(key, Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[32]));
    assertThat(refused(UNAVAILABLE, file("server.yaml"), file("tenants.yaml")))
        .contains(key.toString(), "not the one", "original");

    Files.writeString(key, "no key at all");
    assertThat(refused(UNAVAILABLE, file("server.yaml"), file("tenants.yaml")))
        .contains(key.toString());

    Files.writeString(key, original);
    TwoTenants.start(folder, ServedGatewright.freePort()).close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          server.yaml  | listen:                | lisen:                          | lisen
          server.yaml  | "127.0.0.1:            | "127.0.0.1                      | listen
          server.yaml  | "sqlite:               | "oracle:                        | store
          server.yaml  | login_per_account: 10/15m | login_per_account: lots      | login_per_account
          tenants.yaml | redirect_uris:         | redirect_uri:                   | redirect_uri
          tenants.yaml | id: web                | id: "w<b"                       | id
          tenants.yaml | type: spa              | type: sap                       | type
          tenants.yaml | issuers:               | issuers: [                      | YAML
          tenants.yaml | http://localhost:3000/callback | http://evil.test/callback | redirect_uris
          tenants.yaml | https://id.example.test | ftp://id.example.test          | url
          """)
  @DisplayName("A broken file stops the start with its name, the line, the key and a cure")
  void brokenFiles(String name, String found, String replacement, String key) throws Exception {
    var original = Files.readString(file(name));
    long line =
        1 + original.substring(0, original.indexOf(found)).chars().filter(c -> c == '\n').count();
    var broken = folder.resolve(name);
    Files.writeString(broken, original.replaceFirst(quote(found), replacement));

    var said =
        name.equals("server.yaml")
            ? refused(CONFIGURATION, broken, file("tenants.yaml"))
            : refused(CONFIGURATION, file("server.yaml"), broken);

    assertThat(said).contains(broken.toString(), key);
    assertThat(said)
        .containsPattern(quote(name) + ":(%s|%s|%s)\\b".formatted(line, line + 1, line + 2));
    assertThat(folder.resolve("gatewright.db")).doesNotExist();
  }

  @Test
  @DisplayName("A file that is not there, or is no YAML, stops the start")
  void noFiles() throws Exception {
    var missing = folder.resolve("nowhere.yaml");
    assertThat(refused(CONFIGURATION, missing, file("tenants.yaml"))).contains("nowhere.yaml");
    assertThat(refused(CONFIGURATION, file("server.yaml"), missing)).contains("nowhere.yaml");
    var binary = Files.write(folder.resolve("binary.yaml"), new byte[] {0, (byte) 0xff, 1, 2});
    assertThat(refused(CONFIGURATION, binary, file("tenants.yaml"))).contains("binary.yaml");
  }

  @Test
  @DisplayName("A tenant whose row nobody can read answers 503 and says why; the others are served")
  void unreadableTenant() throws Exception {
    TwoTenants.start(folder, ServedGatewright.freePort()).close();
    try (var store = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("gatewright.db"));
        var damage = store.createStatement()) {
      assertThat(damage.executeUpdate("UPDATE issuer SET document = '[]' WHERE id = 'acme'"))
          .isEqualTo(1);
    }
    var fresh = Files.writeString(folder.resolve("fresh.yaml"), "issuers: [{ id: fresh }]");

    try (var server = ServedGatewright.start(file("server.yaml"), fresh, folder, Map.of())) {
      var path = "/.well-known/openid-configuration";
      var closed = answer(server.at("/acme" + path));

      assertThat(closed.statusCode()).isEqualTo(503);
      assertThat(closed.headers().firstValue("Retry-After")).isPresent();
      assertThat(answer(server.at("/acme/oauth2/authorize?client_id=web")).statusCode())
          .isEqualTo(503);
      for (var other : List.of("/globex", "/fresh")) {
        assertThat(answer(server.at(other + path)).statusCode()).as(other).isEqualTo(200);
      }
      assertThat(server.log())
          .contains("issuer acme is not served and answers 503", "Apply a tenants.yaml");
    }
  }

  private static HttpResponse<String> answer(URI address) throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }
  }

  private static String quote(String text) {
    return Pattern.quote(text);
  }

  private static Path file(String name) {
    return TwoTenants.file(name);
  }

  /// Starts in vain, and returns what was said.
  private String refused(int exitCode, Path serverFile, Path tenantsFile) {
    var line =
        List.of("serve", "--apply", tenantsFile.toString(), "--config", serverFile.toString());
    var environment = new HashMap<>(System.getenv());
    environment.put("GATEWRIGHT_PORT", Integer.toString(ServedGatewright.freePort()));
    environment.put("GATEWRIGHT_DATA", folder.toString());
    var outcome = LocalCommand.outcome(line, environment);
    assertThat(outcome.exitCode()).as(outcome.said()).isEqualTo(exitCode);
    assertThat(outcome.said())
        .isNotBlank()
        .doesNotContain("\tat ")
        .doesNotContain("Exception")
        .doesNotContain("ready http");
    return outcome.said();
  }
}
