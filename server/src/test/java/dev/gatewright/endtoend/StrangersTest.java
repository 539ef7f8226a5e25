package dev.gatewright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.Page;
import dev.gatewright.testing.RelyingParty;
import dev.gatewright.testing.Visitor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Visitors who have proved nothing yet: what they leave behind, and how they get on.
class StrangersTest {
  private static final int MANY = 3_000;

  @TempDir private static Path data = Path.of("");

  @RegisterExtension private static final TwoTenants TENANTS = new TwoTenants(() -> data);

  private final HttpClient http = HttpClient.newHttpClient();

  private static URI longRequest(RelyingParty party) {
    return party.authorize(
        Map.of(
            "state", "s".repeat(4096), "login_hint", "h".repeat(2048), "nonce", "n".repeat(2048)));
  }

  /// The pages of the database, whether or not the log was folded into its file.
  private static int stored() throws SQLException {
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + data.resolve("gatewright.db"));
        var statement = connection.createStatement();
        var pages = statement.executeQuery("PRAGMA page_count")) {
      return pages.getInt(1);
    }
  }

  @Test
  @DisplayName("Thousands of long requests of strangers leave the database as large as it was")
  void strangersLeaveNothing() throws Exception {
    var request = HttpRequest.newBuilder(longRequest(TENANTS.acme())).build();
    assertThat(http.send(request, BodyHandlers.ofString()).body()).contains("name=\"password\"");
    int before = stored();

    for (int i = 0; i < MANY; i++) {
      assertThat(http.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
    }

    assertThat(stored()).isEqualTo(before);
  }

  @Test
  @DisplayName("A long request is carried by its page through login and consent")
  void longRequestWorks() throws Exception {
    var shop =
        new RelyingParty(
            TENANTS.at("/acme"),
            "shop",
            "shop-secret-of-acme-0123456789abcde",
            TwoTenants.CALLBACK);
    var visitor = TwoTenants.visitor();

    var login = visitor.open(longRequest(shop));
    assertThat(login.uri().getPath()).isEqualTo("/acme/oauth2/authorize");
    var consent = visitor.signIn(login, TwoTenants.ADA, TwoTenants.PASSWORD);
    assertThat(consent.status()).isEqualTo(200);
    var done = visitor.submit(consent, Map.of("decision", "allow"));

    assertThat(done.query()).containsEntry("state", "s".repeat(4096)).containsKey("code");
  }

  @Test
  @DisplayName("A browser that lost the cookie of a login is told so, and begins it once more")
  void cookieGone() throws Exception {
    var visitor = TwoTenants.visitor();
    var login = visitor.open(TENANTS.acme().authorize());
    visitor.forget("gw_login_acme");

    var lost = visitor.open(login.uri());
    assertThat(lost.status()).isEqualTo(400);
    assertThat(lost.text()).contains("lost track of this login").contains("authorize.cookie_gone");
    var again = visitor.submit(lost, Map.of());
    var done = visitor.signIn(again, TwoTenants.ADA, TwoTenants.PASSWORD);

    assertThat(done.query()).containsEntry("state", "a-state").containsKey("code");
  }

  @Test
  @DisplayName("A refused request leads back to the application that sent it")
  void refusedLeadsBack() throws Exception {
    var page =
        TwoTenants.visitor()
            .open(TENANTS.acme().authorize(Map.of("redirect_uri", "https://evil.test/")));

    assertThat(page.status()).isEqualTo(400);
    assertThat(page.body())
        .contains("href=\"http://localhost:3000/\"")
        .doesNotContain("evil.test/\"");
  }

  private int ask(URI uri, Visitor visitor, UnaryOperator<HttpRequest.Builder> how)
      throws IOException, InterruptedException {
    var session = visitor.cookie(uri, "gw_session_acme").orElseThrow();
    var builder = HttpRequest.newBuilder(uri).header("Cookie", "gw_session_acme=" + session);
    return http.send(how.apply(builder).build(), BodyHandlers.discarding()).statusCode();
  }

  @Test
  @DisplayName("RFC 9110 §9.2.1: HEAD, a prefetch and an image log nobody out")
  void passiveRequestsChangeNothing() throws Exception {
    var visitor = TwoTenants.visitor();
    var tokens = TENANTS.acme().redeem(TwoTenants.logIn(visitor, TENANTS.acme()));
    var uri = TENANTS.acme().at("/oauth2/end_session?id_token_hint=" + tokens.text("id_token"));

    assertThat(
            ask(
                uri,
                visitor,
                request -> request.method("HEAD", HttpRequest.BodyPublishers.noBody())))
        .isEqualTo(204);
    assertThat(ask(uri, visitor, request -> request.header("Sec-Fetch-Dest", "image")))
        .isEqualTo(204);
    for (String header : new String[] {"Sec-Purpose", "Purpose"}) {
      assertThat(ask(uri, visitor, request -> request.header(header, "prefetch;prerender")))
          .as("a prefetch is thrown away, so that the click counts")
          .isEqualTo(503);
    }
    assertThat(TwoTenants.anotherCode(visitor, TENANTS.acme())).isNotEmpty();

    assertThat(visitor.open(uri).text()).contains("You are signed out");
    assertThat(visitor.open(TENANTS.acme().authorize()).query()).doesNotContainKey("code");
  }

  @Test
  @DisplayName("OpenID Connect RP-Initiated Logout §2: the page says who asks and where it leads")
  void logoutNamesTheClient() throws Exception {
    var visitor = TwoTenants.visitor();
    var _ = TwoTenants.logIn(visitor, TENANTS.acme());

    Page page =
        visitor.open(
            TENANTS
                .acme()
                .at(
                    "/oauth2/end_session?client_id=shop&post_logout_redirect_uri="
                        + TwoTenants.BYE));
    assertThat(page.text()).contains("Corner Shop asks to sign you out", "localhost:3000");
    var done = visitor.submit(page, Map.of("decision", "logout"));

    assertThat(done.uri()).hasToString(TwoTenants.BYE);
  }

  @Test
  @DisplayName("OpenID Connect Core §5.6.2: the organizations endpoint answers a JWT, or JSON")
  void organizations() throws Exception {
    var tokens = TENANTS.acme().redeem(TwoTenants.logIn(TwoTenants.visitor(), TENANTS.acme()));
    var request =
        HttpRequest.newBuilder(TENANTS.acme().at("/oauth2/organizations?limit=5"))
            .header("Authorization", "Bearer " + tokens.text("access_token"));

    var jwt = http.send(request.copy().build(), BodyHandlers.ofString());
    assertThat(jwt.headers().firstValue("content-type")).hasValue("application/jwt");
    var json =
        http.send(
            request.copy().header("Accept", "application/json").build(), BodyHandlers.ofString());
    assertThat(json.body()).contains("\"organizations\":[]");
    assertThat(json.headers().firstValue("etag")).isEqualTo(jwt.headers().firstValue("etag"));
  }
}
