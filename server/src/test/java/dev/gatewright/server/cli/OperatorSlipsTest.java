package dev.gatewright.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.server.config.yaml.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A slip of whoever runs the server")
final class OperatorSlipsTest {
  @TempDir private Path folder;
  private CommandLine line;

  @BeforeEach
  void folderOfItsOwn() throws IOException {
    line = CommandLine.in(folder);
  }

  private void apply(String file) throws IOException {
    Files.writeString(line.tenants(), file);
    assertThat(line.run("apply", line.tenants().toString())).as(line.err()).isZero();
  }

  @Test
  @DisplayName("what is not there gets no secret: neither a sender, a hook nor a webhook")
  void absent() throws IOException {
    apply(
        "issuers: [{ id: acme, senders: { sms: { url: \"https://s.test/\", countries: [\"+49\"] } } }]");

    assertThat(line.run("sender", "rotate-secret", "sms")).as(line.err()).isZero();
    assertThat(line.run("sender", "rotate-secret", "whatsapp")).isEqualTo(5);
    assertThat(line.err()).contains("acme has no sender whatsapp. Run sender list.");
    assertThat(line.run("hook", "rotate-secret", "crm")).isEqualTo(5);
    assertThat(line.run("webhook", "rotate-secret", "crm")).isEqualTo(5);
  }

  @Test
  @DisplayName(
      "keys rotated again while the next key waits to sign stay as they are, unless forced")
  void rotatedTwice() throws IOException {
    apply("issuers: [{ id: acme }]");
    assertThat(line.run("keys", "rotate")).isZero();
    assertThat(line.run("keys", "rotate")).as("the first one signs at once").isZero();
    assertThat(line.run("keys", "list", "--json")).isZero();
    var before = JsonText.read(line.out()).path("keys").size();

    assertThat(line.run("keys", "rotate")).isEqualTo(1);
    assertThat(line.err()).contains("is published already and signs from", "--force", "--now");
    assertThat(line.run("keys", "rotate", "--alg", "RS256")).as("of another kind").isZero();
    assertThat(line.run("keys", "list", "--json")).isZero();
    assertThat(JsonText.read(line.out()).path("keys").size()).isEqualTo(before + 1);
    assertThat(line.run("keys", "rotate", "--force")).isZero();
    assertThat(line.run("keys", "rotate", "--now")).isZero();
  }

  @Test
  @DisplayName("an issuer left out or misspelled is answered with a few names, not with all")
  void manyIssuers() throws IOException {
    apply(
        "issuers: [%s]"
            .formatted(
                IntStream.range(0, 30)
                    .mapToObj("{ id: tenant-%02d }"::formatted)
                    .collect(Collectors.joining(", "))));

    assertThat(line.run("client", "list")).isEqualTo(3);
    assertThat(line.err()).contains("tenant-00, ", "tenant-19 and 10 more").doesNotContain("-20");
    assertThat(line.run("client", "list", "--issuer", "tenant-4")).isEqualTo(5);
    assertThat(line.err()).contains("There is no issuer tenant-4; did you mean tenant-0");
    assertThat(line.run("client", "list", "--issuer", "nowhere")).isEqualTo(5);
    assertThat(line.err()).contains("tenant-19 and 10 more");
  }

  @Test
  @DisplayName("programs get numbers as numbers")
  void numbers() throws IOException {
    apply(
        """
        issuers:
          - id: acme
            webhooks: [{ id: crm, url: "https://w.test/", events: [user.*] }]
            users: [{ email: ada@acme.test }]
        """);

    assertThat(line.run("audit", "--json")).isZero();
    assertThat(JsonText.read(line.out()).path("events").path(0).path("no").isIntegralNumber())
        .isTrue();
    assertThat(line.run("tenants", "history", "--json")).isZero();
    assertThat(JsonText.read(line.out()).path("history").path(0).path("people").isIntegralNumber())
        .isTrue();
    assertThat(line.run("tenants", "history", "acme", "--json")).isZero();
    assertThat(JsonText.read(line.out()).path("history").path(0).path("file").isIntegralNumber())
        .isTrue();
    assertThat(line.run("webhook", "list", "--json")).isZero();
    var webhook = JsonText.read(line.out()).path("webhooks").path(0);
    assertThat(webhook.path("waiting").isIntegralNumber()).isTrue();
    assertThat(webhook.path("seen").isIntegralNumber()).isTrue();
    assertThat(line.run("audit", "head")).isZero();
    assertThat(line.run("audit", "verify", "--json")).isZero();
    var verified = JsonText.read(line.out()).path(0);
    for (var name : new String[] {"first", "last", "heads", "signed", "not_chained"}) {
      assertThat(verified.path(name).isIntegralNumber()).as(name).isTrue();
    }
  }
}
