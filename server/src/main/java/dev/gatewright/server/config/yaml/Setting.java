package dev.gatewright.server.config.yaml;

import java.util.Optional;

/// One setting as files, stored documents and tables know it. Everything that is said about it
/// stands in its declaration; readers, schemas, documentation and stored form follow from there.
public interface Setting<T> {
  /// The group it stands in, or none at the top of its section.
  Optional<SettingGroup> group();

  /// Its key, within the group.
  String name();

  Form<T> form();

  /// The default, as documentation shows it.
  String shown();

  String meaning();

  /// The key with its group: `access_token.lifetime`.
  default String path() {
    return group().map(group -> group.name() + "." + name()).orElse(name());
  }
}
