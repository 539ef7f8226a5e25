package dev.gatewright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import dev.gatewright.testing.CaughtMail;
import dev.gatewright.testing.Page;
import dev.gatewright.testing.Patience;
import dev.gatewright.testing.RelyingParty;
import dev.gatewright.testing.ServedGatewright;
import dev.gatewright.testing.Visitor;
import dev.gatewright.testing.WebhookReceiver;
import dev.gatewright.testing.WebhookReceiver.Taken;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Codes to telephones over the whole server, with a sender of the issuer's own.
final class TelephoneTest {
  private static final String PHONE = "/acme/account/security/phone";

  @TempDir private static Path data;
  private static WebhookReceiver sender;
  private static ServedGatewright server;

  @BeforeAll
  static void start() throws Exception {
    sender = WebhookReceiver.start();
    server = serve(data, sender);
    server.run("sender rotate-secret", "sms", "--issuer", "acme");
  }

  @AfterAll
  static void stop() {
    server.close();
    sender.close();
  }

  private static ServedGatewright serve(Path data, WebhookReceiver sender) throws Exception {
    return ServedGatewright.start(
        TwoTenants.file("texts-server.yaml"),
        TwoTenants.file("texts.yaml"),
        data,
        Map.of("HOOK_PORT", Integer.toString(sender.port())));
  }

  @Test
  @DisplayName(
      "A number is verified by a code, told by mail, asked for beside the password, and a way to"
          + " sign in by itself")
  void story() throws Exception {
    var owner = TwoTenants.visitor();
    var login = owner.open(server.at(PHONE));
    var page = owner.signIn(login, "ada@acme.test", "ada loves engines");
    var typed = owner.submit(page, Map.of("number", "+49 30 111 2222", "send", "sms"));
    var first = code("+49301112222", 1);
    var wrong = owner.submit(typed, Map.of("code", first.equals("111111") ? "222222" : "111111"));
    assertThat(wrong.status()).isEqualTo(422);
    var added = owner.submit(wrong, Map.of("code", first));
    assertThat(added.text()).contains("Your phone number is confirmed.", "+49301112222");
    var mail = CaughtMail.await(server.at("/"), "ada@acme.test", 1);
    assertThat(mail.text()).contains("Phone number +49 ••• 22").doesNotContain("301112222");

    var second = TwoTenants.visitor();
    var asked =
        second.signIn(second.open(acme().authorize(scope())), "ada@acme.test", "ada loves engines");
    assertThat(asked.text()).contains("A code to your phone").doesNotContain("301112222");
    assertThat(codes("+49301112222")).as("none before it is asked for").hasSize(1);
    var sent = second.submit(asked, Map.of("choose", "sms_code"));
    var done = second.submit(sent, Map.of("code", code("+49301112222", 2)));
    var tokens = acme().redeem(TwoTenants.code(done));
    var claims = SignedJWT.parse(tokens.text("id_token")).getJWTClaimsSet();
    assertThat(claims.getStringListClaim("amr"))
        .containsExactlyInAnyOrder("mfa", "otp", "pwd", "sms");
    assertThat(claims.getStringClaim("acr")).isEqualTo("urn:gatewright:acr:mfa");
    var told = acme().userInfo(tokens.text("access_token")).json();
    assertThat(told.path("phone_number").asString()).isEqualTo("+49301112222");
    assertThat(told.path("phone_number_verified").asBoolean()).isTrue();

    var alone = TwoTenants.visitor();
    var offered = ask(alone, "+49 30 1112222");
    var in = alone.submit(offered, Map.of("code", code("+49301112222", 3)));
    var only = acme().redeem(TwoTenants.code(in));
    assertThat(SignedJWT.parse(only.text("id_token")).getJWTClaimsSet().getStringListClaim("amr"))
        .containsExactlyInAnyOrder("otp", "sms");
    assertThat(server.run("user factors list", "ada@acme.test", "--issuer", "acme"))
        .contains("sms_code");
    assertThat(server.run("audit", "--issuer", "acme"))
        .contains("code.sent", "credential.added")
        .doesNotContain("301112222")
        .doesNotContain(first);
    assertThat(server.log()).doesNotContain("301112222").doesNotContain(first);
  }

