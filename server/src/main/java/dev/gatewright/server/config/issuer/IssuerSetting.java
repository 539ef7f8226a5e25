package dev.gatewright.server.config.issuer;

import static java.util.stream.Collectors.joining;

import dev.gatewright.protocol.issuer.IssuerBuilder;
import dev.gatewright.server.config.yaml.Form;
import dev.gatewright.server.config.yaml.Setting;
import dev.gatewright.server.config.yaml.SettingGroup;
import java.util.Optional;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;

/// One setting of an issuer, whole: its key, how its value is written, its default, what it means
/// and what it sets in the engine.
public record IssuerSetting<T>(
    Optional<SettingGroup> group,
    String name,
    Form<T> form,
    T fallback,
    String meaning,
    BiConsumer<IssuerBuilder, T> setter)
    implements Setting<T> {
  /// One that the server reads itself.
  IssuerSetting(
      Optional<SettingGroup> group, String name, Form<T> form, T fallback, String meaning) {
    this(group, name, form, fallback, meaning, (issuer, value) -> {});
  }

  @Override
  public String shown() {
    var node = form.write(fallback);
    if (node.isArray()) {
      return node.valueStream().map(JsonNode::asString).collect(joining(", ", "[", "]"));
    }
    if (node.isObject()) {
      return node.isEmpty() ? "none" : node.toString();
    }
    return node.asString().isEmpty() ? "none" : node.asString();
  }
}
