package dev.gatewright.server.config.yaml;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// How the value of a setting is written: what may stand there, how it is read from a file or a
/// stored document, and how it is stored. What is stored reads back as the same value.
public record Form<T>(
    KeyType type, BiFunction<Fields, String, Optional<T>> reader, Function<T, JsonNode> writer) {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  public Optional<T> read(Fields fields, String key) {
    return reader.apply(fields, key);
  }

  public JsonNode write(T value) {
    return writer.apply(value);
  }

  public static Form<Boolean> flag() {
    return new Form<>(new KeyType.Flag(), Fields::flag, NODES::booleanNode);
  }

  public static Form<Integer> whole(int least, int most) {
    return new Form<>(new KeyType.Whole(least, most), Fields::whole, NODES::numberNode);
  }

  public static Form<Duration> time(Duration least, Duration most) {
    return new Form<>(
        new KeyType.Time(least, most),
        Fields::time,
        time -> NODES.stringNode(DurationText.format(time)));
  }

  public static Form<String> text() {
    return new Form<>(new KeyType.Text(), Fields::text, NODES::stringNode);
  }

  public static Form<List<String>> texts() {
    return new Form<>(new KeyType.ListOf(new KeyType.Text()), Fields::texts, JsonValues::texts);
  }

  /// A list of texts, or one of them.
  public static Form<List<String>> oneOrMore() {
    return texts().as(new KeyType.OneOrMore(new KeyType.Text()));
  }

  public static <T> Form<T> word(Words<T> words) {
    return new Form<>(
        new KeyType.OneOf(words.all()),
        (fields, key) -> fields.word(key, words),
        value -> NODES.stringNode(words.spell(value)));
  }

  /// A list of words; `single` also takes one word for a list of it.
  public static <T> Form<Set<T>> words(Words<T> words, boolean single) {
    var item = new KeyType.OneOf(words.all());
    return new Form<>(
        single ? new KeyType.OneOrMore(item) : new KeyType.ListOf(item),
        (fields, key) -> fields.words(key, words),
        values -> JsonValues.texts(values.stream().map(words::spell).sorted().toList()));
  }

  /// A duration for each of some words.
  public static <W extends Comparable<W>> Form<Map<W, Duration>> timesByWord(
      Words<W> words, Duration least, Duration most) {
    return new Form<>(
        new KeyType.ByWord(new KeyType.OneOf(words.all()), new KeyType.Time(least, most)),
        (fields, key) -> fields.timesByWord(key, words),
        times -> {
          var object = NODES.objectNode();
          new TreeMap<>(times)
              .forEach((word, time) -> object.put(words.spell(word), DurationText.format(time)));
          return object;
        });
  }

  /// The same, read with a further look at the value.
  public Form<T> checked(BiFunction<Fields, String, Function<T, Optional<T>>> check) {
    return new Form<>(
        type, (fields, key) -> reader.apply(fields, key).flatMap(check.apply(fields, key)), writer);
  }

  /// The same, named by another type in schema and documentation.
  public Form<T> as(KeyType other) {
    return new Form<>(other, reader, writer);
  }
}
