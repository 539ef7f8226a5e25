package dev.gatewright.server.config.upstream;

import dev.gatewright.server.config.yaml.Form;
import dev.gatewright.server.config.yaml.Setting;
import dev.gatewright.server.config.yaml.SettingGroup;
import java.util.Optional;

/// One setting of a provider, whole. A preset may stand in for what is not said.
///
/// @param shown the default, as documentation shows it
public record ProviderSetting<T>(
    Optional<SettingGroup> group,
    String name,
    Form<T> form,
    T fallback,
    String shown,
    String meaning)
    implements Setting<T> {
  static <T> ProviderSetting<T> of(
      String name, Form<T> form, T fallback, String shown, String meaning) {
    return new ProviderSetting<>(Optional.empty(), name, form, fallback, shown, meaning);
  }
}
