package dev.gatewright.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("A command that gives what nobody can use as the issuer's settings stand")
final class NoUseTest {
  private static final String PHONE = "+49301234567";

  @TempDir private Path folder;
  private CommandLine line;

  @BeforeEach
  void writeFiles() throws IOException {
    line = CommandLine.in(folder);
  }

  private void apply(String settings) throws IOException {
    Files.writeString(
        line.tenants(),
        "issuers: [{ id: acme, users: [{ email: ada@acme.test }], %s }]".formatted(settings));
    assertThat(line.run("apply", line.tenants().toString())).isZero();
  }

  @Test
  @DisplayName("gives a name, and says that login.identifiers does not have its kind")
  void name() throws IOException {
    apply("login: { identifiers: [email, username] }");

    assertThat(line.run("user", "name", "ada@acme.test", "--phone", PHONE)).isZero();
    assertThat(line.out())
        .contains(
            "gave ada@acme.test the phone " + PHONE,
            "warning: nobody signs in with a phone at acme: login.identifiers does not have phone");
    assertThat(line.run("user", "name", "ada@acme.test", "--username", "lovelace")).isZero();
    assertThat(line.out()).doesNotContain("warning");
    assertThat(line.run("user", "name", "ada@acme.test", "--no-phone")).isZero();
    assertThat(line.out()).doesNotContain("warning");
  }

  @Test
  @DisplayName("tells a program so among notes")
  void json() throws IOException {
    apply("login: { identifiers: [email, username] }");

    assertThat(line.run("user", "name", "ada@acme.test", "--phone", PHONE, "--json")).isZero();
    var json = new JsonMapper().readTree(line.out());
    assertThat(json.path("done").asString()).contains(PHONE);
    assertThat(json.path("notes").path(0).asString()).contains("login.identifiers");
  }

  @Test
  @DisplayName("says nothing of the kind where nothing was given")
  void refused() throws IOException {
    apply("login: { identifiers: [email, username] }");

    assertThat(line.run("user", "name", "ada@acme.test", "--phone", "none")).isEqualTo(1);
    assertThat(line.err()).doesNotContain("login.identifiers");
  }

  @Test
  @DisplayName("makes a password, and says that login.methods does not have it")
  void password() throws IOException {
    apply("login: { methods: [magic_link] }");

    assertThat(line.run("user", "set-password", "ada@acme.test")).isZero();
    assertThat(line.out()).contains("shown this once", "warning: nobody signs in with a password");
    assertThat(line.run("user", "add", "bob@acme.test")).isZero();
    assertThat(line.out()).contains("shown this once", "warning: nobody signs in with a password");
    apply("login: { methods: [magic_link, password] }");
    assertThat(line.run("user", "set-password", "ada@acme.test")).isZero();
    assertThat(line.out()).doesNotContain("warning");
  }

  @Test
  @DisplayName("makes a PIN, and says that no application takes any")
  void pin() throws IOException {
    var web = "clients: [{ id: web, type: spa, redirect_uris: [\"https://a.test/cb\"]%s }]";
    apply(web.formatted(""));

    assertThat(line.run("pin", "create", "Front desk")).isZero();
    assertThat(line.out()).contains("shown this once", "warning: no application of acme takes");
    apply(web.formatted(", login_methods: [password, pin]"));
    assertThat(line.run("pin", "create", "Stage door")).isZero();
    assertThat(line.out()).doesNotContain("warning");
  }
}
