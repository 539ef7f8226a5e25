package dev.gatewright.server.pages;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.server.pages.OwnFile.Kind;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnFileTest {
  private static final String SVG = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";

  @ParameterizedTest(name = "{0}")
  @DisplayName("WHATWG MIME Sniffing §6.1: the first bytes say what a picture is")
  @CsvSource({
    "PNG, '\u0089PNG\r\n\u001a\n...'",
    "JPEG, '\u00ff\u00d8\u00ff\u00e0...'",
    "GIF, GIF89a...",
    "WEBP, RIFF....WEBPVP8",
    "ICO, '\u0000\u0000\u0001\u0000..'",
  })
  void rasters(Kind kind, String bytes) {
    assertThat(OwnFile.picture(bytes.getBytes(ISO_8859_1)).map(OwnFile::kind)).contains(kind);
  }

  @ParameterizedTest
  @DisplayName("An SVG is one whose root is svg, whatever harmless stands before it")
  @ValueSource(
      strings = {
        SVG,
        "\uFEFF" + SVG,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- by hand -->\n" + SVG,
        "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/svg11.dtd\">" + SVG,
      })
  void svg(String text) {
    assertThat(OwnFile.picture(text.getBytes(UTF_8)).map(OwnFile::kind)).contains(Kind.SVG);
  }

  @ParameterizedTest
  @DisplayName("What is no picture is refused, whatever its name says")
  @ValueSource(
      strings = {
        "",
        "GIF",
        "<html><svg xmlns=\"http://www.w3.org/2000/svg\"/></html>",
        "<script>alert(1)</script>" + SVG,
        "<svg/>",
        "<!DOCTYPE svg [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>" + SVG,
        "alert(1) // " + SVG,
      })
  void others(String text) {
    assertThat(OwnFile.picture(text.getBytes(UTF_8))).isEmpty();
  }

  @Test
  @DisplayName("An SVG in another encoding than UTF-8 is refused, as its text cannot be judged")
  void encoding() {
    assertThat(OwnFile.picture(SVG.getBytes(UTF_16))).isEmpty();
  }

  @Test
  @DisplayName("The name holds the hash of the bytes and their kind, and nothing else")
  void named() {
    var file = OwnFile.picture(SVG.getBytes(UTF_8)).orElseThrow();
    assertThat(file.path()).matches("/look/[0-9a-f]{16}\\.svg");
    assertThat(file).isEqualTo(OwnFile.picture(SVG.getBytes(UTF_8)).orElseThrow());
    assertThat(OwnFile.picture((SVG + " ").getBytes(UTF_8)).map(OwnFile::name))
        .isNotEqualTo(Optional.of(file.name()));
  }
}
