package dev.gatewright.server.config.client;

import dev.gatewright.server.config.yaml.Fields;
import dev.gatewright.server.config.yaml.Settings;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// What an issuer says for all its clients; a compat set named here also decides the addresses that
/// discovery names. `strict` is the issuer's profile.
public record ClientDefaults(Optional<Compat> compat, Settings settings, boolean strict) {
  public static final ClientDefaults NONE =
      new ClientDefaults(Optional.empty(), Settings.NONE, false);

  public static ClientDefaults read(Fields fields, boolean strict) {
    return new ClientDefaults(
        fields.word("compat", Compat.values()), Settings.read(fields, ClientKeys.SHARED), strict);
  }

  /// What holds for a client that says nothing itself, its own type's defaults apart.
  public Settings merged() {
    return Settings.merge(List.of(compat.map(CompatSets::of).orElse(Settings.NONE), settings));
  }

  public void writeTo(ObjectNode document) {
    compat.ifPresent(set -> document.put("compat", set.word()));
    settings.writeTo(document);
  }
}
