package dev.gatewright.server.config.issuer;

import dev.gatewright.protocol.issuer.IssuerBuilder;
import dev.gatewright.server.config.yaml.Form;
import dev.gatewright.server.config.yaml.Setting;
import dev.gatewright.server.config.yaml.SettingGroup;
import java.util.Optional;
import java.util.function.BiConsumer;

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
  @Override
  public String shown() {
    return form.write(fallback).asString();
  }
}
