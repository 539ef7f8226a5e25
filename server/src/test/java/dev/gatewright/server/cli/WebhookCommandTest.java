package dev.gatewright.server.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.WebhookReceiver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Webhooks on the command line")
final class WebhookCommandTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String OTHER_SECRET = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

  @TempDir private Path folder;
  private CommandLine line;

  @BeforeEach
  void start() throws IOException {
    line = CommandLine.in(folder);
    Files.writeString(
        line.config(), "outbound: { allow: [127.0.0.1] }\n", StandardOpenOption.APPEND);
  }

  private String file(String webhook) throws IOException {
    return Files.writeString(
            folder.resolve("t.yaml"), "issuers:\n  - id: acme\n    webhooks: [ " + webhook + " ]\n")
        .toString();
  }

  private static String crm(String settings) {
    return "{ id: crm, url: \"https://crm.test/hooks\", events: [\"user.*\"]" + settings + " }";
  }

  @Test
  @DisplayName("apply shows a secret that it made once; the same file then changes nothing")
  void generated() throws IOException {
    var file = file(crm(", secret: { generate: true }"));
    assertThat(line.run("plan", file)).isEqualTo(2);
    assertThat(line.out()).contains("webhook acme/crm (a secret is made and shown once)");
    assertThat(line.run("apply", file)).as(line.err()).isZero();
    assertThat(line.out())
        .containsPattern("secret of webhook acme/crm, .*: whsec_[A-Za-z0-9+/]{43}=");

    assertThat(line.run("plan", file)).isZero();
    assertThat(line.out()).contains("nothing to change");
    assertThat(line.run("webhook", "list")).isZero();
    assertThat(line.out())
        .contains("crm", "active", "user.*", "https://crm.test/hooks")
        .doesNotContain("whsec_");
  }

  @Test
  @DisplayName("A changed setting is told with both values, a changed secret without either")
  void differences() throws IOException {
    line.run("apply", file(crm(", secret: " + SECRET)));

    assertThat(line.run("plan", file(crm(", active: false, secret: " + OTHER_SECRET))))
        .isEqualTo(2);

    assertThat(line.out())
        .contains("active: (default) → false", "secret: replaced")
        .doesNotContain(SECRET)
        .doesNotContain(OTHER_SECRET);
  }

  @Test
  @DisplayName("A secret is in no export and in no readable byte of the store")
  void secret() throws IOException {
    line.run("apply", file(crm(", secret: " + SECRET)));
    assertThat(line.run("export")).isZero();
    var exported = line.out();
    assertThat(exported).contains("https://crm.test/hooks").doesNotContain(SECRET);
    var export = Files.writeString(folder.resolve("export.yaml"), exported);
    assertThat(line.run("plan", export.toString())).as(line.err()).isZero();
    for (var name : new String[] {"g.db", "g.db-wal"}) {
      var bytes = folder.resolve(name);
      if (Files.exists(bytes)) {
        assertThat(Files.readString(bytes, ISO_8859_1)).doesNotContain(SECRET.substring(6));
      }
    }
  }

  @Test
  @DisplayName("A webhook that is not listed stays, and goes where it is absent")
  void absent() throws IOException {
    line.run("apply", file(crm("")));
    assertThat(line.run("plan", file(""))).isZero();
    assertThat(line.run("apply", file("{ id: crm, absent: true }"))).isZero();

    line.run("webhook", "list");
    assertThat(line.out()).contains("no webhooks");
  }

  @Test
  @DisplayName("What cannot be a webhook is refused, with what to write")
  void refused() throws IOException {
    var faults =
        new String[][] {
          {"{ id: crm, url: \"http://crm.test/\", events: [\"*\"] }", "is no https URL"},
          {"{ id: crm, url: \"https://u:p@crm.test/\", events: [\"*\"] }", "is no https URL"},
          {"{ id: crm, url: \"https://crm.test/\" }", "is a webhook without events"},
          {"{ id: crm, events: [\"*\"] }", "is a webhook without url"},
          {"{ id: CRM, url: \"https://crm.test/\", events: [\"*\"] }", "is no id of a webhook"},
          {"{ id: crm, url: \"https://crm.test/\", events: [\"us*\"] }", "is neither the name"},
          {
            "{ id: crm, url: \"https://crm.test/\", events: [sesion.ended] }",
            "did you mean session.ended?"
          },
          {"{ id: crm, url: \"https://crm.test/\", events: [users.*] }", "did you mean user.*?"},
          {"{ id: crm, url: \"https://crm.test/\", events: [cat.fed] }", "means no event"},
          {crm(", secret: swordfish"), "is no secret of Standard Webhooks"},
          {crm("") + ", " + crm(""), "is the id of another webhook too"},
        };
    for (var fault : faults) {
      assertThat(line.run("plan", file(fault[0]))).as(fault[0]).isEqualTo(4);
      assertThat(line.err()).contains(fault[1]).doesNotContain("swordfish");
    }
  }

  @Test
  @DisplayName("webhook test sends an event now and says what was answered")
  void test() throws IOException {
    try (var receiver = WebhookReceiver.start()) {
      var crm =
          "{ id: crm, url: \"%s\", events: [\"*\"], secret: %s }"
              .formatted(receiver.url("/hooks"), SECRET);
      line.run("apply", file(crm));

      assertThat(line.run("webhook", "test", "crm")).as(line.err()).isZero();
      assertThat(line.out()).contains(receiver.url("/hooks") + " answered 204");
      assertThat(receiver.taken().getFirst().type()).isEqualTo("dev.gatewright.webhook.test");
      assertThat(receiver.taken().getFirst().header("webhook-signature")).startsWith("v1,");

      receiver.answer(_ -> 401);
      assertThat(line.run("webhook", "test", "crm")).isEqualTo(1);
      assertThat(line.err()).contains("answered 401");
      assertThat(line.run("webhook", "test", "erp")).isEqualTo(5);
    }
  }

  @Test
  @DisplayName("webhook test says so where the address is not public")
  void notPublic() throws IOException {
    line.run("apply", file("{ id: crm, url: \"https://10.1.2.3/\", events: [\"*\"] }"));

    assertThat(line.run("webhook", "test", "crm")).isEqualTo(1);

    assertThat(line.err()).contains("leads to an address that is not public");
  }

  @Test
  @DisplayName("rotate-secret shows the new one once; replay and deliveries say what they do")
  void others() throws IOException {
    line.run("apply", file(crm("")));
    assertThat(line.run("webhook", "rotate-secret", "crm")).isZero();
    assertThat(line.out()).contains("signs too for another day", "whsec_");
    assertThat(line.run("webhook", "replay", "crm", "--after", "0")).isZero();
    assertThat(line.out()).contains("webhook acme/crm is sent again");
    assertThat(line.run("webhook", "replay", "crm", "--after", "yesterday")).isEqualTo(3);
    assertThat(line.run("webhook", "deliveries", "crm")).isZero();
    assertThat(line.out()).contains("nothing was delivered yet");
    assertThat(line.run("webhook", "replay", "erp", "--after", "0")).isEqualTo(5);
    assertThat(line.run("audit")).isZero();
    assertThat(line.out())
        .contains("webhook.declared", "webhook.secret_replaced", "webhook.replayed")
        .doesNotContain("whsec_");
  }
}
