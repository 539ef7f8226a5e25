package dev.gatewright.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.server.pages.sample.SamplePages;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A page that ends something")
class EndPagesTest {
  /// To the application or its people, or to another try.
  private static final Map<String, String> NEXT =
      Map.of(
          "en", "the application|[Tt]ry again",
          "de", "der Anwendung|zur Anwendung|noch einmal",
          "ar", "التطبيق|حاول مرة أخرى");

  /// Pages of every kind whose application is not known, so that they have nothing to link to.
  static Stream<Arguments> ends() {
    return NEXT.keySet().stream()
        .flatMap(language ->
            SamplePages.plain(language).all().entrySet().stream()
                .filter(page -> page.getKey().startsWith("end-"))
                .map(page -> Arguments.of(language, page.getKey(), page.getValue())));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("ends")
  @DisplayName("says what to do where it has nothing to link to")
  void saysWhatToDo(String language, String name, String html) {
    var page = TinyHtml.parse(html);

    assertThat(page.named("a").map(link -> link.attribute("href"))).as(name).isEmpty();
    var todo = page.named("p").filter(p -> p.attribute("class").equals("todo")).toList();
    assertThat(todo).as(name).hasSize(1);
    assertThat(todo.getFirst().text().toString()).as(name).containsPattern(NEXT.get(language));
  }
}
