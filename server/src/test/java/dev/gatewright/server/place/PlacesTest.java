package dev.gatewright.server.place;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.server.pages.Languages;
import dev.gatewright.server.pages.Messages;
import dev.gatewright.server.pages.Spoken;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The place of an address")
final class PlacesTest {
  private static final String BERLIN = "192.0.2.7";
  private static final Languages LANGUAGES = Languages.load();

  @TempDir private Path folder = Path.of("");

  private static Messages words(String language) {
    return LANGUAGES.choose(Spoken.of(Set.of(), language), Optional.empty(), Optional.empty());
  }

  private static PlacesFile cities() {
    return new PlacesFile("GeoLite2-City")
        .with("192.0.2", PlacesFile.place("DE", Map.of("en", "Berlin", "ar", "برلين")))
        .with("198.51.100", PlacesFile.place("CN", Map.of("en", "Beijing", "zh-CN", "北京")));
  }

  private Path file() {
    return folder.resolve("places.mmdb");
  }

  @Test
  @DisplayName("City and country stand beside it in the language of the page, or in English")
  void languages() throws Exception {
    cities().write(file());
    var places = Places.of(file());
    assertThat(places.shown(BERLIN, words("en"))).isEqualTo("192.0.2.7 (Berlin, Germany)");
    assertThat(places.shown(BERLIN, words("de"))).isEqualTo("192.0.2.7 (Berlin, Deutschland)");
    assertThat(places.shown(BERLIN, words("ar"))).isEqualTo("192.0.2.7 (برلين، ألمانيا)");
    assertThat(places.shown("198.51.100.1", words("zh-Hans"))).isEqualTo("198.51.100.1 (北京，中国)");
  }

  @Test
  @DisplayName("A file of countries says the country")
  void countries() throws Exception {
    new PlacesFile("GeoLite2-Country")
        .with("192.0.2", Map.of("country", Map.of("iso_code", "FR")))
        .write(file());
    assertThat(Places.of(file()).shown(BERLIN, words("fr"))).isEqualTo("192.0.2.7 (France)");
  }

  @Test
  @DisplayName("An address that is in no file, or is none, is shown as it is; no name is looked up")
  void unknown() throws Exception {
    cities().write(file());
    var places = Places.of(file());
    for (var text : List.of("203.0.113.9", "2001:db8::1", "localhost", "", "unknown")) {
      assertThat(places.shown(text, words("en"))).isEqualTo(text);
    }
    assertThat(Places.NONE.shown(BERLIN, words("en"))).isEqualTo(BERLIN);
  }

  @Test
  @DisplayName("A record of another shape than that of these files says nothing")
  void oddShapes() throws Exception {
    new PlacesFile("GeoLite2-City")
        .with("192.0.2", Map.of("city", "Berlin", "country", List.of("DE")))
        .with("198.51.100", Map.of("city", Map.of("names", Map.of("xx", "Peking"))))
        .write(file());
    var places = Places.of(file());
    assertThat(places.shown(BERLIN, words("en"))).isEqualTo(BERLIN);
    assertThat(places.shown("198.51.100.1", words("en"))).isEqualTo("198.51.100.1");
  }

  @Test
  @DisplayName("A file that is replaced is looked into without a start; a broken one says nothing")
  void replaced() throws Exception {
    var places = Places.of(file());
    assertThat(places.shown(BERLIN, words("en"))).as("not there yet").isEqualTo(BERLIN);

    cities().write(file());
    assertThat(places.shown(BERLIN, words("en"))).contains("Berlin");

    new PlacesFile("GeoLite2-City")
        .with("192.0.2", PlacesFile.place("DE", Map.of("en", "Potsdam")))
        .write(file());
    Files.setLastModifiedTime(file(), FileTime.fromMillis(1_000));
    assertThat(places.shown(BERLIN, words("en"))).contains("Potsdam");

    Files.delete(file());
    assertThat(places.shown(BERLIN, words("en"))).as("the last that was there").contains("Potsdam");

    Files.writeString(file(), "no file of places");
    assertThat(places.shown(BERLIN, words("en"))).isEqualTo(BERLIN);
  }

  @Test
  @DisplayName("doctor is told what is wrong with a file")
  void fault() throws Exception {
    assertThat(Places.fault(file())).contains("cannot be read");
    Files.writeString(file(), "no file of places");
    assertThat(Places.fault(file())).contains("is no MaxMind DB file");
    new PlacesFile("GeoLite2-ASN").write(file());
    assertThat(Places.fault(file())).contains("is a database of another kind, GeoLite2-ASN");
    cities().write(file());
    assertThat(Places.fault(file())).isEmpty();
  }
}
