package dev.gatewright.server.config.yaml;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/// What a configuration key may hold. The reader, the JSON Schemas and the documentation all follow
/// it.
public sealed interface KeyType {

  /// What may be written here, as a message or a table says it.
  public String describe();

  public record Text() implements KeyType {
    @Override
    public String describe() {
      return "text";
    }
  }

  /// A text, or `{ file: path }`; with `generated`, also `{ generate: true }`.
  public record SecretText(boolean generated) implements KeyType {
    @Override
    public String describe() {
      return generated ? "text, { file: path } or { generate: true }" : "text or { file: path }";
    }
  }

  public record Flag() implements KeyType {
    @Override
    public String describe() {
      return "true or false";
    }
  }

  public record Whole(int least, int most) implements KeyType {
    @Override
    public String describe() {
      return "a whole number from " + least + " to " + most;
    }
  }

  public record Time(Duration least, Duration most) implements KeyType {
    @Override
    public String describe() {
      return "a duration from %s to %s, such as 60s, 5m, 12h or 7d"
          .formatted(DurationText.format(least), DurationText.format(most));
    }
  }

  public record RateText() implements KeyType {
    @Override
    public String describe() {
      return "a rate such as 10/15m";
    }
  }

  public record OneOf(List<String> words) implements KeyType {
    public OneOf {
      words = List.copyOf(words);
    }

    public static OneOf of(Word[] values) {
      return new OneOf(Arrays.stream(values).map(Word::word).toList());
    }

    @Override
    public String describe() {
      return String.join(" | ", words);
    }
  }

  /// Any JSON object.
  public record Json() implements KeyType {
    @Override
    public String describe() {
      return "a JSON object";
    }
  }

  public record ListOf(KeyType item) implements KeyType {
    @Override
    public String describe() {
      return "a list, each item " + item.describe();
    }
  }

  /// One value, or a list of them.
  public record OneOrMore(KeyType item) implements KeyType {
    @Override
    public String describe() {
      return item.describe() + ", or a list of these";
    }
  }

  public record ByWord(OneOf keys, KeyType value) implements KeyType {
    @Override
    public String describe() {
      return "keys " + keys.describe() + ", each with " + value.describe();
    }
  }

  /// Names that the file chooses, each with a value.
  public record ByName(KeyType value) implements KeyType {
    @Override
    public String describe() {
      return "names, each with " + value.describe();
    }
  }

  public record Section(SectionSpec spec) implements KeyType {
    @Override
    public String describe() {
      return "a set of keys (" + spec.title() + ")";
    }
  }

  public record Either(KeyType first, KeyType second) implements KeyType {
    @Override
    public String describe() {
      return first.describe() + ", or " + second.describe();
    }
  }
}
