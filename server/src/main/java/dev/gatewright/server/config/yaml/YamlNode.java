package dev.gatewright.server.config.yaml;

import java.util.List;
import java.util.Optional;

/// A YAML value that knows where it stands in its file.
public sealed interface YamlNode {

  /// Line and column of the value's first character, from 1.
  public Place place();

  /// What people call this kind of value in a message.
  public String kind();

  public record Place(int line, int column) {
    /// The place of values that come from no file.
    public static final Place NOWHERE = new Place(1, 1);
  }

  /// One value as its text, unread: the key's type decides what it means. `plain` is false for
  /// quoted and block texts.
  public record Scalar(String text, boolean plain, Place place) implements YamlNode {
    public boolean isNull() {
      return plain && (text.isEmpty() || text.equals("~") || text.equals("null"));
    }

    public boolean isFlag() {
      return plain && (text.equals("true") || text.equals("false"));
    }

    @Override
    public String kind() {
      if (isNull()) {
        return "empty";
      }
      return isFlag() ? "true or false" : "text";
    }
  }

  public record Sequence(List<YamlNode> items, Place place) implements YamlNode {
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String kind() {
      return "a list";
    }
  }

  public record Mapping(List<Entry> entries, Place place) implements YamlNode {
    public Mapping {
      entries = List.copyOf(entries);
    }

    public Optional<YamlNode> get(String key) {
      return entries.stream().filter(e -> e.key().equals(key)).map(Entry::value).findFirst();
    }

    @Override
    public String kind() {
      return "a set of keys";
    }
  }

  /// One key of a mapping; `place` is the key's own.
  public record Entry(String key, Place place, YamlNode value) {}
}
