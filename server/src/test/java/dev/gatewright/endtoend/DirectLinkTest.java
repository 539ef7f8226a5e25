package dev.gatewright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.CaughtMail;
import dev.gatewright.testing.ProjectClient;
import dev.gatewright.testing.ProjectClient.Reply;
import dev.gatewright.testing.ServedGatewright;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Magic links of clients of auth.beshoy.ai: whoever confirms gets what the first request asked
/// for.
final class DirectLinkTest {
  @TempDir private static Path data;
  private static ServedGatewright server;

  @BeforeAll
  static void start() throws Exception {
    server =
        ServedGatewright.start(
            TwoTenants.file("direct-server.yaml"), TwoTenants.file("direct.yaml"), data, Map.of());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  @DisplayName(
      "A magic link shows on GET and acts on POST: the browser that confirms gets the code and the"
          + " state of whoever asked, once, and no session")
  void magicLink() throws Exception {
    var shop = shop();
    assertThat(shop.sendLink("fay@acme.test").body()).isEqualTo("{\"ok\":true}");
    var mail = caught("fay@acme.test");
    assertThat(mail.text()).contains("Shop");
    var verify = "/auth/magic-link/verify?token=" + token(mail.link());

    for (int scanner = 0; scanner < 3; scanner++) {
      assertThat(TwoTenants.visitor().open(shop.at(verify)).text()).contains("fay@acme.test");
      assertThat(shop.get(verify, Map.of()).status()).isEqualTo(303);
    }
    var browser = TwoTenants.visitor();
    var page = browser.open(shop.at(verify));
    var done = browser.submit(page, Map.of());

    assertThat(done.query()).containsEntry("state", ProjectClient.STATE).containsKey("code");
    assertThat(browser.open(shop.at("/account")).text()).as("no session").contains("Password");
    var claims = ProjectClient.claims(shop.redeem(TwoTenants.code(done)));
    assertThat(claims.path("email").asString()).isEqualTo("fay@acme.test");
    assertThat(TwoTenants.visitor().submit(page, Map.of()).status()).isEqualTo(410);
    assertThat(told(shop.get(verify, Map.of()))).isEqualTo("400 Invalid or expired token");
    assertThat(shop.get(verify, Map.of("Accept", "text/html")).status()).isEqualTo(303);
    assertThat(told(shop.get("/auth/magic-link/verify", Map.of())))
        .isEqualTo("400 Invalid or expired token");
  }

  @Test
  @DisplayName("One link confirmed eight times at once gives one code")
  void racingLink() throws Exception {
    var shop = shop();
    var _ = shop.sendLink("hal@acme.test");
    var link = caught("hal@acme.test").link();
    var calls = new ArrayList<Callable<Boolean>>();
    for (int i = 0; i < 8; i++) {
      var browser = TwoTenants.visitor();
      var page = browser.open(link);
      calls.add(() -> browser.submit(page, Map.of()).query().containsKey("code"));
    }
    try (var threads = Executors.newFixedThreadPool(8)) {
      int given = 0;
      for (var answer : threads.invokeAll(calls)) {
        given += answer.get() ? 1 : 0;
      }
      assertThat(given).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("A link that the page mailed is confirmed elsewhere with the first request's code")
  void linkOfThePage() throws Exception {
    var shop = shop();
    var asking = TwoTenants.visitor();
    var login = asking.open(shop.authorize());
    var _ = asking.submit(login, Map.of("email", "ivy@acme.test", "choose", "magic_link"));
    var other = TwoTenants.visitor();
    var done = other.submit(other.open(caught("ivy@acme.test").link()), Map.of());

    assertThat(done.query()).containsEntry("state", ProjectClient.STATE);
    assertThat(shop.redeem(TwoTenants.code(done)).status()).isEqualTo(200);
  }

  private static CaughtMail caught(String address) {
    return CaughtMail.await(server.at("/"), address, 1);
  }

  private static String token(URI link) {
    return link.getQuery().substring("link=".length());
  }

  private static String told(Reply reply) {
    return reply.status() + " " + reply.json().path("error").asString();
  }

  private static ProjectClient shop() {
    return new ProjectClient(server.at("/acme"), "proj_shop", TwoTenants.SECRET);
  }
}
