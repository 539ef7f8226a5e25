package dev.gatewright.endtoend;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.Page;
import dev.gatewright.testing.ServedGatewright;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Forms that mail, at an issuer that asks for work: with it, without script, and after a crash.
final class ChallengedMailTest {
  private static final Pattern ASKED =
      Pattern.compile("data-challenge=\"([A-Za-z0-9_-]{22})\" data-bits=\"(\\d+)\"");

  @TempDir private static Path data = Path.of("");

  @RegisterExtension
  private static final Joining JOINING = new Joining(() -> data, "challenged.yaml");

  private static ServedGatewright server() {
    return JOINING.server();
  }

  private static Map<String, String> solved(Page page, Map<String, String> typed) throws Exception {
    var asked = ASKED.matcher(page.body());
    assertThat(asked.find()).as(page.text()).isTrue();
    int bits = Integer.parseInt(asked.group(2));
    var sha256 = MessageDigest.getInstance("SHA-256");
    var values = new HashMap<>(typed);
    for (int number = 0; !values.containsKey("solution"); number++) {
      byte[] hash = sha256.digest((asked.group(1) + ":" + number).getBytes(US_ASCII));
      int first = (hash[0] & 0xff) << 24 | (hash[1] & 0xff) << 16 | (hash[2] & 0xff) << 8;
      if (Integer.numberOfLeadingZeros(first) >= bits) {
        values.put("solution", Integer.toString(number));
      }
    }
    return values;
  }

  /// Five mails without work are one network's; the next one is told why it gets none, and what was
  /// typed stays.
  @Test
  @DisplayName(
      "Sign-up, recovery and a mailed link cost work, but for a few of each network for browsers"
          + " without script; the form is kept, in words")
  void mails() throws Exception {
    int taken = 0;
    for (var path : new String[] {"/signup", "/recover", "/verify", "/signup", "/recover"}) {
      var visitor = TwoTenants.visitor();
      var page = visitor.open(server().at("/open" + path));
      assertThat(page.body()).contains("Ask for a mail instead");
      var answer = visitor.submit(page, Map.of("email", "new" + taken++ + "@acme.test"));
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }
    for (var path : new String[] {"/signup", "/recover", "/verify"}) {
      var visitor = TwoTenants.visitor();
      var page = visitor.open(server().at("/open" + path));
      var refused = visitor.submit(page, Map.of("email", "more@acme.test"));
      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.text()).contains("so your browser is checked first");
      assertThat(refused.body()).contains("value=\"more@acme.test\"");

      var sent = visitor.submit(refused, solved(refused, Map.of("email", "more@acme.test")));
      assertThat(sent.status()).as(sent.text()).isEqualTo(200);
      var again = visitor.submit(refused, solved(refused, Map.of("email", "more@acme.test")));
      assertThat(again.status()).as("used up").isEqualTo(403);
    }
    var visitor = TwoTenants.visitor();
    var login = visitor.open(TwoTenants.web(server(), "open").authorize());
    var link = Map.of("email", "ada@acme.test", "choose", "magic_link");
    var refused = visitor.submit(login, link);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.body()).contains("value=\"ada@acme.test\"");
    assertThat(visitor.submit(refused, solved(refused, link)).text()).contains("Check your mail");
  }

  @Test
  @DisplayName("Somebody without script signs in by a mailed link instead of a password")
  void withoutScript() throws Exception {
    var visitor = TwoTenants.visitor();
    var login = visitor.open(TwoTenants.web(server(), "links").authorize());
    var refused = visitor.signIn(login, "bob@acme.test", "bob builds bridges");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.body()).contains("Ask for a mail instead");

    var sent = visitor.submit(refused, Map.of("email", "bob@acme.test", "choose", "magic_link"));
    assertThat(sent.status()).as(sent.text()).isEqualTo(200);
    var page = visitor.open(JOINING.link("bob@acme.test", 1));
    assertThat(visitor.submit(page, Map.of()).query()).containsKey("code");

    var known = visitor.twin();
    var second = known.open(TwoTenants.web(server(), "links").authorize(Map.of("prompt", "login")));
    assertThat(ASKED.matcher(second.body()).find()).as("known browsers are not asked").isFalse();
    var typed = known.submit(second, Map.of("email", "bob@acme.test", "choose", "password"));
    assertThat(known.submit(typed, Map.of("password", "bob builds bridges")).query())
        .containsKey("code");
  }

  @Test
  @DisplayName("RFC 9700 §4.14.2: what was solved once is used up after SIGKILL too")
  void usedUpAfterACrash() throws Exception {
    var visitor = TwoTenants.visitor();
    var login = visitor.open(TwoTenants.web(server(), "links").authorize());
    var values = solved(login, Map.of("email", "cy@acme.test", "password", "wrong"));
    assertThat(visitor.submit(login, values).status()).isEqualTo(422);
    JOINING.crash();
    assertThat(visitor.submit(login, values).status()).isEqualTo(403);
  }
}
