package dev.gatewright.server.config.yaml;

import dev.gatewright.server.config.yaml.ReadContext.Source;
import dev.gatewright.server.config.yaml.YamlNode.Mapping;
import dev.gatewright.server.config.yaml.YamlNode.Place;
import dev.gatewright.server.config.yaml.YamlNode.Scalar;
import dev.gatewright.server.config.yaml.YamlNode.Sequence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/// Typed reading of one section. Whatever does not fit is put among the problems and reads as
/// absent, so that a reader goes on and finds the rest.
///
/// Making one reports unknown and missing keys. Asking for a key that the section's table does not
/// have is a bug and throws. Not thread-safe.
public final class Fields {
  private final SectionSpec spec;
  private final Mapping node;
  private final String path;
  private final ReadContext context;

  public Fields(SectionSpec spec, Mapping node, String path, ReadContext context) {
    this.spec = spec;
    this.node = node;
    this.path = path;
    this.context = context;
    refuseUnknownKeys();
    for (var key : spec.keys()) {
      if (key.required() && node.get(key.name()).isEmpty()) {
        context
            .problems()
            .error(
                node.place(),
                pathOf(key.name()),
                "is missing",
                "Add " + key.name() + ": " + key.type().describe() + ".");
      }
    }
  }

  /// The section at the top of a file, or nothing when the file holds something else.
  public static Optional<Fields> top(SectionSpec spec, YamlNode node, ReadContext context) {
    if (node instanceof Mapping mapping) {
      return Optional.of(new Fields(spec, mapping, "", context));
    }
    context
        .problems()
        .error(node.place(), "", "must hold keys, not " + node.kind(), "Start with key: value.");
    return Optional.empty();
  }

  public Optional<String> text(String key) {
    return value(key, this::readText);
  }

  public Optional<Boolean> flag(String key) {
    return value(key, (node, at) -> read(node, at, type(key), Fields::flagOf));
  }

  /// Whether a secret is to be made: `{ generate: true }` stands in its place.
  public boolean isToBeGenerated(String key) {
    return node(key)
        .filter(node ->
            node instanceof Mapping(var entries, var _)
                && entries.size() == 1
                && entries.getFirst().key().equals("generate")
                && entries.getFirst().value() instanceof Scalar scalar
                && scalar.isFlag()
                && scalar.text().equals("true"))
        .isPresent();
  }

  public boolean isTrue(String key) {
    return flag(key).orElse(false);
  }

  public Optional<Integer> whole(String key) {
    var type = (KeyType.Whole) type(key);
    return value(key, (node, at) -> read(node, at, type, text -> wholeOf(text, type)));
  }

  public Optional<Duration> time(String key) {
    var type = (KeyType.Time) type(key);
    return value(key, (node, at) -> readTime(node, at, type));
  }

  public Optional<Rate> rate(String key) {
    return value(key, (node, at) -> read(node, at, type(key), text -> Rate.parse(text)));
  }

  public <W extends Word> Optional<W> word(String key, W[] values) {
    return word(key, new Words<>(List.of(values), Word::word));
  }

  public <T> Optional<T> word(String key, Words<T> words) {
    return value(key, (node, at) -> readWord(node, at, words));
  }

  /// A secret, read from the value itself or from the file that it names.
  public Optional<Secret> secret(String key) {
    return value(key, context::readSecret);
  }

  /// A list of texts; a single text counts as a list of one where the key allows it.
  public Optional<List<String>> texts(String key) {
    return value(key, (node, at) -> readList(type(key), node, at, this::readText));
  }

  /// A list of texts that stands at a place of its own, such as under a name that the file chooses.
  public Optional<List<String>> textsOf(YamlNode value, String at) {
    return readList(new KeyType.ListOf(new KeyType.Text()), value, at, this::readText);
  }

  public <W extends Word> Optional<Set<W>> words(String key, W[] values) {
    return words(key, new Words<>(List.of(values), Word::word));
  }

