package dev.gatewright.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.server.pages.sample.SamplePages;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Words on a page that are not this program's")
final class WordsFromElsewhereTest {
  private static final String MARK = " (from elsewhere)";

  /// What an issuer of the sample pages says in English, and not in Hebrew or Japanese.
  private static final List<String> ENGLISH =
      List.of(
          "Welcome back",
          "With the account of the workshop.",
          "For members of the workshop only.",
          "Change your projects",
          "See your projects");

  @Test
  @DisplayName(
      "HTML §3.2.6.4: names and all else that comes from outside is set apart from the sentence"
          + " around it, on every page, so that it cannot turn the order of the words")
  void apart() {
    var mixed = new TreeSet<String>();
    SamplePages.seasoned(MARK)
        .all()
        .forEach((name, html) -> {
          var page = TinyHtml.parse(html);
          page.pieces()
              .filter(piece -> piece.text().contains(MARK) && !isApart(piece))
              .forEach(piece -> mixed.add(name + ": " + piece.text()));
          page.named("input")
              .filter(input -> input.attribute("class").equals("input"))
              .filter(input -> input.attribute("value").contains(MARK) && !input.has("dir"))
              .forEach(input -> mixed.add(name + ": field " + input.attribute("id")));
        });
    assertThat(mixed).isEmpty();
  }

  /// The title of a page has no marks.
  private static boolean isApart(TinyHtml.Piece piece) {
    boolean bySigns = piece.text().replaceAll("\u2068[^\u2068\u2069]*\u2069", "").indexOf(MARK) < 0;
    return bySigns
        || piece.within().stream()
            .takeWhile(element -> !element.name().equals("html"))
            .anyMatch(element ->
                element.name().equals("bdi")
                    || element.name().equals("title")
                    || element.has("dir"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"he", "ja"})
  @DisplayName(
      "WCAG 2.2 3.1.2: what an issuer says in another language than the page's says so, on every"
          + " page that shows it")
  void inAnotherLanguage(String tag) {
    var pages = SamplePages.plain(tag).all().values().stream().map(TinyHtml::parse).toList();
    for (var words : ENGLISH) {
      assertThat(saying(words, pages))
          .as(words)
          .isNotEmpty()
          .allSatisfy(piece -> assertThat(language(piece)).isEqualTo("en"));
    }
  }

  @Test
  @DisplayName("and says nothing where it is in the page's")
  void inTheSame() {
    var pages = SamplePages.plain("en").all().values().stream().map(TinyHtml::parse).toList();
    for (var words : ENGLISH) {
      assertThat(saying(words, pages))
          .as(words)
          .isNotEmpty()
          .allMatch(piece -> piece.within().stream().filter(it -> it.has("lang")).count() == 1);
    }
  }

  private static Stream<TinyHtml.Piece> saying(String words, List<TinyHtml> pages) {
    return pages.stream().flatMap(TinyHtml::pieces).filter(piece -> piece.text().contains(words));
  }

  private static String language(TinyHtml.Piece piece) {
    return piece.within().stream()
        .filter(element -> element.has("lang"))
        .findFirst()
        .orElseThrow()
        .attribute("lang");
  }

  @Test
  @DisplayName("A variety of the page's language is no other, and what nobody named has none")
  void which() {
    var brazil = Languages.load().choose(Optional.of("pt-BR"), Optional.empty());
    var arabic = Languages.load().choose(Optional.of("ar"), Optional.empty());
    assertThat(new Said("Ver", Optional.of("pt")).lang(brazil)).isEmpty();
    assertThat(new Said("Ver", Optional.of("pt")).lang(arabic)).contains("pt");
    assertThat(new Said("Ver", Optional.of("pt")).dir(arabic)).isEqualTo("auto");
    assertThat(new Said("Acme", Optional.empty()).lang(arabic)).isEmpty();
    assertThat(new Said("Acme", Optional.empty()).dir(arabic)).isEqualTo("auto");
    assertThat(new Said("Acme", Optional.of("ar")).dir(arabic)).isEqualTo("rtl");
  }
}
