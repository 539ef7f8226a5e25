package dev.gatewright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.RawHttp;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A page of a tenant that ends something")
class DeadEndsTest {
  private static final byte[] NOTHING = new byte[0];

  @TempDir private static Path data = Path.of("");

  @RegisterExtension private static final TwoTenants TENANTS = new TwoTenants(() -> data);

  @ParameterizedTest(name = "{0} {1}: {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "GET  | /acme/oauth2/authorize?client_id=nobody&redirect_uri=http://evil.test/ | DNT: 1          | 400",
        "GET  | /acme/oauth2/authorize                                | DNT: 1                           | 400",
        "GET  | /acme/oauth2/end_session?client_id=nobody&post_logout_redirect_uri=http://evil.test/ | DNT: 1 | 400",
        "GET  | /acme/login                                           | DNT: 1                           | 400",
        "GET  | /acme/login?interaction=evil.test                     | Referer: http://evil.test/  | 400",
        "GET  | /acme/consent                                         | DNT: 1                           | 400",
        "GET  | /acme/signed-out                                      | Referer: http://evil.test/  | 200",
        "POST | /acme/login                                           | Sec-Fetch-Site: cross-site  | 403",
        "POST | /acme/consent                                         | Sec-Fetch-Site: cross-site  | 403",
        "POST | /acme/signed-out                                      | Sec-Fetch-Site: cross-site  | 403",
        "POST | /acme/start-again                                     | Sec-Fetch-Site: cross-site  | 403",
        "POST | /acme/login/link                                      | Sec-Fetch-Site: same-site   | 403",
        "POST | /acme/login/link                                      | Origin: https://evil.test   | 403",
        "POST | /acme/recover                                         | Sec-Fetch-Site: same-site   | 403",
        "POST | /acme/account/data                                    | Sec-Fetch-Site: same-site   | 403",
        "GET  | /acme/evil.test                                       | Referer: http://evil.test/  | 404",
        "GET  | /acme/start-again                                     | DNT: 1                           | 405",
        "POST | /acme/login                                           | Content-Length: 99999999    | 413",
        "GET  | /evil.test                                            | DNT: 1                           | 404",
      })
  @DisplayName("says what to do next, and links to nothing that the request named")
  void ways(String method, String path, String header, int status) throws Exception {
    var head =
        method + " " + path + " HTTP/1.1\nHost: localhost\nAccept: text/html\nConnection: close";
    if (method.equals("POST")) {
      head += "\nContent-Type: application/x-www-form-urlencoded";
    }
    var answer = RawHttp.send(TENANTS.server().port(), head + "\n" + header, NOTHING);

    assertThat(answer.status()).as("%s", answer).isEqualTo(status);
    assertThat(answer.header("Content-Type").orElse("")).startsWith("text/html");
    assertThat(answer.body())
        .containsPattern("<p class=\"todo\">[^<]*(the application|[Tt]ry again)")
        .doesNotContainPattern("(href|action)=\"[^\"]*evil\\.test");
  }
}
