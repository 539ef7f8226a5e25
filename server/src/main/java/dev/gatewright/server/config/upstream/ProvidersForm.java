package dev.gatewright.server.config.upstream;

import dev.gatewright.identity.upstream.ProviderName;
import dev.gatewright.server.config.yaml.Fields;
import dev.gatewright.server.config.yaml.Form;
import dev.gatewright.server.config.yaml.JsonValues;
import dev.gatewright.server.config.yaml.KeyType;
import dev.gatewright.server.config.yaml.YamlNode.Mapping;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// How an issuer's providers are written: each under its name, in the order of the buttons.
public final class ProvidersForm {
  /// More buttons than this are no choice for anybody.
  private static final int MOST = 32;

  private static final KeyType.Section PROVIDER = new KeyType.Section(ProviderKeys.PROVIDER);

  private static final KeyType TYPE = new KeyType.ByName(PROVIDER);

  private ProvidersForm() {}

  public static Form<List<ProviderSettings>> form() {
    return new Form<>(TYPE, ProvidersForm::read, ProvidersForm::write);
  }

  private static Optional<List<ProviderSettings>> read(Fields fields, String key) {
    var node = fields.node(key);
    if (node.isEmpty()) {
      return Optional.empty();
    }
    var at = fields.pathOf(key);
    if (!(node.get() instanceof Mapping mapping)) {
      return fields.context().wrongType(node.get(), at, TYPE);
    }
    if (mapping.entries().size() > MOST) {
      fields.error(key, "has more than " + MOST + " providers", "Remove some.");
      return Optional.empty();
    }
    var providers = new ArrayList<ProviderSettings>();
    for (var entry : mapping.entries()) {
      var path = at + "." + entry.key();
      var name = ProviderName.parse(entry.key());
      if (name.isEmpty()) {
        fields
            .context()
            .problems()
            .error(
                entry.place(),
                path,
                "is no name of a provider",
                "Use at most 32 small letters, digits and -, beginning with a letter.");
        continue;
      }
      fields
          .section(entry.value(), path, PROVIDER)
          .map(section -> ProviderReader.read(section, name.get()))
          .ifPresent(providers::add);
    }
    providers.sort(
        Comparator.comparing((ProviderSettings it) -> it.get(ProviderKeys.POSITION))
            .thenComparing(it -> it.name().value()));
    return Optional.of(List.copyOf(providers));
  }

  private static JsonNode write(List<ProviderSettings> providers) {
    var object = JsonValues.newObject();
    for (var provider : providers) {
      var one = object.putObject(provider.name().value());
      one.put("client_id", provider.clientId());
      provider.said().writeTo(one);
    }
    return object;
  }
}
