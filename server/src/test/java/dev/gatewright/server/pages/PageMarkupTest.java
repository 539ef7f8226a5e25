package dev.gatewright.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.server.pages.sample.SamplePages;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PageMarkupTest {
  private static final String HOSTILE = "<script>alert(1)</script>\"'>&amp;<b onclick=x>";

  /// In a language of each direction: markup does not depend on words. `LanguagePagesTest` has all.
  static Stream<Arguments> pages() {
    return Stream.of("en", "ar")
        .flatMap(language ->
            SamplePages.plain(language).all().entrySet().stream()
                .map(page -> Arguments.of(language, page.getKey(), page.getValue())));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("pages")
  @DisplayName("every page says its language and direction, and has one title, heading and main")
  void frame(String language, String name, String html) {
    TinyHtml page = TinyHtml.parse(html);
    var spoken = SamplePages.language(name, language);
    assertThat(page.only("html").attribute("lang")).isEqualTo(spoken);
    assertThat(page.only("html").attribute("dir")).isEqualTo(spoken.equals("ar") ? "rtl" : "ltr");
    var titles = page.named("title").filter(it -> !it.has("id")).toList(); // pictures have others
    assertThat(titles).as(name).hasSize(1);
    assertThat(titles.getFirst().text().toString()).contains(" · ");
    assertThat(page.only("h1").text().toString()).isNotBlank();
    assertThat(page.named("main")).as(name).hasSize(1);
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("pages")
  @DisplayName("RFC 9700 §4.16: no page needs inline code or style, so a strict policy can hold")
  void noInlineCode(String language, String name, String html) {
    TinyHtml page = TinyHtml.parse(html);
    assertThat(page.named("style")).as(name).isEmpty();
    assertThat(page.elements().flatMap(element -> element.attributes().keySet().stream()))
        .as(language)
        .noneMatch(attribute -> attribute.equals("style") || attribute.startsWith("on"));
    assertThat(page.named("script"))
        .allMatch(script -> script.has("src") && script.text().isEmpty());
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("pages")
  @DisplayName("WCAG 2.2 1.3.1: every field has a label, and every reference finds its element")
  void labels(String language, String name, String html) {
    TinyHtml page = TinyHtml.parse(html);
    Set<String> labelled =
        page.named("label").map(label -> label.attribute("for")).collect(Collectors.toSet());
    assertThat(page.named("input").filter(input -> !input.attribute("type").equals("hidden")))
        .as(language)
        .allMatch(input -> labelled.contains(input.attribute("id")));
    List<String> ids =
        page.elements().filter(e -> e.has("id")).map(e -> e.attribute("id")).toList();
    assertThat(ids).as(name).doesNotHaveDuplicates();
    for (String reference :
        List.of("aria-describedby", "aria-labelledby", "aria-controls", "for")) {
      var referred =
          page.elements()
              .filter(e -> e.has(reference))
              .flatMap(e -> Stream.of(e.attribute(reference).split(" ", -1)));
      assertThat(referred).isSubsetOf(ids);
    }
    assertThat(page.named("img")).allMatch(image -> image.has("alt"));
    assertThat(page.elements().filter(e -> e.has("autofocus")).count()).isLessThanOrEqualTo(1);
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("pages")
  @DisplayName(
      "WCAG 2.2 1.3.5, 3.3.1: every field says what it takes and what Enter does; whatever is wrong"
          + " says so, and the first wrong field has the focus")
  void fields(String language, String name, String html) {
    var page = TinyHtml.parse(html);
    var typed = page.named("input").filter(it -> it.attribute("class").equals("input")).toList();
    assertThat(typed).as(name).allMatch(it -> it.has("autocomplete") && it.has("enterkeyhint"));
    assertThat(typed.stream().filter(it -> it.attribute("type").equals("password")))
        .as(language)
        .allMatch(it ->
            it.attribute("autocapitalize").equals("none")
                && it.attribute("spellcheck").equals("false"));
    var wrong =
        page.named("input").filter(it -> it.attribute("aria-invalid").equals("true")).toList();
    assertThat(wrong).as(name).allMatch(it -> it.attribute("aria-describedby").contains("-error"));
    if (!wrong.isEmpty()) {
      assertThat(wrong).as(name).anyMatch(it -> it.has("autofocus"));
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("pages")
  @DisplayName(
      "every form posts to a given address, but for what the console looks for, and has a button;"
          + " every asset is served")
  void formsAndAssets(String language, String name, String html) {
    TinyHtml page = TinyHtml.parse(html);
    assertThat(page.named("form"))
        .as(language)
        .allMatch(form -> form.has("action"))
        .allMatch(form ->
            form.attribute("method").equals("post")
                || (name.startsWith("console-") && form.attribute("method").equals("get")));
    assertThat(page.named("button").filter(button -> button.attribute("type").equals("submit")))
        .hasSizeGreaterThanOrEqualTo((int) page.named("form").count());
    assertThat(
            page.elements()
                .flatMap(e -> Stream.of(e.attribute("href"), e.attribute("src")))
                .filter(address -> address.startsWith("/assets/")))
        .as(name)
        .hasSizeGreaterThanOrEqualTo(3)
        .allMatch(address -> PageAssets.load().find(address).isPresent());
  }

  @Test
  @DisplayName("hostile text in any field of any page arrives as text and never as markup")
  void hostileText() {
    Map<String, String> plain = SamplePages.plain("en").all();
    SamplePages.seasoned(HOSTILE)
        .all()
        .forEach((name, html) -> {
          TinyHtml page = TinyHtml.parse(html);
          assertThat(page.only("html").text().toString()).as(name).contains(HOSTILE);
          assertThat(page.named("script")).allMatch(e -> e.attribute("src").startsWith("/assets/"));
          assertThat(page.named("b")).as(name).isEmpty();
          assertThat(page.named("input").filter(e -> e.attribute("type").equals("hidden")))
              .as(name)
              .allMatch(e ->
                  e.attribute("value").isEmpty()
                      || e.attribute("value").endsWith(HOSTILE)
                      || List.of("method", "stay_asked", "seen").contains(e.attribute("name")));
          assertThat(plain).containsKey(name);
        });
  }

  @Test
  @DisplayName(
      "the login page keeps the typed email, never a password, and says where focus starts")
  void loginKeepsEmail() {
    String html = SamplePages.plain("en").all().get("login-wrong");
    TinyHtml page = TinyHtml.parse(html == null ? "" : html);
    TinyHtml.Element email = field(page, "email");
    TinyHtml.Element password = field(page, "password");
    assertThat(email.attribute("value")).isEqualTo("ada@acme.test");
    assertThat(password.has("value")).isFalse();
    assertThat(password.has("autofocus")).isTrue();
    assertThat(email.has("autofocus")).isFalse();
    assertThat(password.attribute("aria-describedby")).isEqualTo("password-error");
    assertThat(password.attribute("aria-invalid")).isEqualTo("true");
    assertThat(page.only("title").text().toString()).startsWith("Error: ");
    assertThat(
            page.elements()
                .filter(e -> e.attribute("id").equals("password-error"))
                .map(e -> e.attribute("role")))
        .containsExactly("alert");
  }

  @Test
  @DisplayName("an empty login page starts at the email and reports no error")
  void emptyLogin() {
    String html = SamplePages.plain("en").all().get("login");
    TinyHtml page = TinyHtml.parse(html == null ? "" : html);
    assertThat(field(page, "email").has("autofocus")).isTrue();
    assertThat(page.elements())
        .noneMatch(e -> e.has("aria-invalid") || e.attribute("role").equals("alert"));
    assertThat(page.named("button").filter(e -> e.attribute("class").equals("reveal")))
        .as("the toggle is of no use without script, so only script shows it")
        .allMatch(e -> e.has("hidden"));
  }

  @Test
  @DisplayName("each login problem has words of its own, and throttling says how long to wait")
  void loginProblems() {
    PageContext page = SamplePages.context("en");
    List<String> said =
        Stream.of(
                new LoginProblem.Throttled(1),
                new LoginProblem.Throttled(7),
                new LoginProblem.Busy(),
                new LoginProblem.NotActive(),
                new LoginProblem.Expired())
            .map(problem ->
                new LoginView(
                    new PageLink("/login"), Optional.empty(), "", Optional.of(problem), List.of()))
            .map(view -> view.notice(page.messages()).orElse(""))
            .toList();
    assertThat(said).doesNotHaveDuplicates().doesNotContain("");
    assertThat(said.get(0)).contains("1 minute,");
    assertThat(said.get(1)).contains("7 minutes,");
  }

  @Test
  @DisplayName(
      "RFC 6819 §4.2.2: consent names the client, the account, each scope, the recipient and the lifetime")
  void consent() {
    String html = SamplePages.plain("en").all().get("consent");
    TinyHtml page = TinyHtml.parse(html == null ? "" : html);
    assertThat(page.only("main").text().toString())
        .contains(
            "Demo App",
            "Ada Lovelace",
            "ada@acme.test",
            "Know that it is you",
            "Change your projects",
            "reports:read",
            "localhost:3000",
            "Acme Inc",
            "30 days");
    assertThat(
            page.named("button")
                .filter(button -> button.attribute("name").equals(ConsentView.DECISION_FIELD))
                .map(button -> button.attribute("value")))
        .containsExactly(ConsentView.DENY, ConsentView.ALLOW);
  }

  @Test
  @DisplayName("the names of submitted fields and values are those the views promise")
  void submittedNames() {
    Map<String, String> all = SamplePages.plain("en").all();
    assertThat(submits(all, "choose-account"))
        .containsExactly(
            ChooseAccountView.CHOICE_FIELD + "=" + ChooseAccountView.CONTINUE,
            ChooseAccountView.CHOICE_FIELD + "=" + ChooseAccountView.ANOTHER);
    assertThat(submits(all, "logout"))
        .containsExactly(
            LogoutView.DECISION_FIELD + "=" + LogoutView.STAY,
            LogoutView.DECISION_FIELD + "=" + LogoutView.LOGOUT);
    TinyHtml login = TinyHtml.parse(all.getOrDefault("login", ""));
    assertThat(login.named("input").map(input -> input.attribute("name")))
        .containsExactly("state", LoginView.EMAIL_FIELD, LoginView.PASSWORD_FIELD);
  }

  @Test
  @DisplayName("views that carry secrets print stars")
  void secretsPrintStars() {
    assertThat(new HiddenField("code", "c0de").toString()).doesNotContain("c0de");
    assertThat(
            new DevView.User("Ada", "ada@acme.test", new ShownSecret("s3cret"), "admin").toString())
        .doesNotContain("s3cret")
        .contains("ada@acme.test".toLowerCase(Locale.ROOT));
  }

  private static List<String> submits(Map<String, String> all, String name) {
    return TinyHtml.parse(all.getOrDefault(name, ""))
        .named("button")
        .map(button -> button.attribute("name") + "=" + button.attribute("value"))
        .toList();
  }

  private static TinyHtml.Element field(TinyHtml page, String id) {
    return page.named("input")
        .filter(input -> input.attribute("id").equals(id))
        .findFirst()
        .orElseThrow();
  }
}
