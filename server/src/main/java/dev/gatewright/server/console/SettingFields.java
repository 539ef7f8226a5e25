package dev.gatewright.server.console;

import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.config.yaml.JsonText;
import dev.gatewright.server.config.yaml.JsonValues;
import dev.gatewright.server.config.yaml.KeySpec;
import dev.gatewright.server.config.yaml.KeyType;
import dev.gatewright.server.config.yaml.Problems;
import dev.gatewright.server.config.yaml.YamlText;
import dev.gatewright.server.pages.Messages;
import dev.gatewright.server.pages.console.SettingsChangeView.Choice;
import dev.gatewright.server.pages.console.SettingsChangeView.Field;
import dev.gatewright.server.pages.console.SettingsChangeView.Kind;
import dev.gatewright.server.tenants.SettingFault;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Settings as fields of a form, by what their declarations say of them, and forms as settings. An
/// empty field means the default.
final class SettingFields {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /// Joins a setting's path with the word that a tick is for.
  private static final String WORD = ":";

  /// Stands for a file of the issuer's own, which is longer than what a form may bring.
  private static final String FILE = "{ data: kept }";

  private static final String NONE = "none";
  private static final Set<String> NOTHING = Set.of("[]", "{}", NONE);

  /// As `DurationText` writes it.
  private static final Pattern DURATION = Pattern.compile("\\b([0-9]{1,9})([smhd])\\b");

  private SettingFields() {}

  /// A setting that has no keys below it, with the keys that lead there.
  ///
  /// @param section what its section is about, if it is the first in one
  record Leaf(List<String> path, KeySpec spec, Optional<String> section) {
    Leaf {
      path = List.copyOf(path);
    }

    String name() {
      return String.join(".", path);
    }

    /// The key that says who may change it.
    String outermost() {
      return path.getFirst();
    }

    JsonNode in(JsonNode settings) {
      JsonNode at = settings;
      for (var key : path) {
        at = at.path(key);
      }
      return at;
    }

    /// Writes it into a merge patch; nothing takes it away (RFC 7396).
    void put(ObjectNode patch, Optional<JsonNode> value) {
      var at = patch;
      for (var key : path.subList(0, path.size() - 1)) {
        at = at.get(key) instanceof ObjectNode inner ? inner : at.putObject(key);
      }
      at.set(path.getLast(), value.orElseGet(NODES::nullNode));
    }

    /// Whether the fault is in what the setting says.
    boolean has(SettingFault fault) {
      var own = "/" + String.join("/", path);
      return fault.pointer().equals(own) || fault.pointer().startsWith(own + "/");
    }

    /// The setting's key in the words of people, behind that of its section.
    String label() {
      return path.stream()
          .map(key -> key.replace('_', ' '))
          .map(key -> key.substring(0, 1).toUpperCase(Locale.ROOT) + key.substring(1))
          .collect(Collectors.joining(" · "));
    }
  }

  static List<Leaf> leaves(List<KeySpec> specs) {
    var leaves = new ArrayList<Leaf>();
    specs.forEach(spec -> collect(List.of(), spec, Optional.empty(), leaves));
    return leaves;
  }

  private static void collect(
      List<String> above, KeySpec spec, Optional<String> section, List<Leaf> to) {
    var path = new ArrayList<>(above);
    path.add(spec.name());
    if (spec.type() instanceof KeyType.Section(var inner)) {
      var said = Optional.of(section.map(outer -> outer + " ").orElse("") + spec.meaning());
      for (var key : inner.keys()) {
        collect(path, key, said, to);
        said = Optional.empty();
      }
    } else {
      to.add(new Leaf(path, spec, section));
    }
  }

