package dev.gatewright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.Page;
import dev.gatewright.testing.Visitor;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// People who guess passwords. Each test has accounts of its own.
class PasswordAbuseTest {
  private static final int LIMIT = 10;
  private static final int FLOOD = 25;

  @TempDir private static Path data = Path.of("");

  @RegisterExtension
  private static final TwoTenants TENANTS = new TwoTenants(() -> data, "accounts.yaml", Map.of());

  @Test
  @DisplayName("The tenth wrong password for an account is the last before a wait")
  void throttled() throws Exception {
    var statuses = statuses("bob@acme.test", LIMIT + 2);
    assertThat(statuses.subList(0, LIMIT - 1)).containsOnly(422);
    assertThat(statuses.subList(LIMIT - 1, statuses.size())).containsOnly(429);

    var page = attempt(TwoTenants.visitor(), "bob@acme.test", "bob builds bridges");
    assertThat(page.status()).isEqualTo(429);
    assertThat(page.headers().firstValue("retry-after").map(Long::parseLong).orElse(0L))
        .isBetween(1L, 900L);
    for (var header :
        List.of(
            "X-Forwarded-For",
            "X-Real-IP",
            "X-Client-IP",
            "True-Client-IP",
            "CF-Connecting-IP",
            "X-Forwarded-Host")) {
      assertThrottled(TwoTenants.visitor().saying(header, "203.0.113.7"), "bob@acme.test");
    }
    assertThrottled(
        TwoTenants.visitor().saying("Forwarded", "for=203.0.113.8;proto=https"), "bob@acme.test");
    assertThrottled(TwoTenants.visitor().saying("User-Agent", "another"), "bob@acme.test");
    for (var spelling :
        List.of("BOB@ACME.TEST", "Bob@Acme.Test", " bob@acme.test ", "\tbob@acme.test\u2003")) {
      assertThrottled(TwoTenants.visitor(), spelling);
    }
  }

  @Test
  @DisplayName("Another way to write an accent is not another account to guess at")
  void unicodeForms() throws Exception {
    var composed = "jos\u00e9@acme.test";
    assertThat(statuses(composed, LIMIT)).endsWith(429);
    for (var spelling :
        List.of(
            Normalizer.normalize(composed, Normalizer.Form.NFD),
            composed.toUpperCase(Locale.ROOT),
            Normalizer.normalize(composed, Normalizer.Form.NFD).toUpperCase(Locale.ROOT))) {
      var page = attempt(TwoTenants.visitor(), spelling, "jose guards gates");
      assertThat(page.status()).as(spelling).isEqualTo(429);
    }
  }

  @Test
  @DisplayName("A stranger who hammers an account does not keep out its owner's browser")
  void ownerStaysIn() throws Exception {
    var owner = TwoTenants.visitor();
    var first = attempt(owner, "owner@acme.test", "owners open doors");
    assertThat(first.query()).containsKey("code");

    assertThat(statuses("owner@acme.test", LIMIT + 5)).endsWith(429);

    var again = attempt(owner, "owner@acme.test", "owners open doors");
    assertThat(again.query()).containsKey("code");
    assertThat(attempt(TwoTenants.visitor(), "owner@acme.test", "owners open doors").status())
        .isEqualTo(429);
    var guesses = new ArrayList<Integer>();
    for (int i = 0; i < LIMIT; i++) {
      guesses.add(attempt(owner, "owner@acme.test", "wrong " + i).status());
    }
    assertThat(guesses).as("a known browser has a budget too").endsWith(429);
  }

  @Test
  @DisplayName("An account that is not there is throttled, answered and timed like one that is")
  void unknownAccounts() throws Exception {
    var known = new ArrayList<Long>();
    var unknown = new ArrayList<Long>();
    for (var pair :
        Map.of(
                "first@acme.test", "nofirst@acme.test",
                "second@acme.test", "nosecond@acme.test")
            .entrySet()) {
      for (int i = 0; i < LIMIT - 1; i++) {
        var real = timed(pair.getKey(), known);
        var made = timed(pair.getValue(), unknown);
        assertThat(made.status()).isEqualTo(real.status()).isEqualTo(422);
        assertThat(made.text().replace(pair.getValue(), "-"))
            .isEqualTo(real.text().replace(pair.getKey(), "-"));
      }
      assertThat(attempt(TwoTenants.visitor(), pair.getValue(), "wrong").status()).isEqualTo(429);
      assertThat(attempt(TwoTenants.visitor(), pair.getKey(), "wrong").status()).isEqualTo(429);
    }
    var ratio = (double) Collections.min(unknown) / Collections.min(known);
    assertThat(ratio)
        .as("the least that an unknown account took, over the least of a known one")
        .isBetween(0.3, 3.0);
  }

  @Test
  @DisplayName("25 wrong logins at once hold up nobody who asks for something else")
  void flood() throws Exception {
    var discovery = TENANTS.acme().at("/.well-known/openid-configuration");
    var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    var discoveries = 0;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var flood = new ArrayList<Future<Integer>>();
      for (int i = 0; i < FLOOD; i++) {
        var visitor = TwoTenants.visitor();
        var page = visitor.open(TENANTS.acme().authorize());
        var email = "flooder" + i + "@acme.test";
        flood.add(threads.submit(() -> visitor.signIn(page, email, "wrong").status()));
      }
      while (flood.stream().anyMatch(login -> !login.isDone())) {
        var answer = http.send(HttpRequest.newBuilder(discovery).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        discoveries++;
      }
      for (var login : flood) {
        assertThat(login.get()).isIn(422, 503);
      }
    }
    assertThat(discoveries).as("asked and answered one by one meanwhile").isGreaterThan(FLOOD);
  }

  private static Page timed(String email, List<Long> times) throws Exception {
    var visitor = TwoTenants.visitor();
    var page = visitor.open(TENANTS.acme().authorize());
    long begun = System.nanoTime();
    var answer = visitor.signIn(page, email, "wrong");
    times.add(System.nanoTime() - begun);
    return answer;
  }

  private static void assertThrottled(Visitor visitor, String email) throws Exception {
    assertThat(attempt(visitor, email, "bob builds bridges").status()).as(email).isEqualTo(429);
  }

  private static List<Integer> statuses(String email, int tries) throws Exception {
    var statuses = new ArrayList<Integer>();
    for (int i = 0; i < tries; i++) {
      statuses.add(attempt(TwoTenants.visitor(), email, "wrong " + i).status());
    }
    return statuses;
  }

  private static Page attempt(Visitor visitor, String email, String password) throws Exception {
    var login = visitor.open(TENANTS.acme().authorize(Map.of("prompt", "login")));
    return visitor.signIn(login, email, password);
  }
}
