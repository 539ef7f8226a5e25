package dev.gatewright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.CaughtMail;
import dev.gatewright.testing.ProjectClient;
import dev.gatewright.testing.ProjectClient.Reply;
import dev.gatewright.testing.ServedGatewright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A sign-in by a form or program of an application's own")
final class DirectNoticeTest {
  private static final Pattern MADE =
      Pattern.compile("made (pin_\\S{22}) .*shown this once: ([0-9]{8})", Pattern.DOTALL);

  @TempDir private static Path data;
  private static ServedGatewright server;

  @BeforeAll
  static void start() throws Exception {
    var tenants = data.resolve("told.yaml");
    var quiet = Files.readString(TwoTenants.file("direct.yaml"));
    Files.writeString(tenants, quiet.replace(", tell_new_browsers: false", ""));
    server = ServedGatewright.start(TwoTenants.file("direct-server.yaml"), tenants, data, Map.of());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  @DisplayName("makes a browser known, and the person is told of another one once")
  void browser() throws Exception {
    var email = "ada@acme.test";
    var home = device(form(email, "ada loves engines", Map.of("Sec-Fetch-Site", "same-site")));
    var away = device(form(email, "ada loves engines", Map.of("Sec-Fetch-Site", "same-site")));
    assertThat(home).hasSize(1).isNotEqualTo(away);
    var told = CaughtMail.await(server.at("/"), email, 1);
    assertThat(told.subject()).isEqualTo("New sign-in to Acme");
    assertThat(told.text()).contains("Shop");

    var known = Map.of("Sec-Fetch-Site", "same-site", "Cookie", home.getFirst());
    assertThat(device(form(email, "ada loves engines", known))).hasSize(1);
    var _ = client("proj_shop").login(email, "ada loves engines");
    var _ = CaughtMail.await(server.at("/"), email, 2);
    assertThat(CaughtMail.all(server.at("/"), email)).as("nothing of the known one").hasSize(2);
  }

  @Test
  @DisplayName("of a program is told once for each application and network")
  void program() throws Exception {
    var email = "cy@acme.test";
    for (int time = 0; time < 3; time++) {
      var given = client("proj_shop").login(email, "cy sails seas");
      assertThat(given.status()).isEqualTo(302);
      assertThat(given.headers().allValues("Set-Cookie")).isEmpty();
    }
    var _ = client("proj_desk").login(email, "cy sails seas");
    assertThat(CaughtMail.await(server.at("/"), email, 1).text()).contains("Desk");
    var _ = client("proj_desk").login(email, "cy sails seas");
    var _ = device(form(email, "cy sails seas", Map.of("Sec-Fetch-Site", "same-site")));
    var _ = CaughtMail.await(server.at("/"), email, 2);
    assertThat(CaughtMail.all(server.at("/"), email)).as("not of the first of all").hasSize(2);
  }

  @Test
  @DisplayName(
      "RFC 6265bis §5.2: leaves the cookie alone that a browser did not send with a form of another"
          + " site")
  void crossSite() throws Exception {
    var email = "dee@acme.test";
    var cross = Map.of("Sec-Fetch-Site", "cross-site");
    assertThat(device(form(email, "dee draws dunes", Map.of("Sec-Fetch-Site", "none")))).hasSize(1);
    assertThat(device(form(email, "dee draws dunes", cross))).isEmpty();
    assertThat(device(form(email, "dee draws dunes", cross))).isEmpty();
    assertThat(device(form(email, "dee draws dunes", Map.of()))).as("of an old browser").isEmpty();
    var _ = client("proj_desk").login(email, "dee draws dunes");
    assertThat(CaughtMail.await(server.at("/"), email, 2).text()).contains("Desk");
    assertThat(CaughtMail.all(server.at("/"), email)).hasSize(2);
  }

  @Test
  @DisplayName("by a mailed link makes the browser known that confirms")
  void link() throws Exception {
    var email = "fay@acme.test";
    var _ = client("proj_shop").login(email, "fay finds ferns");
    var _ = client("proj_shop").sendLink(email);
    var confirms = TwoTenants.visitor();
    var link = CaughtMail.await(server.at("/"), email, 1).link();
    var done = confirms.submit(confirms.open(link), Map.of());
    assertThat(done.query()).containsKey("code");
    assertThat(CaughtMail.await(server.at("/"), email, 2).subject())
        .isEqualTo("New sign-in to Acme");
  }

  @Test
  @DisplayName("counts as a stranger's where the PIN that was right in the browser is revoked")
  void revokedPin() throws Exception {
    var shop = client("proj_shop");
    var made = MADE.matcher(server.run("pin create", "Desk", "--issuer", "acme"));
    assertThat(made.find()).isTrue();
    var known =
        Map.of("Cookie", cookies(shop.pin(made.group(2)), "gw_pin_").getFirst(), "Accept", "*/*");
    for (int guess = 0; guess < 11; guess++) {
      var _ = shop.pin("12345678901");
    }
    var wrong = shop.fields(Map.of("pin", "12345678901"));
    assertThat(shop.form("/auth/pin-form", wrong, known).status()).isEqualTo(401);
    var _ = server.run("pin revoke", made.group(1), "--issuer", "acme");
    assertThat(shop.form("/auth/pin-form", wrong, known).status()).isEqualTo(429);
  }

  private static Reply form(String email, String password, Map<String, String> headers)
      throws Exception {
    var shop = client("proj_shop");
    var all = new HashMap<>(headers);
    all.put("Accept", "text/html");
    all.put("Origin", "http://localhost:3000");
    var fields = shop.fields(Map.of("email", email, "password", password));
    var given = shop.form("/auth/login-form", fields, all);
    assertThat(given.status()).isEqualTo(302);
    assertThat(cookies(given, "gw_session")).isEmpty();
    return given;
  }

  private static List<String> device(Reply given) {
    return cookies(given, "gw_device_acme");
  }

  private static List<String> cookies(Reply given, String prefix) {
    return given.headers().allValues("Set-Cookie").stream()
        .filter(set -> set.startsWith(prefix))
        .map(set -> set.split(";", 2)[0])
        .toList();
  }

  private static ProjectClient client(String project) {
    return new ProjectClient(server.at("/acme"), project, TwoTenants.SECRET);
  }
}