  static Kind kind(KeyType type) {
    return switch (type) {
      case KeyType.OneOf _, KeyType.Flag _ -> Kind.WORD;
      case KeyType.ListOf(KeyType.OneOf _), KeyType.OneOrMore(KeyType.OneOf _) -> Kind.WORDS;
      case KeyType.ListOf(var item) when isLine(item) -> Kind.LINES;
      case KeyType.OneOrMore(var item) when isLine(item) -> Kind.LINES;
      case KeyType.Either(KeyType.Text _, KeyType.Section _) -> Kind.LINE;
      case KeyType other when isLine(other) -> Kind.LINE;
      case KeyType _ -> Kind.TEXT;
    };
  }

  private static boolean isLine(KeyType type) {
    return type instanceof KeyType.Text
        || type instanceof KeyType.Whole
        || type instanceof KeyType.Time
        || type instanceof KeyType.RateText;
  }

  private static List<String> words(KeyType type) {
    return switch (type) {
      case KeyType.OneOf(var words) -> words;
      case KeyType.Flag() -> List.of("true", "false");
      case KeyType.ListOf(var item) -> words(item);
      case KeyType.OneOrMore(var item) -> words(item);
      case KeyType _ -> List.of();
    };
  }

  /// What the setting says, as it is typed; nothing where it says nothing.
  static String shown(Leaf leaf, JsonNode settings) {
    var value = leaf.in(settings);
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    if (value.has("data")) {
      return FILE;
    }
    return switch (kind(leaf.spec().type())) {
      case WORD, LINE -> value.asString(value.toString());
      case LINES, WORDS ->
          value.isArray()
              ? value.valueStream().map(SettingFields::text).collect(Collectors.joining("\n"))
              : text(value);
      case TEXT -> new String(JsonText.write(value), StandardCharsets.UTF_8);
    };
  }

  private static String text(JsonNode value) {
    return value.asString(value.toString());
  }

  /// The setting as a field that stands as it does.
  static Field field(Leaf leaf, JsonNode settings, Predicate<String> may) {
    var text = shown(leaf, settings);
    return field(leaf, text, !text.isEmpty(), may, Optional.empty());
  }

  /// The setting as a field with what was typed, and what is wrong with it.
  static Field typed(
      Leaf leaf, Parameters fields, Predicate<String> may, List<SettingFault> faults) {
    var problem =
        faults.stream()
            .filter(leaf::has)
            .map(SettingFields::words)
            .collect(Collectors.joining(" "));
    var text = typed(leaf, fields);
    return field(
        leaf, text, !text.isBlank(), may, Optional.of(problem).filter(it -> !it.isEmpty()));
  }

  static String words(SettingFault fault) {
    var text = fault.text().endsWith(".") ? fault.text() : fault.text() + ".";
    return fault.fix().isEmpty() ? text : text + " " + fault.fix();
  }

  /// What holds where nothing is said, as people write it.
  static String fallback(Leaf leaf) {
    var written = leaf.spec().fallback();
    if (NOTHING.contains(written)) {
      return NONE;
    }
    return written.startsWith("[") && written.endsWith("]")
        ? written.substring(1, written.length() - 1)
        : written;
  }

  /// What is written, in words: a duration says its unit, and nothing is said to be nothing.
  static String inWords(Leaf leaf, String written, Messages messages) {
    if (NOTHING.contains(written)) {
      return messages.text("console.settings.nothing");
    }
    return leaf.spec().type() instanceof KeyType.Time
        ? DURATION
            .matcher(written)
            .replaceAll(found ->
                messages.count(
                    "console.settings.duration." + found.group(2), Long.parseLong(found.group(1))))
        : written;
  }

  /// What may be written where no word is chosen; what has parts names them.
  private static Optional<String> form(KeyType type, Kind kind) {
    return switch (kind) {
      case LINE ->
          type instanceof KeyType.Text || type instanceof KeyType.Either
              ? Optional.empty()
              : Optional.of(type.describe());
      case TEXT -> Optional.of("YAML: " + parts(type));
      case WORD, WORDS, LINES -> Optional.empty();
    };
  }