  public <T> Optional<Set<T>> words(String key, Words<T> words) {
    return value(
        key,
        (node, at) ->
            readList(type(key), node, at, (item, itemAt) -> readWord(item, itemAt, words))
                .map(Set::copyOf));
  }

  public <W extends Comparable<W>> Optional<Map<W, Duration>> timesByWord(
      String key, Words<W> known) {
    var type = (KeyType.ByWord) type(key);
    var time = (KeyType.Time) type.value();
    return value(
        key,
        (node, at) -> {
          if (!(node instanceof Mapping mapping)) {
            return wrongType(node, at, type);
          }
          var read = new TreeMap<W, Duration>();
          for (var entry : mapping.entries()) {
            var entryAt = at + "." + entry.key();
            var name = new Scalar(entry.key(), true, entry.place());
            var word = readWord(name, entryAt, known);
            var duration = readTime(entry.value(), entryAt, time);
            word.ifPresent(w -> duration.ifPresent(d -> read.put(w, d)));
          }
          return Optional.of(Map.copyOf(read));
        });
  }

  public Optional<Fields> section(String key) {
    var section = (KeyType.Section) type(key);
    return value(key, (node, at) -> section(node, at, section));
  }

  /// A list of sections; an item that is not one is reported and left out.
  public List<Fields> sections(String key) {
    return items(key).stream()
        .flatMap(
            item -> section(item.node(), item.path(), (KeyType.Section) itemType(key)).stream())
        .toList();
  }

  /// The raw values of a list, each with its path.
  public List<Item> items(String key) {
    return value(
            key,
            (node, at) -> {
              if (!(node instanceof Sequence sequence)) {
                return wrongType(node, at, type(key));
              }
              var items = new ArrayList<Item>();
              for (int i = 0; i < sequence.items().size(); i++) {
                items.add(new Item(sequence.items().get(i), at + "[" + i + "]"));
              }
              return Optional.of(List.copyOf(items));
            })
        .orElse(List.of());
  }

  /// The value as it stands, for keys that hold more than one kind.
  public Optional<YamlNode> node(String key) {
    return value(key, (node, _) -> Optional.of(node));
  }

  public Optional<Fields> section(YamlNode value, String at, KeyType.Section type) {
    return value instanceof Mapping mapping
        ? Optional.of(new Fields(type.spec(), mapping, at, context))
        : wrongType(value, at, type);
  }

  public boolean has(String key) {
    type(key);
    return node.get(key).isPresent();
  }

  /// Where a key's value stands, or the section itself when the key is absent.
  public Place place(String key) {
    type(key);
    return node.get(key).map(YamlNode::place).orElse(node.place());
  }

  public Place place() {
    return node.place();
  }

  public String path() {
    return path;
  }

