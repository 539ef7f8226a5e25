package dev.gatewright.server.pages.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatewright.server.pages.plot.Plot.Kind;
import dev.gatewright.server.pages.plot.Plot.Line;
import dev.gatewright.server.pages.plot.Plot.Tick;
import dev.gatewright.server.pages.plot.Plot.Words;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A plot")
final class PlotTest {
  private static final boolean WRITE = Boolean.getBoolean("gatewright.write-docs");
  private static final Path GOLDEN =
      (Files.exists(Path.of("src/test/resources")) ? Path.of("") : Path.of("server"))
          .resolve("src/test/resources/dev/gatewright/server/pages/plot");
  private static final Words WORDS = new Words("As a table", "Hour");

  @ParameterizedTest
  @EnumSource
  @DisplayName("is drawn as it was, with its title, its description and its table")
  void golden(Kind kind) throws IOException {
    var plot =
        new Plot(
            "sign-ins",
            "Sign-ins",
            "Sign-ins by hour and method, from 8 to 12.",
            kind,
            List.of("08:00", "09:00", "10:00", "11:00"),
            List.of(
                new Line("password", List.of(3L, 0L, 12L, 7L)),
                new Line("passkey", List.of(1L, 0L, 4L, 9L))),
            WORDS);
    var file = GOLDEN.resolve(kind.name().toLowerCase(Locale.ROOT) + ".html");
    if (WRITE) {
      Files.createDirectories(GOLDEN);
      Files.writeString(file, html(plot));
    }

    assertThat(html(plot)).isEqualTo(Files.readString(file));
  }

  @Test
  @DisplayName("escapes every word that it is given, and styles nothing inline")
  void escaped() {
    var bad = "\"><script>alert('1')</script>&";
    var html =
        html(
            new Plot(
                "bad",
                bad,
                bad,
                Kind.BARS,
                List.of(bad),
                List.of(new Line(bad, List.of(1L)), new Line(bad, List.of(2L))),
                new Words(bad, bad)));

    assertThat(html)
        .doesNotContain("<script", "aria-label=\"\"", "style=")
        .contains("&lt;script&gt;");
    assertThatThrownBy(() -> plot("a\"b", List.of(1L))).isInstanceOf(RuntimeException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "0, '0 1'",
    "1, '0 1'",
    "3, '0 1 2 3'",
    "5, '0 1 2 3 4 5'",
    "6, '0 2 4 6'",
    "11, '0 5 10 15'",
    "99, '0 20 40 60 80 100'",
    "1234, '0 500 1000 1500'"
  })
  @DisplayName("has a few round numbers up its side, from zero to the highest or above")
  void ticks(long highest, String names) {
    assertThat(plot("p", List.of(0L, highest)).up().stream().map(Tick::name))
        .containsExactly(names.split(" "));
  }

  @Test
  @DisplayName("names a few of many times, and stays in its frame, whatever the numbers are")
  void anyNumbers() {
    var random = new Random(3);
    for (var round = 0; round < 200; round++) {
      var size = 1 + random.nextInt(Plot.MOST_TIMES);
      var most = random.nextBoolean() ? 3 : Integer.MAX_VALUE;
      var plot =
          plot("p", IntStream.range(0, size).mapToObj(_ -> (long) random.nextInt(most)).toList());

      assertThat(plot.below()).hasSizeBetween(1, 8);
      assertThat(plot.up()).hasSizeBetween(2, 6);
      var numbers =
          Arrays.stream(plot.path(0).split("[^0-9.]+"))
              .filter(text -> !text.isEmpty())
              .mapToDouble(Double::parseDouble);
      assertThat(numbers).allMatch(number -> number >= 0 && number <= Plot.WIDTH);
    }
    assertThat(plot("p", List.of()).path(0)).isEmpty();
  }

  @Test
  @DisplayName("draws the highest lines of many, and the others as one")
  void most() {
    var lines =
        IntStream.range(0, 9).mapToObj(at -> new Line("r" + at, List.of((long) at, 1L))).toList();

    var most = Plot.most(lines, "others");
    assertThat(most.stream().map(Line::label))
        .containsExactly("r8", "r7", "r6", "r5", "r4", "others");
    assertThat(most.getLast().numbers()).containsExactly(6L, 4L);
    assertThat(Plot.most(lines.subList(0, 6), "others")).isEqualTo(lines.subList(0, 6));
  }

  private static Plot plot(String id, List<Long> numbers) {
    return new Plot(
        id,
        "Title",
        "About it.",
        Kind.BARS,
        IntStream.range(0, numbers.size()).mapToObj(Integer::toString).toList(),
        List.of(new Line("all", numbers)),
        WORDS);
  }

  private static String html(Plot plot) {
    var out = new StringOutput();
    TemplateEngine.createPrecompiled(
            null,
            ContentType.Html,
            PlotTest.class.getClassLoader(),
            "dev.gatewright.server.pages.templates")
        .render("part/plot.jte", Map.of("plot", plot), out);
    return out.toString();
  }
}
