package dev.gatewright.server.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagesTest {
  private static final Pattern USE = Pattern.compile("(?:text|around|count)\\(\"([a-z_.]+)\"[,)]");
  private static final Pattern HOLE = Pattern.compile("\\{[0-9]}");
  private static final List<String> BUILT_KEYS =
      List.of(
          "recover.",
          "verify.",
          "signup.",
          "invited.",
          "change.",
          "undo.",
          "new_password.",
          "new_address.",
          "terms.",
          "scope.",
          "duration.",
          "error.",
          "signed_out.",
          "stayed.",
          "code.",
          "login.with.",
          "passkeys.count.",
          "account.",
          "activity.",
          "password.",
          "profile.",
          "notice.",
          "mail.",
          "open_link.",
          "link_gone.",
          "foot.",
          "consent.link.");

  private final Languages languages = Languages.load();

  private Messages in(String tag) {
    return languages.choose(Optional.of(tag), Optional.empty());
  }

  @Test
  @DisplayName("all bundles have the same keys, none is empty, and the placeholders agree")
  void sameKeys() {
    Messages english = in("en");
    for (String tag : Languages.TAGS) {
      Messages other = in(tag);
      assertThat(other.language()).isEqualTo(tag);
      assertThat(other.keys()).as(tag).containsExactlyInAnyOrderElementsOf(english.keys());
      for (String key : english.keys()) {
        assertThat(other.find(key)).as(tag + " " + key).get().asString().isNotBlank();
        assertThat(holes(other, key)).as(tag + " " + key).isEqualTo(holes(english, key));
      }
    }
  }

  @Test
  @DisplayName("every key that a template or view uses exists, and every key is used")
  void usedKeysExist() throws IOException {
    Set<String> keys = in("en").keys();
    Set<String> used = usedKeys();
    assertThat(used).hasSizeGreaterThan(60);
    assertThat(used.stream().filter(key -> !keys.contains(key) && !keys.contains(key + ".many")))
        .isEmpty();
    assertThat(
            keys.stream()
                .filter(key -> BUILT_KEYS.stream().noneMatch(key::startsWith))
                .map(key -> key.replaceFirst("\\.(one|many)$", ""))
                .filter(key -> !used.contains(key)))
        .isEmpty();
    for (ErrorKind kind : ErrorKind.values()) {
      assertThat(keys).contains(kind.key("title"), kind.key("what"), kind.key("todo"));
    }
  }

  @ParameterizedTest(name = "ui_locales [{0}], Accept-Language [{1}]: {2}")
  @DisplayName("RFC 4647 §3.4: the language is looked up by shortening, ui_locales first")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "-                | -                          | en",
        "-                | de                         | de",
        "-                | de-AT                      | de",
        "-                | DE-at-1996                 | de",
        "-                | ar-EG,en;q=0.5             | ar",
        "-                | fr, de;q=0.3, ar;q=0.8     | ar",
        "-                | fr;q=1, en;q=0.4, de;q=0.9 | de",
        "-                | de;q=0, ar;q=0.1           | ar",
        "-                | *                          | en",
        "-                | *, de;q=0.5                | de",
        "-                | den                        | en",
        "-                | de;q=x, ar                 | ar",
        "-                | ;;;,,=q                    | en",
        "fr-CA de         | ar                         | de",
        "xx               | ar                         | ar",
        "<script> ar-SA   | de                         | ar",
      })
  void choice(String uiLocales, String acceptLanguage, String expected) {
    Messages chosen =
        languages.choose(Optional.ofNullable(uiLocales), Optional.ofNullable(acceptLanguage));
    assertThat(chosen.language()).isEqualTo(expected);
  }

  @Test
  @DisplayName("an endless list of languages is read only as far as its limit")
  void endlessList() {
    String late = "fr,".repeat(100_000) + "de";
    assertThat(languages.choose(Optional.empty(), Optional.of(late)).language()).isEqualTo("en");
  }

  @Test
  @DisplayName("a value that looks like a placeholder stays as it is")
  void valuesAreNotTemplates() {
    Messages messages = new Messages("en", Map.of("greeting", "{0} and {1}", "plain", "none"));
    assertThat(messages.text("greeting", "{1}", "{0}")).isEqualTo("{1} and {0}");
    assertThatThrownBy(() -> messages.text("gone")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> messages.around("plain")).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"PT1S,1 minute", "PT61S,2 minutes", "PT1H,1 hour", "PT12H,12 hours", "P7D,7 days"})
  @DisplayName("a length of time is said in its largest unit, rounded up")
  void durations(Duration length, String expected) {
    assertThat(in("en").duration(length)).isEqualTo(expected);
  }

  private static List<String> holes(Messages messages, String key) {
    return HOLE.matcher(messages.find(key).orElse(""))
        .results()
        .map(match -> match.group())
        .sorted()
        .toList();
  }

  private static Set<String> usedKeys() throws IOException {
    Set<String> used = new TreeSet<>();
    for (Path root :
        List.of(Path.of("src/main/jte"), Path.of("src/main/java/dev/gatewright/server/pages"))) {
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Matcher use = USE.matcher(Files.readString(file));
          while (use.find()) {
            used.add(use.group(1));
          }
        }
      }
    }
    return used;
  }
}
