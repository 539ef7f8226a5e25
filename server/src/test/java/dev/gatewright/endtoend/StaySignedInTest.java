package dev.gatewright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.Form;
import dev.gatewright.testing.Page;
import dev.gatewright.testing.RelyingParty;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Staying signed in: what the box on the login page does, and where there is none.
final class StaySignedInTest {
  private static final Pattern CODE =
      Pattern.compile("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}");
  private static final Map<String, String> STRONGER =
      Map.of("acr_values", "urn:gatewright:acr:mfa");

  @TempDir private static Path data;

  @RegisterExtension
  private static final TwoTenants TENANTS = new TwoTenants(() -> data, "stay.yaml", Map.of());

  private static final String LASTS = "Max-Age=" + Duration.ofDays(3).toSeconds();

  @Test
  @DisplayName("Unticked, the browser forgets the login when it is closed")
  void unticked() throws Exception {
    var browser = TwoTenants.visitor();
    var login = browser.open(party("asking").authorize());
    assertThat(ticked(login)).isFalse();
    var done = browser.signIn(login, "dee@acme.test", "dee draws dunes");

    assertThat(done.query()).containsKey("code");
    assertThat(browser.given("gw_session_asking")).doesNotContain("Max-Age", "Expires");
    assertThat(browser.open(TENANTS.at("/asking/account/sessions")).text())
        .contains("until the browser is closed")
        .doesNotContain("stays signed in");
  }

  @Test
  @DisplayName("Ticked, it keeps it for as long as the issuer says, and the box stays ticked")
  void ticked() throws Exception {
    var browser = TwoTenants.visitor();
    var login = browser.open(party("asking").authorize());
    var done = browser.submit(login, typed("ada@acme.test", "ada loves engines", true));

    assertThat(done.query()).containsKey("code");
    assertThat(browser.given("gw_session_asking")).contains(LASTS);
    assertThat(browser.open(TENANTS.at("/asking/account/sessions")).text())
        .contains("stays signed in");

    browser.forget("gw_session_asking");
    var next = browser.open(party("asking").authorize());
    assertThat(ticked(next)).as("remembered").isTrue();
    var wrong = browser.submit(next, Map.of("email", "ada@acme.test", "password", "no"));
    assertThat(ticked(wrong)).as("still, on the page that says what is wrong").isTrue();
  }

  @Test
  @DisplayName("What was ticked on the first page holds for the page of the second factor")
  void secondFactor() throws Exception {
    var code = codes("bob@acme.test", "--demand").group();
    var browser = TwoTenants.visitor();
    var login = browser.open(party("asking").authorize());
    var asked = browser.submit(login, typed("bob@acme.test", "bob builds bridges", true));
    assertThat(asked.forms()).noneMatch(form -> form.fields().containsKey("stay_asked"));
    var done = browser.submit(asked, Map.of("code", code));

    assertThat(done.query()).containsKey("code");
    assertThat(browser.given("gw_session_asking")).contains(LASTS);
  }

  @Test
  @DisplayName("A login that is strengthened is kept as it was, and nobody is asked again")
  void stepUp() throws Exception {
    var code = codes("cy@acme.test").group();
    var browser = TwoTenants.visitor();
    var login = browser.open(party("asking").authorize());
    var _ = browser.signIn(login, "cy@acme.test", "cy sails seas");
    var asked = browser.open(party("asking").authorize(STRONGER));
    assertThat(asked.forms()).noneMatch(form -> form.fields().containsKey("stay_asked"));
    var done = browser.submit(asked, Map.of("code", code));

    assertThat(done.query()).containsKey("code");
    assertThat(browser.given("gw_session_asking")).doesNotContain("Max-Age", "Expires");
  }

  @Test
  @DisplayName("Where the issuer decides there is no box, and none that is made up counts")
  void issuerDecides() throws Exception {
    for (var issuer : new String[] {"never", "always"}) {
      var browser = TwoTenants.visitor();
      var login = browser.open(party(issuer).authorize());
      assertThat(login.forms()).noneMatch(form -> form.fields().containsKey("stay_asked"));
      var fields = new HashMap<String, String>();
      login.forms().stream().map(Form::fields).forEach(fields::putAll);
      fields.putAll(
          Map.of("email", "ada@acme.test", "password", "ada loves engines", "stay_asked", "yes"));
      if (issuer.equals("never")) {
        fields.put("stay", "yes");
      }
      var done = browser.post(login, "/" + issuer + "/login", fields);
      assertThat(done.query()).containsKey("code");
      var cookie = assertThat(browser.given("gw_session_" + issuer));
      if (issuer.equals("never")) {
        cookie.doesNotContain("Max-Age", "Expires");
      } else {
        cookie.contains("Max-Age=" + Duration.ofDays(7).toSeconds());
      }
    }
  }

  private static Matcher codes(String email, String... options) throws Exception {
    var words = new ArrayList<>(List.of(email, "--issuer", "asking"));
    words.addAll(List.of(options));
    var made =
        CODE.matcher(TENANTS.server().run("user recovery-codes", words.toArray(String[]::new)));
    assertThat(made.find()).isTrue();
    return made;
  }

  private static Map<String, String> typed(String email, String password, boolean stay) {
    return stay
        ? Map.of("email", email, "password", password, "stay", "yes")
        : Map.of("email", email, "password", password);
  }

  private static boolean ticked(Page page) {
    assertThat(page.body()).contains("name=\"stay\"");
    return page.body().matches("(?s).*name=\"stay\"[^>]* checked.*");
  }

  private static RelyingParty party(String issuer) {
    return new RelyingParty(
        TENANTS.at("/" + issuer), "web", TwoTenants.SECRET, TwoTenants.CALLBACK);
  }
}
