package dev.gatewright.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.admin.command.Mandate;
import dev.gatewright.admin.command.Role;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.store.UserChange;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Who may act as whom, and by what")
final class ImpersonationAskedTest {
  @TempDir private Path folder;
  private ActingServer at;

  @BeforeEach
  void start() throws Exception {
    at = new ActingServer(folder);
  }

  @AfterEach
  void stop() {
    at.close();
  }

  @Test
  @DisplayName(
      "the console's form leads to the issuer's page alone, by POST, with a secret that no address"
          + " has")
  void console() throws Exception {
    var id = at.server.user(ConsoleServer.ACME, "ada@acme.test").id().value();
    assertThat(at.server.get(Optional.of(at.admin), "/i/acme/user?id=" + id).body())
        .contains("Act as this person");
    var form = at.server.get(Optional.of(at.admin), at.path("acme", "ada@acme.test")).body();
    assertThat(form)
        .contains("Ada Lovelace", "<option value=\"web\" dir=\"auto\">Web – web.test/</option>");
    assertThat(form).doesNotContain("value=\"shop\"");

    var answer = at.ask(at.admin, "ada@acme.test", Map.of("reason", ActingServer.REASON));

    var policy = answer.headers().firstValue("content-security-policy").orElse("");
    assertThat(policy).contains("form-action 'self' " + at.server.root());
    assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
    assertThat(answer.body())
        .contains("action=\"" + at.server.root() + "/acme/impersonate\"")
        .contains("method=\"post\"");
  }

  @Test
  @DisplayName("support and whoever did not prove who they are just now do not get that far")
  void whoMay() throws Exception {
    var support = at.server.signed(Mandate.of(Role.SUPPORT, ActingServer.ACME));
    var id = at.server.user(ConsoleServer.ACME, "ada@acme.test").id().value();
    assertThat(at.ask(support, "ada@acme.test", Map.of("reason", ActingServer.REASON)).statusCode())
        .isEqualTo(403);
    assertThat(at.server.get(Optional.of(support), "/i/acme/user?id=" + id).body())
        .doesNotContain("Act as this person");

    at.advance(Duration.ofMinutes(11));
    assertThat(at.ask(at.admin, "ada@acme.test", Map.of("reason", ActingServer.REASON)).body())
        .contains("You are still signed in", "Act as somebody")
        .doesNotContain("/acme/impersonate");
    assertThat(at.events("impersonation.begun")).isEmpty();
  }

  @Test
  @DisplayName("nobody acts as somebody who administers anything, or who may not act")
  void notAs() throws Exception {
    var own = at.server.user(ConsoleServer.ACME, "both@acme.test").email();
    at.server
        .open
        .store()
        .users()
        .update(
            ConsoleServer.SYSTEM,
            at.server.signed(Mandate.of(Role.AUDITOR, ActingServer.ACME)).user().id(),
            UserChange.NONE.withAddress(own, own.value()),
            Optional.empty(),
            By.server(at.server.clock.instant()));
    var administers = "because they administer";
    var why =
        Map.of(
            "boss@acme.test", administers,
            "chief@acme.test", administers,
            "both@acme.test", administers,
            "away@acme.test", "because their account may not act");

    for (var one : why.entrySet()) {
      var answer = at.ask(at.admin, one.getKey(), Map.of("reason", ActingServer.REASON));

      assertThat(answer.statusCode()).as(one.getKey()).isEqualTo(422);
      assertThat(answer.body()).contains(one.getValue()).doesNotContain("name=\"token\"");
    }
  }

  @Test
  @DisplayName("whoever got rights after the secret was made is not acted as")
  void rightsMeanwhile() throws Exception {
    var secret = at.secret(at.admin);
    at.server
        .open
        .store()
        .users()
        .update(
            ConsoleServer.ACME,
            at.server.user(ConsoleServer.ACME, "ada@acme.test").id(),
            UserChange.NONE.withRole("admin"),
            Optional.empty(),
            By.server(at.server.clock.instant()));

    assertThat(at.bring(ActingServer.visitor(), secret).status()).isEqualTo(410);
  }

  @Test
  @DisplayName("a reason of 10 to 500 characters in one line is needed")
  void reason() throws Exception {
    for (var reason :
        List.of("", "ticket 42", "   too short  ", "first line\nsecond", "x".repeat(501))) {
      var answer = at.ask(at.admin, "ada@acme.test", Map.of("reason", reason));

      assertThat(answer.statusCode()).as(reason).isEqualTo(422);
      assertThat(answer.body()).contains("10 to 500 characters");
    }
  }

  @Test
  @DisplayName("an issuer that does not allow it has no such page, and takes no secret")
  void off() throws Exception {
    var owner = at.server.signed(Mandate.owner());

    var answer =
        at.server.post(
            owner, at.path("globex", "ada@globex.test"), Map.of("reason", ActingServer.REASON));

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("lets nobody act");
  }

  @Test
  @DisplayName("a secret counts once, for two minutes, at its issuer, and not in an address")
  void secretOnce() throws Exception {
    var secret = at.secret(at.admin);
    var elsewhere = ActingServer.visitor();
    elsewhere.open(at.server.root() + "/acme/impersonate?token=" + secret);
    assertThat(at.account(elsewhere, "").uri().getPath()).isEqualTo("/acme/login");
    var from = at.account(elsewhere, "");
    assertThat(elsewhere.post(from, "/globex/impersonate", Map.of("token", secret)).status())
        .isEqualTo(410);

    assertThat(at.bring(ActingServer.visitor(), secret).status()).isEqualTo(200);
    assertThat(at.bring(ActingServer.visitor(), secret).status()).isEqualTo(410);

    var late = at.secret(at.admin);
    at.advance(Duration.ofMinutes(2));
    assertThat(at.bring(ActingServer.visitor(), late).status()).isEqualTo(410);
    var replaced = at.secret(at.admin);
    assertThat(at.bring(ActingServer.visitor(), at.secret(at.admin)).status()).isEqualTo(200);
    assertThat(at.bring(ActingServer.visitor(), replaced).status())
        .as("another took its place")
        .isEqualTo(410);
  }

  @Test
  @DisplayName("of many who bring one secret at once, one begins")
  void race() throws Exception {
    var secret = at.secret(at.admin);
    var calls = new ArrayList<Callable<Integer>>();
    for (int i = 0; i < 12; i++) {
      calls.add(() -> at.bring(ActingServer.visitor(), secret).status());
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var statuses = new ArrayList<Integer>();
      for (var done : threads.invokeAll(calls)) {
        statuses.add(done.get());
      }
      assertThat(statuses.stream().filter(status -> status == 200)).hasSize(1);
      assertThat(statuses).containsOnly(200, 410);
    }
    assertThat(at.events("impersonation.begun")).hasSize(1);
  }

  @Test
  @DisplayName("whoever may do so no more when the secret is brought does not begin")
  void mandateGone() throws Exception {
    var secret = at.secret(at.admin);
    var suspended = UserChange.NONE.withStatus(UserStatus.SUSPENDED);
    at.server
        .open
        .store()
        .users()
        .update(
            ConsoleServer.SYSTEM,
            at.admin.user().id(),
            suspended,
            Optional.empty(),
            By.server(at.server.clock.instant()));

    assertThat(at.bring(ActingServer.visitor(), secret).status()).isEqualTo(410);
  }
}
