package dev.gatewright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.CaughtMail;
import dev.gatewright.testing.ProjectClient;
import dev.gatewright.testing.ServedGatewright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A sign-in by a form or program of an application's own")
final class DirectNoticeTest {
  private static final Map<String, String> BROWSER =
      Map.of("Accept", "text/html", "Origin", "http://localhost:3000");

  private static final Pattern MADE =
      Pattern.compile("made (pin_\\S{22}) .*shown this once: ([0-9]{8})", Pattern.DOTALL);

  @TempDir private static Path data;

  @Test
  @DisplayName("makes a browser known; of another one, and of a program, the person is told once")
  void told() throws Exception {
    var tenants = data.resolve("told.yaml");
    var quiet = Files.readString(TwoTenants.file("direct.yaml"));
    Files.writeString(tenants, quiet.replace(", tell_new_browsers: false", ""));
    try (var server =
        ServedGatewright.start(
            TwoTenants.file("direct-server.yaml"), tenants, data, Map.of())) {
      var shop = new ProjectClient(server.at("/acme"), "proj_shop", TwoTenants.SECRET);
      var desk = new ProjectClient(server.at("/acme"), "proj_desk", TwoTenants.SECRET);
      var ada = Map.of("email", "ada@acme.test", "password", "ada loves engines");
      for (int browser = 0; browser < 2; browser++) {
        var given = shop.form("/auth/login-form", shop.fields(ada), BROWSER);
        assertThat(String.join("; ", given.headers().allValues("Set-Cookie")))
            .contains("gw_device_acme")
            .doesNotContain("gw_session");
      }
      assertThat(CaughtMail.await(server.at("/"), "ada@acme.test", 1).subject())
          .contains("New sign-in");
      for (int time = 0; time < 3; time++) {
        assertThat(shop.json("/auth/login", shop.fields(ada)).headers().allValues("Set-Cookie"))
            .isEmpty();
      }
      var _ = CaughtMail.await(server.at("/"), "ada@acme.test", 2);
      var _ = desk.json("/auth/login", desk.fields(ada));
      assertThat(CaughtMail.await(server.at("/"), "ada@acme.test", 3).text()).contains("Desk");
      assertThat(CaughtMail.all(server.at("/"), "ada@acme.test")).hasSize(3);
    }
  }

  @Test
  @DisplayName("counts as a stranger's where the PIN that was right in the browser is revoked")
  void revokedPin() throws Exception {
    var folder = Files.createDirectory(data.resolve("pins"));
    try (var server =
        ServedGatewright.start(
            TwoTenants.file("direct-server.yaml"), TwoTenants.file("direct.yaml"), folder, Map.of())) {
      var shop = new ProjectClient(server.at("/acme"), "proj_shop", TwoTenants.SECRET);
      var made = MADE.matcher(server.run("pin create", "Desk", "--issuer", "acme"));
      assertThat(made.find()).isTrue();
      var cookie =
          shop.pin(made.group(2)).headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
      for (int guess = 0; guess < 11; guess++) {
        var _ = shop.pin("12345678901");
      }
      var wrong = shop.fields(Map.of("pin", "12345678901"));
      var known = Map.of("Cookie", cookie);
      assertThat(shop.form("/auth/pin-form", wrong, known).status()).isEqualTo(401);
      var _ = server.run("pin revoke", made.group(1), "--issuer", "acme");
      assertThat(shop.form("/auth/pin-form", wrong, known).status()).isEqualTo(429);
    }
  }
}
