package dev.gatewright.server.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The languages that pages speak, and the choice among them.
public final class Languages {
  /// In the order in which they are listed. Each base language has one variety at most, which
  /// speaks for the others too: Portuguese is Brazil's, Chinese is written in simplified letters.
  static final List<String> TAGS =
      List.of("en", "de", "fr", "es", "it", "pt-BR", "nl", "pl", "ja", "zh-Hans", "he", "ar");

  /// Those that the console speaks, the one for everybody else first.
  static final List<String> CONSOLE_TAGS = List.of("en");

  private final Map<String, Messages> byTag;
  private final List<Messages> ofConsole;
  private final Messages fallback;

  private Languages(Map<String, Messages> byTag, List<Messages> ofConsole) {
    this.byTag = Map.copyOf(byTag);
    this.ofConsole = List.copyOf(ofConsole);
    this.fallback = Objects.requireNonNull(byTag.get(TAGS.getFirst()));
  }

  /// The languages as tags (RFC 5646 §2).
  public static List<String> supported() {
    return TAGS;
  }

  /// A tag, and the language that it is a variety of, if it is one.
  public static List<String> withBase(String tag) {
    return Stream.of(tag, Locale.forLanguageTag(tag).getLanguage()).distinct().toList();
  }

  /// All message bundles, which are read once; one that is missing is a broken build.
  public static Languages load() {
    return Loaded.ALL;
  }

  private static final class Loaded {
    static final Languages ALL = readAll();
  }

  private static Languages readAll() {
    Map<String, Messages> byTag = new LinkedHashMap<>();
    for (String tag : TAGS) {
      var messages = read(tag);
      withBase(tag).forEach(name -> byTag.put(name.toLowerCase(Locale.ROOT), messages));
    }
    return new Languages(byTag, CONSOLE_TAGS.stream().map(Languages::readConsole).toList());
  }

  /// The texts of the console beside those of the other pages: in the language wanted, where the
  /// console speaks it.
  public Messages ofConsole(Messages wanted) {
    return ofConsole.stream()
        .filter(texts -> texts.language().equals(wanted.language()))
        .findFirst()
        .orElseGet(ofConsole::getFirst);
  }

  /// The first language that is wanted and spoken: `ui_locales` before `Accept-Language`, English
  /// last (OpenID Connect Core §3.1.2.1, RFC 4647 §3.4).
  public Messages choose(Optional<String> uiLocales, Optional<String> acceptLanguage) {
    return choose(Spoken.ALL, uiLocales, acceptLanguage);
  }

  /// The same among the languages of an issuer, whose own is the last.
  public Messages choose(
      Spoken spoken, Optional<String> uiLocales, Optional<String> acceptLanguage) {
    return Stream.concat(
            uiLocales.stream().flatMap(text -> LanguageRanges.ofUiLocales(text).stream()),
            acceptLanguage.stream().flatMap(text -> LanguageRanges.ofHeader(text).stream()))
        .flatMap(range -> lookup(range).stream())
        .filter(found -> spoken.tags().contains(found.language()))
        .findFirst()
        .orElseGet(() -> lookup(spoken.standard().toLowerCase(Locale.ROOT)).orElse(fallback));
  }

  /// The language for a range, shortened from its end until one fits (RFC 4647 §3.4).
  private Optional<Messages> lookup(String range) {
    String rest = range;
    while (!rest.isEmpty()) {
      Messages found = byTag.get(rest);
      if (found != null) {
        return Optional.of(found);
      }
      rest = rest.substring(0, Math.max(0, rest.lastIndexOf('-')));
    }
    return Optional.empty();
  }

  private static Messages read(String tag) {
    return new Messages(tag, texts("messages_" + tag + ".properties"));
  }

  private static Messages readConsole(String tag) {
    var texts = new LinkedHashMap<>(texts("messages_" + tag + ".properties"));
    texts.putAll(texts("console_" + tag + ".properties"));
    return new Messages(tag, texts);
  }

  private static Map<String, String> texts(String file) {
    try (InputStream in = Languages.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its file " + file);
      }
      Properties properties = new Properties();
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return properties.stringPropertyNames().stream()
          .collect(Collectors.toUnmodifiableMap(key -> key, properties::getProperty));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
