package dev.gatewright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.ServedGatewright;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The administration's API as an operator sets it up: the program, its command line, and HTTP.
final class AdministrationApiTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String USERS = "/admin/v1/issuers/acme/users";

  /// Who makes the same accounts at once, and after how many answers the server is killed.
  private static final int WORKERS = 4;

  private static final int ADDRESSES = 200;
  private static final int ACKNOWLEDGED = 40;

  /// Of what an issuer may have a hundred, how many each makes.
  private static final int THINGS = 20;

  private static final int NAMED_ACKNOWLEDGED = 30;

  @TempDir private Path data;

  private final HttpClient http = HttpClient.newHttpClient();

  private static String key(ServedGatewright server) {
    var made = server.run("api-key create", "walk", "--role", "owner", "--json");
    return JSON.readTree(made).path("authorization").asString();
  }

  private HttpResponse<String> send(
      ServedGatewright server, String key, String method, String path, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(server.at(path))
            .header("Authorization", key)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  @Test
  @DisplayName(
      "A key of the command line makes an account, whose person signs in; revoked, it is none")
  void walk() throws Exception {
    try (var server = TwoTenants.start(data, ServedGatewright.freePort())) {
      var key = key(server);
      var made =
          send(
              server,
              key,
              "POST",
              USERS,
              "{\"email\":\"eve@acme.test\",\"email_verified\":true,\"generate_password\":true}");
      assertThat(made.statusCode()).isEqualTo(201);
      var password = JSON.readTree(made.body()).path("password").asString();

      var party = TwoTenants.web(server, "acme");
      var visitor = TwoTenants.visitor();
      var arrived = visitor.signIn(visitor.open(party.authorize()), "eve@acme.test", password);
      assertThat(arrived.query()).containsKey("code");
      assertThat(server.run("audit", "--issuer", "acme")).contains("operator:api key key_");

      var id = JSON.readTree(server.run("api-key list", "--json")).path("keys").path(0).path("key");
      server.run("api-key revoke", id.asString());
      assertThat(send(server, key, "GET", USERS, "").statusCode()).isEqualTo(401);
      assertThat(server.awaitLog("api_key.revoked")).doesNotContain(password);
    }
  }

  @Test
  @DisplayName("Killed while many make the same accounts: each that was told is there, and once")
  void killed() throws Exception {
    int port = ServedGatewright.freePort();
    var acknowledged = new ConcurrentSkipListSet<String>();
    String key;
    try (var server = TwoTenants.start(data, port)) {
      key = key(server);
      var enough = new CountDownLatch(ACKNOWLEDGED);
      var workers = new ArrayList<Thread>();
      for (int worker = 0; worker < WORKERS; worker++) {
        workers.add(Thread.ofVirtual().start(() -> makeAll(server, key, acknowledged, enough)));
      }
      enough.await();
      server.kill();
      for (var worker : workers) {
        worker.join();
      }
    }
    assertThat(acknowledged.size()).isGreaterThanOrEqualTo(ACKNOWLEDGED);

    try (var server = TwoTenants.start(data, port)) {
      assertThat(addresses(server, key)).containsAll(acknowledged).doesNotHaveDuplicates();
      var again = new CountDownLatch(0);
      makeAll(server, key, new ConcurrentSkipListSet<>(), again);
      assertThat(addresses(server, key))
          .doesNotHaveDuplicates()
          .filteredOn(address -> address.startsWith("new"))
          .hasSize(ADDRESSES);
    }
  }

  @Test
  @DisplayName(
      "Killed while many make things with an Idempotency-Key: the repeat makes none of them twice")
  void killedWithKeys() throws Exception {
    int port = ServedGatewright.freePort();
    var acknowledged = new ConcurrentSkipListMap<String, String>();
    String key;
    try (var server = TwoTenants.start(data, port)) {
      key = key(server);
      var enough = new CountDownLatch(NAMED_ACKNOWLEDGED);
      var workers = new ArrayList<Thread>();
      for (int worker = 0; worker < WORKERS; worker++) {
        int number = worker;
        workers.add(
            Thread.ofVirtual().start(() -> name(server, key, number, acknowledged, enough)));
      }
      enough.await();
      server.kill();
      for (var worker : workers) {
        worker.join();
      }
    }

    try (var server = TwoTenants.start(data, port)) {
      for (int worker = 0; worker < WORKERS; worker++) {
        for (int thing = 0; thing < THINGS; thing++) {
          var answer = make(server, key, worker, thing);
          var known = acknowledged.get(thing(worker, thing));
          if (known != null) {
            assertThat(answer.statusCode()).isEqualTo(201);
            assertThat(answer.body()).as("the very answer, with its secret").isEqualTo(known);
            assertThat(answer.headers().firstValue("Idempotency-Replayed")).contains("true");
          } else {
            assertThat(answer.statusCode()).isIn(201, 409);
            if (answer.statusCode() == 409) {
              assertThat(answer.body()).contains("admin.idempotency_unknown");
            }
          }
        }
      }
      var names =
          JSON.readTree(
                  send(server, key, "GET", "/admin/v1/api-keys?issuer=acme&limit=100", "").body())
              .path("data")
              .valueStream()
              .map(one -> one.path("name").asString())
              .toList();
      assertThat(names).doesNotHaveDuplicates().containsAll(acknowledged.keySet());
    }
  }

  private static String thing(int worker, int thing) {
    return "thing " + worker + "-" + thing;
  }

  private HttpResponse<String> make(ServedGatewright server, String key, int worker, int thing)
      throws IOException, InterruptedException {
    var body =
        "{\"name\":\"%s\",\"role\":\"auditor\",\"issuer\":\"acme\"}"
            .formatted(thing(worker, thing));
    var request =
        HttpRequest.newBuilder(server.at("/admin/v1/api-keys"))
            .header("Authorization", key)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "request-" + worker + "-" + thing)
            .POST(BodyPublishers.ofString(body))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  private void name(
      ServedGatewright server,
      String key,
      int worker,
      Map<String, String> acknowledged,
      CountDownLatch enough) {
    try {
      for (int thing = 0; thing < THINGS; thing++) {
        var answer = make(server, key, worker, thing);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        acknowledged.put(thing(worker, thing), answer.body());
        enough.countDown();
      }
    } catch (IOException _) {
      // The server is gone; what it did not answer was not promised.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Until all are made, or nobody answers.
  private void makeAll(
      ServedGatewright server, String key, Set<String> acknowledged, CountDownLatch enough) {
    try {
      for (int number = 0; number < ADDRESSES; number++) {
        var address = "new" + number + "@acme.test";
        var answer = send(server, key, "POST", USERS, "{\"email\":\"" + address + "\"}");
        if (answer.statusCode() == 201) {
          acknowledged.add(address);
          enough.countDown();
        } else {
          assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
        }
      }
    } catch (IOException _) {
      // The server is gone; what it did not answer was not promised.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<String> addresses(ServedGatewright server, String key) throws Exception {
    var found = new ArrayList<String>();
    var path = USERS + "?limit=100";
    for (var cursor = ""; ; ) {
      JsonNode part = JSON.readTree(send(server, key, "GET", path + cursor, "").body());
      part.path("data").valueStream().forEach(user -> found.add(user.path("email").asString()));
      if (!part.path("has_more").booleanValue()) {
        return found;
      }
      cursor = "&cursor=" + part.path("next_cursor").asString();
    }
  }
}
