package dev.gatewright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.Page;
import dev.gatewright.testing.Visitor;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What each form answers for accounts of every kind: nothing of it tells them apart. The
/// statements that run are compared beside the store, and the time by a benchmark.
final class EnumerationTest {
  private static final String RIGHT = "the right words of mine";

  /// All have the same length and the same first letter, which the page shows, so that everything
  /// else must be the same too. With the forms that mail they make up what one network is mailed in
  /// an hour.
  private static final List<String> ADDRESSES =
      List.of(
          "existing@acme.test",
          "enobody1@acme.test",
          "eblocked@acme.test",
          "eleaving@acme.test",
          "ewordles@acme.test",
          "eunprove@acme.test");

  @TempDir private static Path data;

  @RegisterExtension
  private static final Joining JOINING = new Joining(() -> data, "enumeration.yaml");

  @BeforeAll
  static void leave() throws Exception {
    var visitor = TwoTenants.visitor();
    var login = visitor.open(JOINING.server().at("/acme/account/data"));
    var page = visitor.submit(login, Map.of("email", "eleaving@acme.test", "password", RIGHT));
    assertThat(visitor.submit(page, Map.of("act", "delete", "sure", "yes")).status())
        .isEqualTo(200);
  }

  /// A form that takes an address.
  enum Form {
    PASSWORD,
    IDENTIFIED,
    /// Link and code are asked for by one button and come in one mail.
    EMAIL_CODE,
    CODE_TYPED,
    PASSKEY,
    RECOVER,
    SIGN_UP,
    VERIFY
  }

  private static Page send(Form form, String email) throws Exception {
    var visitor = TwoTenants.visitor();
    return switch (form) {
      case PASSWORD -> visitor.signIn(login(visitor), email, "a guess of mine");
      case IDENTIFIED -> visitor.open(JOINING.acme().authorize(Map.of("login_hint", email)));
      case EMAIL_CODE -> mailed(visitor, email);
      case CODE_TYPED -> visitor.submit(mailed(visitor, email), Map.of("code", "000000"));
      case PASSKEY -> visitor.submit(login(visitor), Map.of("assertion", "{\"id\":\"AAAA\"}"));
      case RECOVER -> ask(visitor, "/acme/recover", email);
      case SIGN_UP -> ask(visitor, "/acme/signup", email);
      case VERIFY -> ask(visitor, "/acme/verify", email);
    };
  }

  private static Page login(Visitor visitor) throws Exception {
    return visitor.open(JOINING.acme().authorize());
  }

  private static Page mailed(Visitor visitor, String email) throws Exception {
    return visitor.submit(login(visitor), Map.of("email", email, "choose", "email_code"));
  }

  private static Page ask(Visitor visitor, String path, String email) throws Exception {
    return visitor.submit(visitor.open(JOINING.server().at(path)), Map.of("email", email));
  }

  /// All that an answer is, but for what is drawn anew each time.
  private record Seen(int status, String text, String markup, Map<String, List<String>> headers) {
    static Seen of(Page page, String email) {
      var headers = new TreeMap<String, List<String>>();
      page.headers()
          .map()
          .forEach((name, values) -> headers.put(name, values.stream().map(Seen::shape).toList()));
      headers.remove("date");
      headers.remove("x-request-id");
      return new Seen(
          page.status(),
          page.text().replace(email, "-"),
          shape(page.body().replace(email, "-").replace(email.replace("@", "%40"), "-")),
          headers);
    }

    /// Values that are sealed or random keep their length alone.
    private static String shape(String text) {
      return text.replaceAll("[A-Za-z0-9_-]{22,}", "*")
          .replaceAll("(reference|Reference)[^<]{0,20}", "reference");
    }
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  @DisplayName(
      "OWASP ASVS 6.3.8: text, status, markup, headers and cookies are the same whatever there is at"
          + " an address")
  void tellsNothing(Form form) throws Exception {
    Map<String, Seen> seen = new LinkedHashMap<>();
    for (var email : ADDRESSES) {
      seen.put(email, Seen.of(send(form, email), email));
    }
    var existing = seen.get("existing@acme.test");
    seen.forEach((email, answer) -> assertThat(answer).as(email).isEqualTo(existing));
  }
}