  private static String parts(KeyType type) {
    return switch (type) {
      case KeyType.Section(var inner) ->
          "the keys "
              + inner.keys().stream().map(SettingFields::part).collect(Collectors.joining(", "));
      case KeyType.ListOf(var item) -> "a list, each item with " + parts(item);
      case KeyType.ByName(var value) -> "names, each with " + parts(value);
      case KeyType.Either(var first, var second) -> parts(first) + ", or " + parts(second);
      case KeyType other -> other.describe();
    };
  }

  private static String part(KeySpec key) {
    return key.type() instanceof KeyType.OneOf(var words)
        ? key.name() + " (" + String.join(" | ", words) + ")"
        : key.name();
  }

  private static Field field(
      Leaf leaf, String text, boolean own, Predicate<String> may, Optional<String> problem) {
    var spec = leaf.spec();
    var kind = kind(spec.type());
    var chosen = List.of(text.split("\n", -1));
    var choices =
        words(spec.type()).stream()
            .map(word -> new Choice(leaf.name() + WORD + word, word, chosen.contains(word)))
            .toList();
    return new Field(
        leaf.name(),
        leaf.section(),
        leaf.label(),
        spec.meaning(),
        form(spec.type(), kind),
        fallback(leaf),
        kind,
        text,
        choices,
        own,
        may.test(leaf.outermost()),
        problem);
  }

  private static String typed(Leaf leaf, Parameters fields) {
    return kind(leaf.spec().type()) == Kind.WORDS
        ? words(leaf.spec().type()).stream()
            .filter(word -> fields.first(leaf.name() + WORD + word).isPresent())
            .collect(Collectors.joining("\n"))
        : fields.first(leaf.name()).orElse("").replace("\r\n", "\n");
  }

  /// What came of reading a form.
  ///
  /// @param patch of what becomes another (RFC 7396)
  record Read(ObjectNode patch, List<SettingFault> faults) {}

  /// The merge patch that makes `settings` what the form says of these.
  static Read patch(List<Leaf> leaves, JsonNode settings, Parameters fields) {
    var patch = JsonValues.newObject();
    var faults = new ArrayList<SettingFault>();
    for (var leaf : leaves) {
      var text = typed(leaf, fields);
      if (text.strip().equals(shown(leaf, settings).strip())) {
        continue;
      }
      if (text.isBlank()) {
        leaf.put(patch, Optional.empty());
        continue;
      }
      value(leaf.spec().type(), text)
          .ifPresentOrElse(
              value -> leaf.put(patch, Optional.of(value)),
              () ->
                  faults.add(
                      new SettingFault(
                          "/" + String.join("/", leaf.path()),
                          leaf.name() + " is no YAML and no JSON",
                          "Write " + leaf.spec().type().describe() + ".")));
    }
    return new Read(patch, faults);
  }

  private static Optional<JsonNode> value(KeyType type, String text) {
    return switch (kind(type)) {
      case WORD ->
          Optional.of(
              type instanceof KeyType.Flag
                  ? NODES.booleanNode(text.equals("true"))
                  : NODES.stringNode(text));
      case LINE ->
          type instanceof KeyType.Either ? yaml(text) : Optional.of(line(type, text.strip()));
      case LINES, WORDS -> {
        var list = NODES.arrayNode();
        text.lines().map(String::strip).filter(it -> !it.isEmpty()).forEach(list::add);
        yield Optional.of(list);
      }
      case TEXT -> yaml(text);
    };
  }

  /// A number that is none is left to the reader, which says so.
  private static JsonNode line(KeyType type, String text) {
    return type instanceof KeyType.Whole && text.matches("-?[0-9]{1,9}")
        ? NODES.numberNode(Integer.parseInt(text))
        : NODES.stringNode(text);
  }

  /// A YAML text, and so a JSON text, as a value.
  static Optional<JsonNode> yaml(String text) {
    var problems = new Problems("settings");
    return YamlText.parse(text, "settings", problems)
        .filter(_ -> !problems.any())
        .map(JsonValues::toJson);
  }
}
