package dev.gatewright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.Page;
import dev.gatewright.testing.ServedGatewright;
import dev.gatewright.testing.Visitor;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How an empty server gets its first owner.
final class OwnerLinkTest {
  private static final String EMAIL = "olga@acme.test";
  private static final String PASSWORD = "olga owns oceans";

  @TempDir private static Path folder;

  private static Path data(String name) throws Exception {
    return Files.createDirectory(folder.resolve(name));
  }

  private static ServedGatewright start(Path data) throws Exception {
    return TwoTenants.start(data, ServedGatewright.freePort());
  }

  private static Path file(Path data) {
    return data.resolve("owner-link");
  }

  private static URI link(Path data) throws Exception {
    return URI.create(Files.readString(file(data)).strip());
  }

  private static Page join(Visitor visitor, URI link, String email) throws Exception {
    var form = visitor.open(link);
    assertThat(form.text()).contains("Become the owner");
    return visitor.submit(form, Map.of("email", email, "name", "Olga", "password", PASSWORD));
  }

  /// What the person does who is asked for a second factor.
  private static Authenticator addsAuthenticator(Visitor visitor, Page asked) throws Exception {
    assertThat(asked.text()).contains("Add a second factor");
    var setup = visitor.click(asked, "/console/account/security/authenticator");
    var authenticator = Authenticator.of(setup);
    var kept = visitor.submit(setup, Map.of("code", authenticator.code(0)));
    assertThat(kept.text()).contains("Your authenticator app is set up.", "Console");
    return authenticator;
  }

  @Test
  @DisplayName(
      "the first start writes a link that nobody else can read; whoever opens it makes an account"
          + " and adds a second factor before anything else opens, and signs in with both later")
  void fromNothing() throws Exception {
    var data = data("nothing");
    try (var server = start(data)) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file(data))))
          .isEqualTo("rw-------");
      var link = link(data);
      assertThat(server.log()).contains("nobody owns this server yet");
      assertThat(server.log()).as("a log is read by many").doesNotContain(link.getRawQuery());

      var visitor = new Visitor();
      assertThat(visitor.open(server.at("/console")).uri().getPath()).isEqualTo("/console/login");
      var asked = join(visitor, link, EMAIL);
      assertThat(Files.exists(file(data))).as("it is of no more use").isFalse();
      assertThat(visitor.open(server.at("/console/i/acme")).text()).contains("Add a second factor");
      var authenticator = addsAuthenticator(visitor, asked);
      var home = visitor.open(server.at("/console/"));
      assertThat(home.text()).contains("You are an owner", "Acme", "Globex");
      assertThat(home.headers().firstValue("content-security-policy").orElse(""))
          .contains("default-src 'none'", "form-action 'self'");

      var later = new Visitor();
      var login = later.open(server.at("/console/i/acme"));
      var code = later.signIn(login, EMAIL, PASSWORD);
      assertThat(code.text()).contains("Enter the six digits");
      var in = later.submit(code, Map.of("code", authenticator.code(1)));
      assertThat(in.uri().getPath()).isEqualTo("/console/i/acme");
      assertThat(in.text()).contains("Issuer URL", "Owner");

      assertThat(new Visitor().open(link).status()).as("used up").isEqualTo(410);
      var refused = server.outcome("owner-link");
      assertThat(refused.exitCode()).isEqualTo(1);
      assertThat(refused.toString()).contains("has an owner");
      assertThat(server.run("audit", "--issuer", "system"))
          .contains("administrator.invited", "administrator.granted", "user.added")
          .doesNotContain(link.getRawQuery());
    }
  }

  @Test
  @DisplayName(
      "another link ends the former; of any number of people who open it at once one becomes the"
          + " owner, and stays it though the server dies with the first answer")
  void raceAndCrash() throws Exception {
    var data = data("race");
    int port = ServedGatewright.freePort();
    try (var server = TwoTenants.start(data, port);
        var people = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = link(data);
      assertThat(server.run("owner-link")).contains("owner-link").doesNotContain("/join?");
      var second = link(data);
      assertThat(second).isNotEqualTo(first);
      assertThat(new Visitor().open(first).status()).isEqualTo(410);
      var answers = new ExecutorCompletionService<Integer>(people);
      for (int i = 0; i < 6; i++) {
        var visitor = new Visitor();
        var form = visitor.open(second);
        var typed = Map.of("email", "olga" + i + "@acme.test", "name", "", "password", PASSWORD);
        answers.submit(() -> visitor.submit(form, typed).status());
      }
      assertThat(answers.take().get()).isIn(200, 410);
      server.kill();
    }
    try (var server = TwoTenants.start(data, port)) {
      assertThat(Files.exists(file(data))).as("there is an owner").isFalse();
      var accounts =
          server
              .run("user list", "--issuer", "system")
              .lines()
              .filter(line -> line.contains("@acme.test"))
              .map(line -> line.split(" +", 2)[0])
              .toList();
      assertThat(accounts).as("whoever was too late has no account").hasSize(1);
      var visitor = new Visitor();
      var asked =
          visitor.signIn(visitor.open(server.at("/console")), accounts.getFirst(), PASSWORD);
      addsAuthenticator(visitor, asked);
      assertThat(visitor.open(server.at("/console")).text()).contains("You are an owner");
      assertThat(server.outcome("owner-link").exitCode()).isEqualTo(1);
    }
  }
}
