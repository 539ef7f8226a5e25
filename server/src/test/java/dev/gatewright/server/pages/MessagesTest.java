package dev.gatewright.server.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatewright.server.pages.account.When;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MessagesTest {
  private static final Pattern USE =
      Pattern.compile("\\b(?:text|around|count)\\(\"([a-z_.]+)\"[,)]");
  private static final Pattern HOLE = Pattern.compile("\\{[0-9]}");
  private static final List<String> BUILT_KEYS =
      List.of(
          "sessions.stays",
          "sessions.passing",
          "domains.state.",
          "console.section.",
          "console.proved.",
          "console.try.error.",
          "console.api_keys.beyond",
          "console.settings.duration.",
          "console.administrators.",
          "mailed.",
          "number.",
          "text.",
          "texted.",
          "console.secret.",
          "console.status.",
          "console.found.",
          "console.key_state.",
          "console.api_key_state.",
          "console.factor_kind.",
          "console.role.",
          "console.notice.",
          "console.history.",
          "console.refused.",
          "console.refusal.",
          "console.entrance.",
          "console.client",
          "console.new_client.",
          "console.token",
          "console.branding.page.",
          "console.chart.",
          "console.delivery_state.",
          "console.issuers.remove_",
          "console.organization.remove_",
          "console.providers.turn_",
          "console.refusals.",
          "console.settings.",
          "console.hooks.",
          "console.webhooks.",
          "console.webhook_state.",
          "login.email_",
          "invitations.problem.",
          "domains.problem.",
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
          "sessions.",
          "consent.link.",
          "upstream.");

  private final Languages languages = Languages.load();

  private Messages in(String tag) {
    return languages.choose(Optional.of(tag), Optional.empty());
  }

  @ParameterizedTest
  @MethodSource("tags")
  @DisplayName("all bundles have the same keys, none is empty, and the placeholders agree")
  void sameKeys(String tag) {
    var english = in("en");
    var other = in(tag);
    assertThat(other.language()).isEqualTo(tag);
    assertThat(plain(other)).containsExactlyInAnyOrderElementsOf(plain(english));
    assertThat(counted(other)).containsExactlyInAnyOrderElementsOf(counted(english));
    for (String key : other.keys()) {
      assertThat(other.find(key))
          .as(key)
          .get()
          .asString()
          .isNotBlank()
          .isEqualTo(stripped(other, key));
    }
    for (String key : plain(english)) {
      assertThat(holes(other, key)).as(key).isEqualTo(holes(english, key));
    }
  }

  @Test
  @DisplayName("what the console says beside the other pages is said in its own languages alone")
  void console() {
    for (String tag : tags()) {
      var texts = languages.ofConsole(in(tag));
      assertThat(texts.language())
          .isEqualTo(
              Languages.CONSOLE_TAGS.contains(tag) ? tag : Languages.CONSOLE_TAGS.getFirst());
      var others = in(texts.language()).keys();
      assertThat(texts.keys()).containsAll(others);
      assertThat(texts.keys().stream().filter(key -> !others.contains(key)))
          .isNotEmpty()
          .allMatch(key -> key.startsWith("console."));
    }
  }

  @ParameterizedTest
  @MethodSource("tags")
  @DisplayName(
      "CLDR: a text that counts has each form that its language needs and no other, and each names"
          + " the number, unless it is for that number alone")
  void forms(String tag) {
    var messages = in(tag);
    for (String key : counted(messages)) {
      var forms = messages.plural().forms();
      assertThat(messages.keys().stream().filter(it -> base(it).equals(key)))
          .as(key)
          .containsExactlyInAnyOrderElementsOf(
              forms.stream().map(form -> key + form.suffix()).toList());
      for (Plural.Form form : forms) {
        var holes = holes(messages, key + form.suffix());
        if (numbersOf(messages.plural(), form) > 1 || !holes.isEmpty()) {
          assertThat(holes).as(key + form.suffix()).containsExactly("{0}");
        }
      }
    }
  }

  @Test
  @DisplayName("every key that a template or view uses exists, and every key is used")
  void usedKeysExist() throws IOException {
    Set<String> keys = languages.ofConsole(in("en")).keys();
    Set<String> used = usedKeys();
    assertThat(used).hasSizeGreaterThan(60);
    assertThat(used.stream().filter(key -> !keys.contains(key) && !keys.contains(key + ".other")))
        .isEmpty();
    assertThat(
            keys.stream()
                .filter(key -> BUILT_KEYS.stream().noneMatch(key::startsWith))
                .map(MessagesTest::base)
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
        "-                | sv, de;q=0.3, ar;q=0.8     | ar",
        "-                | sv;q=1, en;q=0.4, de;q=0.9 | de",
        "-                | pt-BR                      | pt-BR",
        "-                | pt-PT, en;q=0.8            | pt-BR",
        "-                | pt                         | pt-BR",
        "-                | fr-CA                      | fr",
        "-                | zh-CN                      | zh-Hans",
        "-                | zh-TW, zh;q=0.9            | zh-Hans",
        "-                | ja-JP                      | ja",
        "-                | de;q=0, ar;q=0.1           | ar",
        "-                | *                          | en",
        "-                | *, de;q=0.5                | de",
        "-                | den                        | en",
        "-                | de;q=x, ar                 | ar",
        "-                | ;;;,,=q                    | en",
        "sv-FI de         | ar                         | de",
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
    String late = "sv,".repeat(100_000) + "de";
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

  @ParameterizedTest(name = "{0}: {1}")
  @DisplayName("Numbers and times are written as the language does, with the digits of ASCII")
  @CsvSource(
      delimiter = '|',
      value = {
        "en | 12,345 | July 4, 2026, 9:05 PM UTC | July 4, 2026 | Jul 4, 2026, 9:05 PM",
        "de | 12.345 | 4. Juli 2026, 21:05 UTC | 4. Juli 2026 | 04.07.2026, 21:05",
        "fr | 12\u202f345 | 4 juillet 2026 21:05 UTC | 4 juillet 2026 | 4 juil. 2026 21:05",
        "es | 12.345 | 4 de julio de 2026, 21:05 UTC | 4 de julio de 2026 | 4 jul 2026, 21:05",
        "it | 12.345 | 4 luglio 2026, 21:05 UTC | 4 luglio 2026 | 4 lug 2026, 21:05",
        "pt-BR | 12.345 | 4 de julho de 2026 21:05 UTC | 4 de julho de 2026"
            + " | 4 de jul. de 2026 21:05",
        "nl | 12.345 | 4 juli 2026, 21:05 UTC | 4 juli 2026 | 4 jul 2026, 21:05",
        "pl | 12\u00a0345 | 4 lipca 2026, 21:05 UTC | 4 lipca 2026 | 4 lip 2026, 21:05",
        "ja | 12,345 | 2026年7月4日 21:05 UTC | 2026年7月4日 | 2026/07/04 21:05",
        "zh-Hans | 12,345 | 2026年7月4日 21:05 UTC | 2026年7月4日 | 2026年7月4日 21:05",
        "he | 12,345 | 4 ביולי 2026, 21:05 UTC | 4 ביולי 2026 | 4 ביולי 2026, 21:05",
        "ar | 12,345 | 4 يوليو 2026، 9:05 م UTC | 4 يوليو 2026 | 04\u200f/07\u200f/2026، 9:05 م",
      })
  void numbersAndTimes(String tag, String number, String moment, String day, String minute) {
    var messages = in(tag);
    var at = Instant.parse("2026-07-04T21:05:00Z");
    var when = new When(ZoneOffset.UTC);
    assertThat(messages.number(12_345)).isEqualTo(number);
    assertThat(messages.moment(at)).isEqualTo(moment);
    assertThat(when.day(messages, at)).isEqualTo(day);
    assertThat(when.minute(messages, at).replace('\u202f', ' ')).isEqualTo(minute);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @DisplayName("A length of time is said with the form that the language has for so many")
  @CsvSource(
      delimiter = '|',
      value = {
        "de | PT1M | 1 Minute",
        "de | P7D | 7 Tage",
        "fr | PT1H | 1 heure",
        "es | P2D | 2 días",
        "it | PT1H | 1 ora",
        "pt-BR | P1D | 1 dia",
        "nl | P7D | 7 dagen",
        "pl | PT1M | 1 minutę",
        "pl | PT22H | 22 godziny",
        "pl | PT25M | 25 minut",
        "ja | P7D | 7 日",
        "zh-Hans | PT1H | 1 小时",
        "he | P2D | יומיים",
        "he | P3D | 3 ימים",
        "ar | PT1M | دقيقة واحدة",
        "ar | PT2H | ساعتين",
        "ar | P7D | 7 أيام",
        "ar | P30D | 30 يومًا",
        "ar | P100D | 100 يوم",
      })
  void durations(String tag, Duration length, String expected) {
    assertThat(in(tag).duration(length)).isEqualTo(expected);
  }

  static List<String> tags() {
    return Languages.TAGS;
  }

  private static String stripped(Messages messages, String key) {
    return messages.find(key).orElse("").strip();
  }

  private static String base(String key) {
    return key.replaceFirst("\\.(zero|one|two|few|many|other)$", "");
  }

  /// The keys of what is said in one way.
  private static List<String> plain(Messages messages) {
    return messages.keys().stream().filter(key -> base(key).equals(key)).toList();
  }

  /// The keys, without their endings, of what counts.
  private static Set<String> counted(Messages messages) {
    return messages.keys().stream()
        .map(MessagesTest::base)
        .filter(key -> !messages.keys().contains(key))
        .collect(Collectors.toSet());
  }

  private static long numbersOf(Plural plural, Plural.Form form) {
    return LongStream.range(0, 1_000).filter(number -> plural.form(number) == form).count();
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
        List.of(
            Path.of("src/main/jte"),
            Path.of("src/main/java/dev/gatewright/server/pages"),
            Path.of("src/main/java/dev/gatewright/server/console"))) {
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.filter(Files::isRegularFile).filter(MessagesTest::speaks).toList()) {
          Matcher use = USE.matcher(Files.readString(file));
          while (use.find()) {
            used.add(use.group(1));
          }
        }
      }
    }
    return used;
  }

  /// Samples name languages where pages name texts.
  private static boolean speaks(Path file) {
    return !file.toString().contains("/sample/");
  }
}
