package dev.gatewright.server.tenants;

import dev.gatewright.server.config.yaml.JsonValues;
import dev.gatewright.server.tenants.PlannedChange.Kind;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What became or becomes of one thing, for people and for programs.
///
/// @param subject names the thing, such as `client acme/web`
/// @param note more to say of it
public record ToldChange(
    Kind kind, String subject, List<Difference> differences, Optional<String> note) {
  private static final String DEFAULT = "(default)";

  public ToldChange {
    differences = List.copyOf(differences);
  }

  /// What a plan has before the thing: `+`, `~` or `-`.
  public String sign() {
    return kind.sign();
  }

  /// The same with more to say.
  public ToldChange with(String more) {
    return new ToldChange(kind, subject, differences, Optional.of(more));
  }

  /// All of them for people: `+` adds, `~` changes the keys below it from one value to another, `-`
  /// removes.
  public static String text(List<ToldChange> changes, String none, List<String> notes) {
    var all = changes.isEmpty() ? Stream.of(none) : changes.stream().map(ToldChange::lines);
    return Stream.concat(all, notes.stream()).collect(Collectors.joining("\n"));
  }

  private String lines() {
    var lines = new ArrayList<String>();
    lines.add(kind.sign() + " " + subject + note.map(more -> " (" + more + ")").orElse(""));
    if (kind == Kind.CHANGE) {
      differences.forEach(difference -> lines.add("    " + line(difference)));
    }
    return String.join("\n", lines);
  }

  /// Of a change, each setting with what it was and what it becomes.
  public List<String> details() {
    return differences.stream().map(ToldChange::line).toList();
  }

  private static String line(Difference difference) {
    if (difference.isSecret()) {
      return difference.key() + ": replaced";
    }
    if (difference.isList()) {
      return difference.key()
          + ": "
          + Stream.concat(
                  difference.added().stream().map(value -> "+ " + ShownValue.of(value)),
                  difference.removed().stream().map(value -> "- " + ShownValue.of(value)))
              .collect(Collectors.joining(", "));
    }
    return "%s: %s → %s%s"
        .formatted(
            difference.key(),
            difference.before().map(ShownValue::of).orElse(DEFAULT),
            difference.after().map(ShownValue::of).orElse(DEFAULT),
            endsPasskeys(difference) ? " (on another host all passkeys end)" : "");
  }

  /// Passkeys are made for the host of an issuer's URL; one that is not written out is the
  /// server's.
  private static boolean endsPasskeys(Difference difference) {
    return difference.key().equals("url")
        && (difference.before().isEmpty()
            || !difference
                .before()
                .map(ToldChange::host)
                .equals(difference.after().map(ToldChange::host)));
  }

  private static String host(JsonNode url) {
    var host = URI.create(url.asString()).getHost();
    return host == null ? "" : host;
  }

  /// All of them for programs.
  public static ArrayNode json(List<ToldChange> changes) {
    var array = JsonNodeFactory.instance.arrayNode();
    changes.forEach(change -> array.add(change.json()));
    return array;
  }

  private ObjectNode json() {
    var object = JsonValues.newObject();
    object.put("action", kind.name().toLowerCase(Locale.ROOT));
    object.put("what", subject);
    note.ifPresent(more -> object.put("note", more));
    var array = object.putArray("differences");
    for (var difference : differences) {
      var one = array.addObject().put("key", difference.key());
      difference.before().ifPresent(value -> one.set("before", value));
      difference.after().ifPresent(value -> one.set("after", value));
      if (difference.isList()) {
        one.putArray("added").addAll(difference.added());
        one.putArray("removed").addAll(difference.removed());
      }
    }
    return object;
  }

  /// Those that [#json(List)] wrote.
  public static List<ToldChange> parse(JsonNode array) {
    return array.valueStream().map(ToldChange::one).toList();
  }

  private static ToldChange one(JsonNode change) {
    return new ToldChange(
        Kind.valueOf(change.path("action").asString().toUpperCase(Locale.ROOT)),
        change.path("what").asString(),
        change
            .path("differences")
            .valueStream()
            .map(one ->
                new Difference(
                    one.path("key").asString(), member(one, "before"), member(one, "after")))
            .toList(),
        member(change, "note").map(JsonNode::asString));
  }

  private static Optional<JsonNode> member(JsonNode node, String name) {
    return Optional.ofNullable(node.get(name));
  }
}