  public String pathOf(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  public void error(String key, String message, String fix) {
    context.problems().error(place(key), pathOf(key), message, fix);
  }

  /// Reports a fault of one text in a key's list, at that text's own place.
  public void itemError(String key, String text, String message, String fix) {
    if (node.get(key).orElse(node) instanceof Sequence(var items, var _)) {
      for (int i = 0; i < items.size(); i++) {
        if (items.get(i) instanceof Scalar scalar && scalar.text().equals(text)) {
          context.problems().error(scalar.place(), pathOf(key) + "[" + i + "]", message, fix);
          return;
        }
      }
    }
    error(key, message, fix);
  }

  public void warning(String key, String message, String fix) {
    context.problems().warning(place(key), pathOf(key), message, fix);
  }

  /// Says that a feature is not there yet; without this a file would promise what nobody does.
  public void notYet(String key, String fix) {
    if (context.source() != Source.STORED) {
      error(key, "is not available in this version yet", fix);
    }
  }

  public ReadContext context() {
    return context;
  }

  /// One item of a list, with its path in the file.
  public record Item(YamlNode node, String path) {}

  /// Reads one value whose path is given.
  @FunctionalInterface
  public interface ValueReader<T> {
    Optional<T> read(YamlNode node, String path);
  }

  private <T> Optional<T> value(String key, ValueReader<T> reader) {
    type(key);
    return node.get(key).flatMap(value -> reader.read(value, pathOf(key)));
  }

  private KeyType type(String key) {
    context.asked(spec, key);
    return spec.key(key)
        .map(KeySpec::type)
        .orElseThrow(() -> new IllegalArgumentException(key + " is not in " + spec.title()));
  }

  private KeyType itemType(String key) {
    return switch (type(key)) {
      case KeyType.ListOf(var item) -> item;
      case KeyType.OneOrMore(var item) -> item;
      case KeyType other -> other;
    };
  }

  private <T> Optional<List<T>> readList(
      KeyType type, YamlNode node, String at, ValueReader<T> reader) {
    if (node instanceof Sequence sequence) {
      var read = new LinkedHashSet<T>();
      for (int i = 0; i < sequence.items().size(); i++) {
        var item = sequence.items().get(i);
        var itemAt = at + "[" + i + "]";
        reader
            .read(item, itemAt)
            .ifPresent(value -> {
              if (!read.add(value)) {
                context
                    .problems()
                    .error(item.place(), itemAt, "is in the list twice", "Remove one.");
              }
            });
      }
      return Optional.of(List.copyOf(read));
    }
    return type instanceof KeyType.OneOrMore
        ? reader.read(node, at).map(List::of)
        : wrongType(node, at, type);
  }

  private Optional<String> readText(YamlNode node, String at) {
    return context.readText(node, at);
  }

  private <T> Optional<T> readWord(YamlNode node, String at, Words<T> words) {
    return readText(node, at)
        .flatMap(text -> {
          var found = words.find(text);
          if (found.isEmpty()) {
            context
                .problems()
                .error(
                    node.place(),
                    at,
                    "is " + quoted(text) + ", which is none of the known words",
                    NearestKey.of(text, words.all())
                        .map(near -> "Write " + near + ".")
                        .orElse("Use one of " + String.join(", ", words.all()) + "."));
          }
          return found;
        });
  }

  private Optional<Duration> readTime(YamlNode node, String at, KeyType.Time type) {
    return read(node, at, type, DurationText::parse)
        .filter(time -> {
          boolean inRange = time.compareTo(type.least()) >= 0 && time.compareTo(type.most()) <= 0;
          if (!inRange) {
            context
                .problems()
                .error(node.place(), at, "is out of range", "Write " + type.describe() + ".");
          }
          return inRange;
        });
  }

  private <T> Optional<T> read(
      YamlNode node, String at, KeyType type, Function<String, Optional<T>> parse) {
    if (!(node instanceof Scalar scalar) || scalar.isNull()) {
      return wrongType(node, at, type);
    }
    var parsed = parse.apply(scalar.text());
    return parsed.isPresent() ? parsed : wrongType(node, at, type);
  }

  private <T> Optional<T> wrongType(YamlNode node, String at, KeyType type) {
    return context.wrongType(node, at, type);
  }

  private void refuseUnknownKeys() {
    for (var entry : node.entries()) {
      if (spec.key(entry.key()).isPresent()) {
        continue;
      }
      var near = NearestKey.of(entry.key(), spec.names());
      context
          .problems()
          .error(
              entry.place(),
              pathOf(entry.key()),
              "is not a known key" + near.map(key -> "; did you mean " + key + "?").orElse(""),
              near.map(key -> "Rename it to " + key + ".")
                  .orElse("Remove it; known here: " + String.join(", ", spec.names()) + "."));
    }
  }

  private static Optional<Boolean> flagOf(String text) {
    return switch (text) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private static Optional<Integer> wholeOf(String text, KeyType.Whole type) {
    if (!text.matches("0|-?[1-9][0-9]{0,8}")) {
      return Optional.empty();
    }
    int number = Integer.parseInt(text);
    return number >= type.least() && number <= type.most() ? Optional.of(number) : Optional.empty();
  }

  public static String quoted(String text) {
    var shown = text.length() > 60 ? text.substring(0, 60) + "..." : text;
    return '"' + shown.replaceAll("\\p{Cntrl}", "?") + '"';
  }
}
