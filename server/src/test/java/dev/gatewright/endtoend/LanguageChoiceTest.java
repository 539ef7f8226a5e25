package dev.gatewright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.Page;
import dev.gatewright.testing.Visitor;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Choosing a language on a page, without script.
final class LanguageChoiceTest {
  @TempDir private static Path data;

  @RegisterExtension
  private static final TwoTenants TENANTS = new TwoTenants(() -> data, "languages.yaml", Map.of());

  private final Visitor visitor = TwoTenants.visitor().saying("Accept-Language", "de");

  @Test
  @DisplayName("A chosen language holds in this browser, before what the application wishes for")
  void chosen() throws Exception {
    var wished = TENANTS.acme().authorize(Map.of("scope", "openid", "ui_locales", "en"));
    var english = visitor.open(wished);
    assertThat(english.body()).contains("<html lang=\"en\"", "lang=\"pl\"", ">Polski<");

    var polish = choose(english, "pl");

    assertThat(polish.body()).contains("<html lang=\"pl\"");
    assertThat(polish.text()).contains("Zaloguj się");
    assertThat(visitor.open(wished).body()).contains("<html lang=\"pl\"");
    assertThat(visitor.given("gw_language_acme")).contains("gw_language_acme=pl;", "HttpOnly");
    assertThat(TwoTenants.visitor().open(wished).body()).contains("<html lang=\"en\"");
  }

  @Test
  @DisplayName("Only languages that the issuer offers are spoken, listed and kept")
  void offered() throws Exception {
    var page =
        visitor
            .saying("Accept-Language", "ja, it;q=0.5")
            .open(TENANTS.acme().authorize(Map.of("scope", "openid")));
    assertThat(page.body())
        .contains("<html lang=\"he\" dir=\"rtl\"")
        .doesNotContain("value=\"ja\"", "value=\"it\"");

    var same = choose(page, "ja");

    assertThat(same.body()).contains("<html lang=\"he\"");
    assertThat(visitor.open(TENANTS.at("/acme/.well-known/openid-configuration")).body())
        .contains("\"ui_locales_supported\":[\"en\",\"de\",\"pl\",\"he\"]");
  }

  @Test
  @DisplayName("OWASP unvalidated redirects: a choice leads back to the issuer's pages alone")
  void back() throws Exception {
    var page = visitor.open(TENANTS.acme().authorize(Map.of("scope", "openid")));
    for (var elsewhere : new String[] {"//evil.test/acme/", "https://evil.test/", "/other/x"}) {
      var answer =
          visitor.post(page, "/acme/language", Map.of("language", "de", "back", elsewhere));
      assertThat(answer.uri().getHost()).as(elsewhere).isEqualTo(page.uri().getHost());
      assertThat(answer.uri().getPath()).as(elsewhere).isEqualTo("/acme/");
    }
  }

  private Page choose(Page page, String tag) throws Exception {
    var back = page.uri().getRawPath() + "?" + page.uri().getRawQuery();
    return visitor.post(page, "/acme/language", Map.of("language", tag, "back", back));
  }
}
