package dev.gatewright.server.config.issuer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.server.config.Samples;
import dev.gatewright.server.config.yaml.ConfigFile;
import dev.gatewright.server.pages.Branding.OwnText;
import dev.gatewright.server.pages.Branding.Place;
import dev.gatewright.server.pages.OwnFile.Kind;
import dev.gatewright.server.pages.Picture;
import dev.gatewright.server.pages.Said;
import dev.gatewright.server.pages.Spoken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookKeysTest {
  private static final String SVG = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";

  @TempDir private Path folder = Path.of("");

  @Test
  @DisplayName("Files are read from the folder of tenants.yaml and kept with the settings")
  void files() throws IOException {
    Files.writeString(folder.resolve("logo.svg"), SVG);
    Files.writeString(folder.resolve("theme.css"), ".card { margin: 0 }");
    var settings = read("branding: { logo: { file: logo.svg }, css: { file: theme.css } }");
    var branding = LookKeys.branding(settings);
    assertThat(branding.picture(Place.LOGO).flatMap(Picture::file))
        .get()
        .satisfies(file -> {
          assertThat(file.kind()).isEqualTo(Kind.SVG);
          assertThat(new String(file.bytes(), UTF_8)).isEqualTo(SVG);
          assertThat(branding.file(file.name())).contains(file);
        });
    assertThat(branding.css()).isPresent();
    assertThat(StoredSettings.issuer(SettingsDocuments.of(settings))).isEqualTo(settings);
  }

  @Test
  @DisplayName("A file that is too large, none of its kind, missing or twice named is refused")
  void wrongFiles() throws IOException {
    Files.write(folder.resolve("huge.svg"), new byte[64 * 1024 + 1]);
    Files.writeString(folder.resolve("page.svg"), "<html>" + SVG);
    Files.writeString(folder.resolve("far.css"), "a { background: url(https://evil.test/) }");
    assertThat(problems("branding: { logo: { file: huge.svg } }"))
        .contains("huge.svg", "more than 64 KB");
    assertThat(problems("branding: { logo: { file: page.svg } }")).contains("is no picture");
    assertThat(problems("branding: { logo: { file: none.svg } }")).contains("cannot be read");
    assertThat(problems("branding: { logo: { file: page.svg, data: AAAA } }"))
        .contains("must name one file");
    assertThat(problems("branding: { logo: { data: '***' } }")).contains("is not base64");
    assertThat(problems("branding: { css: { file: far.css } }")).contains("has url(");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @DisplayName("WCAG 2.2 1.4.3: a color on which text would not read is refused with its measure")
  @CsvSource({
    "background, #808080, 1.76:1",
    "background_dark, #5a5a5a, 3.05:1",
    "primary_color_dark, #222222, 1.10:1",
  })
  void contrast(String key, String color, String measured) {
    assertThat(problems("branding: { %s: '%s' }".formatted(key, color)))
        .contains("has a contrast of " + measured, "is needed", "such as #");
  }

  @ParameterizedTest
  @DisplayName("Addresses that run something or name a foreign scheme are refused")
  @CsvSource(
      delimiter = '|',
      value = {
        "branding: { logo: 'javascript:alert(1)' }",
        "branding: { logo: '//evil.test/x.png' }",
        "branding: { image: 'data:image/svg+xml,x' }",
        "branding: { favicon: 'http://evil.test/x.png' }",
        "links: { terms: 'javascript:alert(1)' }",
        "links: { support: /help }",
        "clients: [{ id: web, tos_uri: 'javascript:alert(1)' }]",
        "clients: [{ id: web, logo_uri: 'data:image/png;base64,AAAA' }]",
        "clients: [{ id: web, policy_uri: 'ftp://evil.test' }]",
      })
  void addresses(String yaml) {
    assertThat(problems(yaml)).contains("is no https URL");
  }

  @Test
  @DisplayName(
      "Texts and scope descriptions are said by language; its base, the issuer's own and English"
          + " stand in, in this order")
  void languages() {
    var settings =
        read(
            """
            branding: { texts: { en: { title: Hello }, de: { title: Hallo } } }
                scopes: [{ name: a, description: { en: See, de: Sehen } }, { name: b, description: All }]
            """);
    var branding = LookKeys.branding(settings);
    assertThat(branding.text(OwnText.TITLE, List.of("de", "en"))).contains(said("Hallo", "de"));
    assertThat(branding.text(OwnText.TITLE, List.of("ar", "en"))).contains(said("Hello", "en"));
    assertThat(branding.text(OwnText.LEAD, List.of("de", "en"))).isEmpty();
    var scopes = settings.scopes();
    assertThat(scopes.getFirst().description(List.of("de", "en"))).contains(said("Sehen", "de"));
    assertThat(scopes.getFirst().description(List.of("ar", "en"))).contains(said("See", "en"));
    assertThat(scopes.getLast().description(List.of("ar", "en")))
        .contains(new Said("All", Optional.empty()));
    var brazil = Spoken.of(Set.of("pt-BR", "fr"), "de").inPlaceOf("pt-BR");
    assertThat(brazil).containsExactly("pt-BR", "pt", "de", "en");
    var portuguese =
        read(
            """
            branding: { texts: { pt: { title: Olá }, de: { title: Hallo, lead: Da } } }
                scopes: [{ name: a, description: { en: See, pt: Ver } }]
            """);
    assertThat(LookKeys.branding(portuguese).text(OwnText.TITLE, brazil))
        .contains(said("Olá", "pt"));
    assertThat(LookKeys.branding(portuguese).text(OwnText.LEAD, brazil)).contains(said("Da", "de"));
    assertThat(portuguese.scopes().getFirst().description(brazil)).contains(said("Ver", "pt"));
    assertThat(problems("branding: { texts: { xx: { title: Hello } } }"))
        .contains("is no language of the pages");
    assertThat(problems("branding: { texts: { en: { titl: Hello } } }"))
        .contains("did you mean title?");
  }

  private IssuerSettings read(String yaml) {
    return Samples.loaded(TenantsReader.read(file(yaml), Samples.BASE_URL))
        .issuers()
        .getFirst()
        .settings();
  }

  private String problems(String yaml) {
    return Samples.problems(TenantsReader.read(file(yaml), Samples.BASE_URL));
  }

  private ConfigFile file(String yaml) {
    try {
      var file = folder.resolve("tenants.yaml");
      Files.writeString(file, "issuers:\n  - id: acme\n    " + yaml + "\n");
      return ConfigFile.at(file, Map.of());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Said said(String text, String language) {
    return new Said(text, Optional.of(language));
  }
}
