package dev.gatewright.server.config.yaml;

import dev.gatewright.server.config.yaml.YamlNode.Entry;
import dev.gatewright.server.config.yaml.YamlNode.Mapping;
import dev.gatewright.server.config.yaml.YamlNode.Scalar;
import dev.gatewright.server.config.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// What reading one file carries along: its problems, its surroundings, and which keys the readers
/// asked for. Not thread-safe.
public final class ReadContext {
  private final Problems problems;
  private final Surroundings surroundings;
  private final Source source;
  private final Set<String> asked = new HashSet<>();

  public ReadContext(Problems problems, Surroundings surroundings, Source source) {
    this.problems = problems;
    this.surroundings = surroundings;
    this.source = source;
  }

  /// Where what is read comes from, by which some of it is let pass.
  public enum Source {
    /// Somebody writes it now: a key of a later version is a problem, and so are names that the
    /// server keeps for itself.
    WRITTEN,
    /// It is kept, and somebody changes it now: it may have names of the server's.
    CHANGED,
    /// It is read back from the store, where an earlier start found it right.
    STORED
  }

  public Problems problems() {
    return problems;
  }

  public Source source() {
    return source;
  }

  public void asked(SectionSpec spec, String key) {
    asked.add(spec.title() + "." + key);
  }

  /// Every key that some reader asked for, as `section title.key`.
  public Set<String> askedKeys() {
    return Set.copyOf(asked);
  }

  /// The same tree with `${NAME}` and `${NAME:-default}` replaced in every value. `$${` stands for
  /// a literal `${`. What comes from outside is one text and never becomes YAML.
  public YamlNode substituted(YamlNode node, String path) {
    return switch (node) {
      case Scalar scalar when scalar.text().contains("${") -> substituted(scalar, path);
      case Scalar scalar -> scalar;
      case Sequence(var items, var place) -> {
        var replaced = new ArrayList<YamlNode>();
        for (int i = 0; i < items.size(); i++) {
          replaced.add(substituted(items.get(i), path + "[" + i + "]"));
        }
        yield new Sequence(replaced, place);
      }
      case Mapping(var entries, var place) -> {
        var replaced = new ArrayList<Entry>();
        for (var entry : entries) {
          var at = path.isEmpty() ? entry.key() : path + "." + entry.key();
          replaced.add(new Entry(entry.key(), entry.place(), substituted(entry.value(), at)));
        }
        yield new Mapping(replaced, place);
      }
    };
  }

  public Optional<String> readText(YamlNode node, String at) {
    if (!(node instanceof Scalar scalar) || scalar.isNull() || scalar.isFlag()) {
      return wrongType(node, at, new KeyType.Text());
    }
    if (scalar.text().codePoints().anyMatch(c -> c < 0x20 && c != '\n' && c != '\t')) {
      problems.error(node.place(), at, "has a control character", "Remove it; write plain text.");
      return Optional.empty();
    }
    return Optional.of(scalar.text());
  }

  public Optional<Secret> readSecret(YamlNode node, String at) {
    if (node instanceof Mapping mapping) {
      return secretFile(mapping, at);
    }
    return readText(node, at)
        .filter(text -> {
          if (text.isEmpty()) {
            problems.error(node.place(), at, "is empty", "Write the secret.");
          }
          return !text.isEmpty();
        })
        .map(Secret::new);
  }

  /// The bytes of a file that the configuration names, at most so many.
  public Optional<byte[]> bytes(String path, int most) {
    return surroundings.bytes(path, most);
  }

  private Optional<Secret> secretFile(Mapping mapping, String at) {
    var path = mapping.get("file").flatMap(value -> readText(value, at + ".file"));
    if (path.isEmpty() || mapping.entries().size() != 1) {
      problems.error(
          mapping.place(), at, "must be text or { file: path }", "Write { file: path }.");
      return Optional.empty();
    }
    var text = surroundings.file(path.get()).filter(content -> !content.isEmpty());
    if (text.isEmpty()) {
      problems.error(
          mapping.place(),
          at,
          "names the file " + Fields.quoted(path.get()) + ", which is empty or cannot be read",
          "Check the path, seen from the folder of this file, and its permissions.");
    }
    return text.map(Secret::new);
  }

  public <T> Optional<T> wrongType(YamlNode node, String at, KeyType type) {
    problems.error(
        node.place(),
        at,
        "must be "
            + type.describe()
            + (node instanceof Scalar s && !s.isNull() ? "" : ", not " + node.kind()),
        "Write " + type.describe() + ".");
    return Optional.empty();
  }

  private Scalar substituted(Scalar scalar, String path) {
    var text = scalar.text();
    var out = new StringBuilder();
    int from = 0;
    for (int at = text.indexOf("${"); at >= 0; at = text.indexOf("${", from)) {
      if (at > from && text.charAt(at - 1) == '$') {
        out.append(text, from, at - 1).append("${");
        from = at + 2;
        continue;
      }
      int end = text.indexOf('}', at);
      if (end < 0) {
        problems.error(
            scalar.place(), path, "has ${ without }", "Close it, or write $${ for a plain ${.");
        return scalar;
      }
      out.append(text, from, at).append(environment(scalar, path, text.substring(at + 2, end)));
      from = end + 1;
    }
    out.append(text, from, text.length());
    return new Scalar(out.toString(), scalar.plain(), scalar.place());
  }

  private String environment(Scalar scalar, String path, String reference) {
    int split = reference.indexOf(":-");
    var name = split < 0 ? reference : reference.substring(0, split);
    if (!name.matches("[A-Za-z_][A-Za-z0-9_]{0,127}")) {
      problems.error(
          scalar.place(),
          path,
          "has ${...} around something that is no environment name",
          "Write ${NAME} or ${NAME:-default}, or $${ for a plain ${.");
      return "";
    }
    var value = surroundings.environment(name);
    if (split >= 0) {
      return value.filter(v -> !v.isEmpty()).orElse(reference.substring(split + 2));
    }
    if (value.isEmpty()) {
      problems.error(
          scalar.place(),
          path,
          "needs the environment value " + name + ", which is not set",
          "Set " + name + ", or write ${" + name + ":-default}.");
    }
    return value.orElse("");
  }
}