  @Test
  @DisplayName("Toll fraud: a number in a country that the issuer does not name is sent nothing")
  void anotherCountry() throws Exception {
    var owner = TwoTenants.visitor();
    var page = owner.signIn(owner.open(server.at(PHONE)), "bob@acme.test", "bob builds bridges");
    var refused = owner.submit(page, Map.of("number", "+1 876 555 0123", "send", "sms"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text()).contains("No codes are sent to numbers in this country.");
    assertThat(owner.submit(refused, Map.of("number", "030 1", "send", "sms")).text())
        .contains("This is no phone number.");
    assertThat(codes("+18765550123")).isEmpty();
  }

  @Test
  @DisplayName(
      "OWASP ASVS 6.3.8: whoever asks for a code hears the same of every number and address")
  void tellsNothing() throws Exception {
    var names =
        List.of("+49309990001", "+49309990002", "bob@acme.test", "bab@acme.test", "+447700900123");
    var texts =
        names.stream()
            .map(name -> {
              try {
                var page = ask(TwoTenants.visitor(), name);
                return page.status() + page.text().replace(name, "-");
              } catch (Exception e) {
                throw new AssertionError(e);
              }
            })
            .toList();
    assertThat(texts.subList(0, 2)).containsOnly(texts.getFirst());
    assertThat(texts.get(3)).isEqualTo(texts.get(2));
    assertThat(texts.get(4)).isEqualTo(texts.getFirst());
  }

  @Test
  @DisplayName("Where there is no sender a developer reads the code where the mails are")
  void developer() throws Exception {
    var owner = TwoTenants.visitor();
    var page =
        owner.signIn(
            owner.open(server.at("/lab/account/security/phone")),
            "dee@acme.test",
            "dee draws dunes");
    var typed = owner.submit(page, Map.of("number", "+33 1 2345 6789", "send", "sms"));
    var text = CaughtMail.await(server.at("/"), "%2B33123456789", 1);
    assertThat(text.text()).contains("is your code for Lab");
    var added = owner.submit(typed, Map.of("code", text.text().substring(0, 6)));
    assertThat(added.text()).contains("Your phone number is confirmed.");
  }

  @Test
  @DisplayName("sender list and test say what there is and what was answered")
  void commands() {
    assertThat(server.run("sender list", "--issuer", "acme")).contains("sms", "made", "+49");
    assertThat(server.run("sender test", "sms", "--to", "+49307770000", "--issuer", "acme"))
        .contains("answered 204");
    assertThat(codes("+49307770000").getFirst().json().path("data").path("purpose").asString())
        .isEqualTo("test");
    assertThat(server.outcome("sender test", "sms", "--to", "+4", "--issuer", "acme").exitCode())
        .isNotZero();
  }

  @Test
  @DisplayName(
      "Killed while a code is handed over, a server hands it over again, under the same id")
  void killed(@TempDir Path other) throws Exception {
    var dead = new CountDownLatch(1);
    try (var receiver = WebhookReceiver.start()) {
      receiver.answer(_ -> {
        Patience.until("the server is dead", () -> dead.getCount() == 0);
        return 204;
      });
      try (var first = serve(other, receiver)) {
        first.run("sender rotate-secret", "sms", "--issuer", "acme");
        var owner = TwoTenants.visitor();
        var page = owner.signIn(owner.open(first.at(PHONE)), "cy@acme.test", "cy sails seas");
        owner.submit(page, Map.of("number", "+49301110000", "send", "sms"));
        Patience.until("it is on its way", () -> !receiver.taken().isEmpty());
        first.kill();
      }
      dead.countDown();
      receiver.answer(_ -> 204);
      try (var again = serve(other, receiver)) {
        Patience.until("it comes again", () -> receiver.taken().size() == 2);
        assertThat(receiver.taken())
            .extracting(taken -> taken.header("webhook-id"))
            .containsOnly(receiver.taken().getFirst().header("webhook-id"));
        Patience.until(
            "it is told", () -> again.run("audit", "--issuer", "acme").contains("code.sent"));
      }
    }
  }

  private static RelyingParty acme() {
    return TwoTenants.web(server, "acme");
  }

  private static Map<String, String> scope() {
    return Map.of("scope", "openid phone");
  }

  private static Page ask(Visitor visitor, String name) throws Exception {
    var login = visitor.open(acme().authorize());
    return visitor.submit(login, Map.of("email", name, "choose", "sms_code"));
  }

  private static List<Taken> codes(String number) {
    return sender.taken().stream()
        .filter(taken -> taken.json().path("data").path("to").asString().equals(number))
        .toList();
  }

  /// The code of that text to the number, once there are so many.
  private static String code(String number, int count) {
    Patience.until(count + " texts", () -> codes(number).size() >= count);
    return codes(number).get(count - 1).json().path("data").path("code").asString();
  }
}
