package dev.gatewright.server.config.look;

import static dev.gatewright.server.config.yaml.KeySpec.optional;

import dev.gatewright.server.config.yaml.Fields;
import dev.gatewright.server.config.yaml.Form;
import dev.gatewright.server.config.yaml.JsonValues;
import dev.gatewright.server.config.yaml.KeyType;
import dev.gatewright.server.config.yaml.NearestKey;
import dev.gatewright.server.config.yaml.SectionSpec;
import dev.gatewright.server.config.yaml.Words;
import dev.gatewright.server.config.yaml.YamlNode;
import dev.gatewright.server.config.yaml.YamlNode.Mapping;
import dev.gatewright.server.pages.Branding.OwnText;
import dev.gatewright.server.pages.Languages;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// What is said once for each language that pages speak.
public final class ByLanguage {
  /// The languages of the pages, and those that some of them are varieties of.
  private static final KeyType.OneOf TAGS =
      new KeyType.OneOf(
          Languages.supported().stream().flatMap(tag -> Languages.withBase(tag).stream()).toList());

  private static final Words<OwnText> WORDS = Words.of(OwnText.values());
  private static final int LONGEST = 500;

  /// The operator's own words on the sign-in page.
  public static final SectionSpec TEXTS =
      new SectionSpec(
          "texts",
          List.of(
              optional("title", new KeyType.Text(), "none", "In place of \"Sign in\"."),
              optional("lead", new KeyType.Text(), "none", "A sentence below it."),
              optional("footnote", new KeyType.Text(), "none", "A sentence below the form.")));

  /// One text, or one for each language.
  public static final KeyType TEXT =
      new KeyType.Either(new KeyType.Text(), new KeyType.ByWord(TAGS, new KeyType.Text()));

  private ByLanguage() {}

  /// Reads what stands at `key` as [#TEXT]. A text without a language has the empty one.
  public static Map<String, String> texts(Fields fields, String key) {
    var node = fields.node(key);
    if (node.isPresent() && node.get() instanceof Mapping mapping) {
      return languages(fields, fields.pathOf(key), mapping, (at, value) -> text(fields, at, value));
    }
    return fields.text(key).map(text -> Map.of("", text)).orElse(Map.of());
  }

  /// As [#texts] reads it.
  public static JsonNode write(Map<String, String> texts) {
    if (texts.containsKey("")) {
      return JsonNodeFactory.instance.stringNode(texts.get(""));
    }
    var object = JsonValues.newObject();
    new TreeMap<>(texts).forEach(object::put);
    return object;
  }

  /// Title, lead and footnote for each language.
  public static Form<Map<String, Map<OwnText, String>>> ownTexts() {
    return new Form<>(
        new KeyType.ByWord(TAGS, new KeyType.Section(TEXTS)),
        (fields, key) ->
            fields
                .node(key)
                .flatMap(node ->
                    node instanceof Mapping mapping
                        ? Optional.of(
                            languages(
                                fields,
                                fields.pathOf(key),
                                mapping,
                                (at, value) -> section(fields, at, value)))
                        : fields
                            .context()
                            .wrongType(
                                node,
                                fields.pathOf(key),
                                new KeyType.ByWord(TAGS, new KeyType.Section(TEXTS)))),
        ByLanguage::writeOwn);
  }

  private static JsonNode writeOwn(Map<String, Map<OwnText, String>> texts) {
    var object = JsonValues.newObject();
    new TreeMap<>(texts)
        .forEach((language, own) -> {
          var section = object.putObject(language);
          new TreeMap<>(own).forEach((text, value) -> section.put(WORDS.spell(text), value));
        });
    return object;
  }

  private static Optional<Map<OwnText, String>> section(Fields fields, String at, YamlNode node) {
    return fields
        .section(node, at, new KeyType.Section(TEXTS))
        .map(section -> {
          var own = new EnumMap<OwnText, String>(OwnText.class);
          for (var text : OwnText.values()) {
            section
                .text(WORDS.spell(text))
                .filter(value -> isShort(section, WORDS.spell(text), value))
                .ifPresent(value -> own.put(text, value));
          }
          return Map.copyOf(own);
        });
  }

  private static boolean isShort(Fields fields, String key, String text) {
    if (text.length() > LONGEST) {
      fields.error(key, "is too long", "Write at most " + LONGEST + " characters.");
    }
    return text.length() <= LONGEST;
  }

  private static Optional<String> text(Fields fields, String at, YamlNode node) {
    return fields.context().readText(node, at);
  }

  private static <T> Map<String, T> languages(
      Fields fields,
      String path,
      Mapping mapping,
      BiFunction<String, YamlNode, Optional<T>> reader) {
    var read = new TreeMap<String, T>();
    for (var entry : mapping.entries()) {
      var at = path + "." + entry.key();
      if (TAGS.words().contains(entry.key())) {
        reader.apply(at, entry.value()).ifPresent(value -> read.put(entry.key(), value));
      } else {
        fields
            .context()
            .problems()
            .error(
                entry.place(),
                at,
                "is no language of the pages",
                NearestKey.of(entry.key(), TAGS.words())
                    .map(near -> "Write " + near + ".")
                    .orElse("Use some of " + String.join(", ", TAGS.words()) + "."));
      }
    }
    return Map.copyOf(read);
  }
}
