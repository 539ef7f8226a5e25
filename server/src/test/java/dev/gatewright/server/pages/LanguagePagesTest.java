package dev.gatewright.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.server.pages.sample.SamplePages;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LanguagePagesTest {
  private static final Set<String> FROM_THE_RIGHT = Set.of("ar", "he");
  private static final Pattern HOLE = Pattern.compile("\\{[0-9]}");

  static List<String> tags() {
    return Languages.TAGS;
  }

  @ParameterizedTest
  @MethodSource("tags")
  @DisplayName(
      "Every page in every state has all its texts in every language, the console in its own, and"
          + " says language and direction (HTML §3.2.6)")
  void everyPage(String tag) {
    SamplePages.plain(tag)
        .all()
        .forEach((name, html) -> {
          var page = TinyHtml.parse(html);
          var spoken = SamplePages.language(name, tag);
          assertThat(page.only("html").attribute("lang")).as(name).isEqualTo(spoken);
          assertThat(page.only("html").attribute("dir"))
              .as(name)
              .isEqualTo(FROM_THE_RIGHT.contains(spoken) ? "rtl" : "ltr");
          assertThat(html).as(name).doesNotContainPattern(HOLE);
          assertThat(page.only("h1").text().toString()).as(name).isNotBlank();
        });
  }
}
