package dev.gatewright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.Page;
import dev.gatewright.testing.RelyingParty;
import dev.gatewright.testing.Visitor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// The pages on which people look after their own accounts, as a browser without script has them.
final class AccountPagesTest {
  private static final Pattern CODE =
      Pattern.compile("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}");

  @TempDir private static Path data;

  @RegisterExtension
  private static final TwoTenants TENANTS = new TwoTenants(() -> data, "account.yaml", Map.of());

  private static final Person ADA = new Person("ada@acme.test", "ada loves engines");
  private static final Person BOB = new Person("bob@acme.test", "bob builds bridges");

  private static final Person GUS = new Person("gus@acme.test", "gus grows grapes");
  private static final Person HAL = new Person("hal@acme.test", "hal hums hymns");
  private static final Person IDA = new Person("ida@acme.test", "ida irons ivy");

  private final RelyingParty web = TENANTS.acme();

  private record Person(String email, String password) {}

  private static Visitor visitor() {
    return TwoTenants.visitor();
  }

  private static Page open(Visitor visitor, String path) throws Exception {
    return visitor.open(TENANTS.at("/acme/account" + path));
  }

  /// Opens a page of the account without a session, and signs in on the way.
  private static Page enter(Visitor visitor, Person person, String path) throws Exception {
    return visitor.signIn(open(visitor, path), person.email(), person.password());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/security",
        "/security/password",
        "/sessions",
        "/applications",
        "/organizations",
        "/activity",
        "/profile",
        "/data"
      })
  @DisplayName(
      "Whoever opens a page without a session signs in, for no application, and comes back")
  void signIn(String path) throws Exception {
    var visitor = visitor();
    var login = open(visitor, path);
    assertThat(login.uri().getPath()).isEqualTo("/acme/login");
    assertThat(login.text()).contains("Sign in", "Acme").doesNotContain("to continue to");

    var page = visitor.signIn(login, ADA.email(), ADA.password());
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.uri().getPath()).isEqualTo("/acme/account" + path);
    assertThat(page.headers().firstValue("cache-control")).contains("no-store");
    assertThat(page.headers().firstValue("content-security-policy").orElse(""))
        .contains("default-src 'none'", "form-action 'self'", "frame-ancestors 'none'");
    assertThat(open(visitor, path).uri().getPath()).as("at once").endsWith("/account" + path);
  }

  @Test
  @DisplayName("The overview says who one is and what there is")
  void overview() throws Exception {
    var page = enter(visitor(), BOB, "");
    assertThat(page.text())
        .contains("Bob", "bob@acme.test", "Member of 1 organization", "You signed in");
  }

  @Test
  @DisplayName(
      "OWASP ASVS 7.5.2: sessions are listed by device, and one, all others or all are ended")
  void sessions() throws Exception {
    var cy = new Person("cy@acme.test", "cy sails seas");
    var here = visitor();
    var phone =
        visitor()
            .saying(
                "User-Agent",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15"
                    + " (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1");
    var laptop =
        visitor()
            .saying(
                "User-Agent",
                "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
    var _ = enter(phone, cy, "");
    var tokens = web.redeem(TwoTenants.code(phone.open(web.authorize())));
    var _ = enter(laptop, cy, "");
    var page = enter(here, cy, "/sessions");
    assertThat(page.text())
        .contains("This device", "Safari on iPhone", "Firefox on Linux", "127.0.0.1");

    var phoneSession = endButton(page, "Safari on iPhone");
    var ended = here.submit(page, Map.of("end", phoneSession));
    assertThat(ended.text()).contains("signed out").doesNotContain("Safari on iPhone");
    assertThat(open(phone, "").uri().getPath()).isEqualTo("/acme/login");
    assertThat(web.refresh(tokens.text("refresh_token")).isOk()).as("its grants").isFalse();
    assertThat(open(here, "/sessions").text()).as("said once").doesNotContain("is signed out");

    var others = here.submit(open(here, "/sessions"), Map.of("others", "yes"));
    assertThat(others.text()).doesNotContain("Firefox on Linux");
    assertThat(open(laptop, "").uri().getPath()).isEqualTo("/acme/login");
    assertThat(open(here, "").uri().getPath()).isEqualTo("/acme/account");

    var lasting = Map.of("scope", "openid offline_access");
    var offline = web.redeem(TwoTenants.code(here.open(web.authorize(lasting))));
    var everywhere = here.submit(open(here, "/sessions"), Map.of("all", "yes"));
    assertThat(everywhere.uri().getPath()).isEqualTo("/acme/signed-out");
    assertThat(open(here, "").uri().getPath()).isEqualTo("/acme/login");
    assertThat(web.refresh(offline.text("refresh_token")).isOk()).as("all grants").isFalse();
  }

  /// The value of the button that ends the session whose line says this.
  private static String endButton(Page page, String device) {
    var matcher =
        Pattern.compile("name=\"end\" value=\"([^\"]+)\" aria-label=\"End " + device + "\"")
            .matcher(page.body());
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  @Test
  @DisplayName("Nobody ends, leaves or disconnects what is another person's or another tenant's")
  void foreign() throws Exception {
    var bob = visitor();
    var bobsPage = enter(bob, BOB, "/sessions");
    var bobsTokens = web.redeem(TwoTenants.code(bob.open(web.authorize())));
    var bobsPhone = visitor();
    var _ = enter(bobsPhone, BOB, "");
    var bobsOther =
        Pattern.compile("name=\"end\" value=\"([^\"]+)\"")
            .matcher(open(bob, "/sessions").body())
            .results()
            .map(found -> found.group(1))
            .toList();
    assertThat(bobsOther).isNotEmpty();

    var ada = visitor();
    var _ = enter(ada, ADA, "");
    for (var attack :
        List.of(
            Map.entry("/sessions", Map.of("end", bobsOther.getFirst())),
            Map.entry("/organizations", Map.of("leave", "org_elsewhere")),
            Map.entry("/applications", Map.of("end", "shop")))) {
      var page = open(ada, "/profile");
      var fields = new HashMap<>(attack.getValue());
      fields.put("form", hidden(page));
      assertThat(ada.post(page, "/acme/account" + attack.getKey(), fields).text())
          .contains("Nothing was changed");
    }
    var elsewhere = visitor();
    var globex =
        elsewhere.signIn(
            elsewhere.open(TENANTS.at("/globex/account/profile")), ADA.email(), ADA.password());
    var fields = Map.of("end", bobsOther.getFirst(), "form", hidden(globex));
    assertThat(elsewhere.post(globex, "/globex/account/sessions", fields).text())
        .contains("Nothing was changed");

    assertThat(open(bobsPhone, "").uri().getPath()).isEqualTo("/acme/account");
    assertThat(web.refresh(bobsTokens.text("refresh_token")).isOk()).isTrue();
    var withAdas = Map.of("others", "yes", "form", hidden(enter(visitor(), ADA, "/profile")));
    assertThat(bob.post(bobsPage, bobsPage.uri().getPath(), withAdas).text())
        .as("a form that another person was shown")
        .contains("Nothing was changed");
    assertThat(open(bobsPhone, "").uri().getPath()).isEqualTo("/acme/account");
  }

  @Test
  @DisplayName("A form without the page's own field, or from another site, changes nothing")
  void forgedForms() throws Exception {
    var ada = visitor();
    var other = visitor();
    var page = enter(ada, ADA, "/profile");
    var _ = enter(other, ADA, "");
    assertThat(ada.post(page, "/acme/account/sessions", Map.of("others", "yes")).text())
        .contains("Nothing was changed");
    var forged = ada.twin().saying("Sec-Fetch-Site", "cross-site");
    var fields = Map.of("others", "yes", "form", hidden(page));
    assertThat(forged.post(page, "/acme/account/sessions", fields).status()).isEqualTo(403);
    assertThat(open(other, "").uri().getPath()).isEqualTo("/acme/account");
  }

  private static String hidden(Page page) {
    var found = Pattern.compile("name=\"form\" value=\"([^\"]+)\"").matcher(page.body());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  @Test
  @DisplayName(
      "OWASP ASVS 6.2.3: a password is changed with the current one, and everything else ends")
  void password() throws Exception {
    var dee = new Person("dee@acme.test", "dee draws dunes");
    var other = visitor();
    var _ = enter(other, dee, "");
    var tokens = web.redeem(TwoTenants.code(other.open(web.authorize())));
    var here = visitor();
    var page = enter(here, dee, "/security/password");

    for (var wrong :
        List.of(
            Map.of("current", "", "new", "dee draws more dunes"),
            Map.of("current", "dee draws", "new", "dee draws more dunes"),
            Map.of("current", dee.password(), "new", ""),
            Map.of("current", dee.password(), "new", "8 digits"),
            Map.of("current", dee.password(), "new", "password1"),
            Map.of("current", dee.password(), "new", "dee@acme.test"))) {
      page = here.submit(page, wrong);
      assertThat(page.status()).as(wrong.toString()).isEqualTo(422);
      assertThat(page.body()).doesNotContain(dee.password());
    }
    var half = visitor();
    var login = half.open(web.authorize());

    var done =
        here.submit(
            page,
            Map.of("current", dee.password(), "new", "dee draws more dunes", "end_others", "yes"));
    assertThat(done.text()).contains("Your password is changed");
    assertThat(open(here, "").uri().getPath()).as("this browser").isEqualTo("/acme/account");
    assertThat(open(other, "").uri().getPath()).isEqualTo("/acme/login");
    assertThat(web.refresh(tokens.text("refresh_token")).isOk()).isFalse();
    assertThat(half.signIn(login, dee.email(), dee.password()).status()).isEqualTo(422);
    assertThat(open(here, "/activity").text()).contains("Your password was changed");
    assertThat(enter(visitor(), new Person(dee.email(), "dee draws more dunes"), "").status())
        .isEqualTo(200);
  }

  @Test
  @DisplayName("Who unticks the box keeps the other sessions; of eight changes at once one counts")
  void passwordAtOnce() throws Exception {
    var eli = new Person("eli@acme.test", "eli eats elms");
    var other = visitor();
    var _ = enter(other, eli, "");
    var here = visitor();
    var page = enter(here, eli, "/security/password");
    var form = hidden(page);
    var calls = new ArrayList<Callable<Page>>();
    for (int i = 0; i < 8; i++) {
      var tab = here.twin();
      var fields = Map.of("form", form, "current", eli.password(), "new", "eli eats elms no " + i);
      calls.add(() -> tab.post(page, page.uri().getPath(), fields));
    }
    try (var threads = Executors.newFixedThreadPool(8)) {
      int changed = 0;
      for (var answer : threads.invokeAll(calls)) {
        changed += answer.get().uri().getPath().endsWith("/security") ? 1 : 0;
      }
      assertThat(changed).isEqualTo(1);
    }
    assertThat(open(other, "").uri().getPath()).isEqualTo("/acme/account");
  }

  @Test
  @DisplayName(
      "OWASP ASVS 10.7.3: a connected application is shown with what it may do, and removed")
  void applications() throws Exception {
    var visitor = visitor();
    var shop =
        new RelyingParty(
            TENANTS.at("/acme"),
            "shop",
            "shop-secret-of-acme-0123456789abcde",
            TwoTenants.CALLBACK);
    var asked =
        visitor.signIn(
            visitor.open(shop.authorize(Map.of("scope", "openid projects:read offline_access"))),
            BOB.email(),
            BOB.password());
    var tokens = shop.redeem(TwoTenants.code(visitor.submit(asked, Map.of("decision", "allow"))));
    var page = open(visitor, "/applications");
    assertThat(page.text()).contains("Corner Shop", "See your projects", "Since");

    var removed = visitor.submit(page, Map.of("end", "shop"));
    assertThat(removed.text()).contains("no access any more").doesNotContain("See your projects");
    assertThat(shop.refresh(tokens.text("refresh_token")).isOk()).isFalse();
    assertThat(shop.isActive(tokens.text("access_token"))).isFalse();
    assertThat(visitor.open(shop.authorize()).text()).as("asked anew").contains("Allow");
    assertThat(open(visitor, "/activity").text())
        .contains("You allowed Corner Shop access", "Access was removed: Corner Shop");
  }

  @Test
  @DisplayName("A person sees where they belong and leaves")
  void organizations() throws Exception {
    var visitor = visitor();
    var page = enter(visitor, ADA, "/organizations");
    assertThat(page.text()).contains("North Ltd", "Engineer", "projects:read", "South & Sons");
    var left = visitor.submit(page, Map.of("leave", "org_south"));
    assertThat(left.text()).contains("You left the organization").doesNotContain("South & Sons");
    assertThat(open(visitor, "/activity").text()).contains("Your membership ended: South & Sons");
  }

  @Test
  @DisplayName("OWASP ASVS 7.5.1: who has a second factor proves it before making new ones")
  void recoveryCodes() throws Exception {
    var fay = new Person("fay@acme.test", "fay finds ferns");
    var visitor = visitor();
    var page = enter(visitor, fay, "/security/recovery-codes");
    assertThat(page.text()).contains("You have no recovery codes");
    var codes = codes(visitor.submit(page, Map.of("act", "make")));
    assertThat(codes).hasSize(10).doesNotHaveDuplicates();

    var asked = open(visitor, "/security/recovery-codes");
    assertThat(asked.uri().getPath()).as("a step up").isEqualTo("/acme/login");
    assertThat(asked.text()).contains("Recovery code").doesNotContain("Email address");
    var back = visitor.submit(asked, Map.of("code", codes.getFirst()));
    assertThat(back.uri().getPath()).isEqualTo("/acme/account/security/recovery-codes");
    assertThat(back.text()).contains("9 codes left");
    var again = codes(visitor.submit(back, Map.of("act", "make")));
    assertThat(again).doesNotContainAnyElementsOf(codes);
    var gone = visitor.submit(open(visitor, "/security/recovery-codes"), Map.of("act", "remove"));
    assertThat(gone.text()).contains("Your recovery codes are removed");
  }

  private static List<String> codes(Page page) {
    return CODE.matcher(page.text()).results().map(found -> found.group()).toList();
  }

  @Test
  @DisplayName("A person edits the claims that the issuer names, and no others")
  void profile() throws Exception {
    var visitor = visitor();
    var page = enter(visitor, GUS, "/profile");
    assertThat(page.text()).contains("gus@acme.test", "Full name").doesNotContain("Website");
    var wrong = visitor.submit(page, Map.of("name", "Gus G", "zoneinfo", "Nowhere/At all"));
    assertThat(wrong.status()).isEqualTo(422);

    var fields =
        Map.of(
            "form", hidden(page),
            "name", "Gus Grape",
            "family_name", "",
            "zoneinfo", "Asia/Tokyo",
            "website", "https://evil.example",
            "role", "admin",
            "email", "bob@acme.test",
            "email_verified", "true");
    var saved = visitor.post(page, page.uri().getPath(), fields);
    assertThat(saved.text()).contains("Saved");
    var asked = Map.of("scope", "openid profile email");
    var tokens = web.redeem(TwoTenants.code(visitor.open(web.authorize(asked))));
    assertThat(web.userInfo(tokens.text("access_token")).body())
        .contains("Gus Grape", "Asia/Tokyo", "gus@acme.test")
        .doesNotContain("evil.example", "bob@acme.test", "admin");
    assertThat(open(visitor, "/sessions").text()).contains("time zone Asia/Tokyo");
  }

  @Test
  @DisplayName("A person takes a copy of all that is kept of them, without a secret")
  void export() throws Exception {
    var visitor = visitor();
    var page = enter(visitor, BOB, "/data");
    var copy = visitor.submit(page, Map.of("act", "export"));
    assertThat(copy.headers().firstValue("content-disposition").orElse(""))
        .isEqualTo("attachment; filename=\"account.json\"");
    assertThat(copy.headers().firstValue("cache-control").orElse("")).contains("no-store");
    var json = JsonMapper.shared().readTree(copy.body());
    assertThat(json.at("/account/email").asString()).isEqualTo("bob@acme.test");
    assertThat(json.at("/organizations/0/name").asString()).isEqualTo("North Ltd");
    assertThat(json.at("/sessions").size()).isPositive();
    assertThat(json.at("/activity").valueStream().map(event -> event.path("name").asString()))
        .contains("session.began", "user.added");
    assertThat(copy.body()).doesNotContain("argon2", "ada@acme.test");
    assertThat(open(visitor, "/activity").text()).contains("You took a copy of your data");
  }

  @Test
  @DisplayName("Who asked to be deleted is signed out, and can do nothing but take it back")
  void deletion() throws Exception {
    var visitor = visitor();
    var page = enter(visitor, HAL, "/data");
    var tokens = web.redeem(TwoTenants.code(visitor.open(web.authorize())));
    var unsure = Map.of("form", hidden(page), "act", "delete");
    assertThat(visitor.post(page, page.uri().getPath(), unsure).status()).isEqualTo(422);
    var left = visitor.submit(page, Map.of("act", "delete", "sure", "yes"));
    assertThat(left.text())
        .contains("Your account is about to be deleted", "signed out everywhere");
    assertThat(web.refresh(tokens.text("refresh_token")).isOk()).isFalse();
    assertThat(web.isActive(tokens.text("access_token"))).isFalse();
    assertThat(web.userInfo(tokens.text("access_token")).isOk()).isFalse();
    assertThat(open(visitor, "").uri().getPath()).isEqualTo("/acme/login");

    var wrong = visitor();
    assertThat(wrong.signIn(open(wrong, ""), HAL.email(), "not it").text())
        .as("nobody else learns of it")
        .doesNotContain("deleted");
    var back = visitor();
    var asked = back.signIn(back.open(web.authorize()), HAL.email(), HAL.password());
    assertThat(asked.query()).doesNotContainKey("code");
    assertThat(asked.text()).contains("Keep my account");
    assertThat(open(back, "").uri().getPath()).as("no session").isEqualTo("/acme/login");
    var forged = Map.of("proof", "x" + hiddenProof(asked));
    assertThat(back.post(asked, "/acme/account/keep", forged).text()).doesNotContain("stays");

    var kept = back.submit(asked, Map.of());
    assertThat(kept.text()).contains("Your account stays");
    assertThat(enter(back, HAL, "").uri().getPath()).isEqualTo("/acme/account");
    assertThat(web.refresh(tokens.text("refresh_token")).isOk())
        .as("what ended stays so")
        .isFalse();
  }

  @Test
  @DisplayName("Whom the operator suspended meanwhile cannot come back by taking it back")
  void suspendedMeanwhile() throws Exception {
    var visitor = visitor();
    var page = enter(visitor, IDA, "/data");
    var _ = visitor.submit(page, Map.of("act", "delete", "sure", "yes"));
    var asked = enter(visitor, IDA, "");
    assertThat(asked.text()).contains("Keep my account");
    var _ = TENANTS.server().run("user suspend", IDA.email(), "--issuer", "acme");
    assertThat(visitor.submit(asked, Map.of()).text()).doesNotContain("stays");
    assertThat(enter(visitor(), IDA, "").status()).isEqualTo(403);
  }

  private static String hiddenProof(Page page) {
    var found = Pattern.compile("name=\"proof\" value=\"([^\"]+)\"").matcher(page.body());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  @Test
  @DisplayName("A prefetch neither shows anything nor begins a login")
  void prefetch() throws Exception {
    var page = visitor().saying("Sec-Purpose", "prefetch").open(TENANTS.at("/acme/account"));
    assertThat(page.status()).isEqualTo(503);
    assertThat(page.headers().allValues("set-cookie")).isEmpty();
  }

  @Test
  @DisplayName("Another tenant's session opens nothing")
  void otherTenant() throws Exception {
    var visitor = visitor();
    var _ = enter(visitor, ADA, "");
    assertThat(visitor.open(TENANTS.at("/globex/account")).uri().getPath())
        .isEqualTo("/globex/login");
  }
}
