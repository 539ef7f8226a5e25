package dev.gatewright.server.config;

import java.util.List;
import java.util.Optional;

/// A YAML value that knows where it stands in its file.
sealed interface YamlNode {

  /// Line and column of the value's first character, from 1.
  Place place();

  /// What people call this kind of value in a message.
  String kind();

  record Place(int line, int column) {
    /// The place of values that come from no file.
    static final Place NOWHERE = new Place(1, 1);
  }

  /// One value as its text, unread: the key's type decides what it means. `plain` is false for
  /// quoted and block texts.
  record Scalar(String text, boolean plain, Place place) implements YamlNode {
    boolean isNull() {
      return plain && (text.isEmpty() || text.equals("~") || text.equals("null"));
    }

    boolean isFlag() {
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

  record Sequence(List<YamlNode> items, Place place) implements YamlNode {
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String kind() {
      return "a list";
    }
  }

  record Mapping(List<Entry> entries, Place place) implements YamlNode {
    public Mapping {
      entries = List.copyOf(entries);
    }

    Optional<YamlNode> get(String key) {
      return entries.stream().filter(e -> e.key().equals(key)).map(Entry::value).findFirst();
    }

    @Override
    public String kind() {
      return "a set of keys";
    }
  }

  /// One key of a mapping; `place` is the key's own.
  record Entry(String key, Place place, YamlNode value) {}
}
