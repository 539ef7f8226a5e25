package dev.gatewright.server.config.yaml;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// What one place says of some settings: a section of a file, a compat set, a stored document.
/// Merging has one rule: a setting that the higher place names replaces the lower one's whole,
/// lists too, and the members of a group are settings each.
public final class Settings {
  /// Nothing is said.
  public static final Settings NONE = new Settings(Map.of());

  private final Map<Setting<?>, Object> said;

  private Settings(Map<Setting<?>, Object> said) {
    // In order, so that what is written of it is the same each time.
    this.said = Collections.unmodifiableMap(new LinkedHashMap<>(said));
  }

  /// Reads those of `settings` that a section of a file names.
  public static Settings read(Fields fields, Collection<? extends Setting<?>> settings) {
    var groups = new LinkedHashMap<SettingGroup, Optional<Fields>>();
    var said = new LinkedHashMap<Setting<?>, Object>();
    for (var setting : settings) {
      var place =
          setting.group().isEmpty()
              ? Optional.of(fields)
              : groups.computeIfAbsent(
                  setting.group().get(), group -> fields.section(group.name()));
      place
          .flatMap(at -> setting.form().read(at, setting.name()))
          .ifPresent(value -> said.put(setting, value));
    }
    return new Settings(said);
  }

  /// Lays places over one another, the last on top.
  public static Settings merge(List<Settings> fromLowest) {
    var merged = new LinkedHashMap<Setting<?>, Object>();
    fromLowest.forEach(settings -> merged.putAll(settings.said));
    return new Settings(merged);
  }

  /// What is said of `setting`. Only [#read] and [#with] put values in, each under its own type.
  @SuppressWarnings("unchecked")
  public <T> Optional<T> get(Setting<T> setting) {
    return Optional.ofNullable((T) said.get(setting));
  }

  public boolean has(Setting<?> setting) {
    return said.containsKey(setting);
  }

  public boolean isEmpty() {
    return said.isEmpty();
  }

  /// The same, and `value` for `setting`.
  public <T> Settings with(Setting<T> setting, T value) {
    var more = new LinkedHashMap<>(said);
    more.put(setting, value);
    return new Settings(more);
  }

  /// Those of these settings that `wanted` names.
  public Settings only(Collection<? extends Setting<?>> wanted) {
    var kept = new LinkedHashMap<>(said);
    kept.keySet().retainAll(wanted);
    return new Settings(kept);
  }

  /// Writes what is said into a document, as a file would say it.
  public void writeTo(ObjectNode document) {
    said.keySet().forEach(setting -> write(setting, document));
  }

  private <T> void write(Setting<T> setting, ObjectNode document) {
    var node = get(setting).map(value -> setting.form().write(value)).orElseThrow();
    var place =
        setting.group().isEmpty()
            ? document
            : document.withObjectProperty(setting.group().get().name());
    place.set(setting.name(), node);
  }

  /// The keys of `settings` as a section's table has them, groups as keys of their own.
  public static List<KeySpec> keys(Collection<? extends Setting<?>> settings) {
    var keys = new ArrayList<KeySpec>();
    var seen = new LinkedHashMap<SettingGroup, Boolean>();
    for (var setting : settings) {
      if (setting.group().isEmpty()) {
        keys.add(key(setting));
      } else if (seen.put(setting.group().get(), true) == null) {
        var group = setting.group().get();
        keys.add(
            KeySpec.optional(
                group.name(),
                new KeyType.Section(section(group, settings)),
                "{}",
                group.meaning()));
      }
    }
    return List.copyOf(keys);
  }

  /// The sections of all groups.
  public static List<SectionSpec> sections(Collection<? extends Setting<?>> settings) {
    return settings.stream()
        .flatMap(setting -> setting.group().stream())
        .distinct()
        .map(group -> section(group, settings))
        .toList();
  }

  /// The section of a group.
  public static SectionSpec section(SettingGroup group, Collection<? extends Setting<?>> settings) {
    return new SectionSpec(
        group.name(),
        settings.stream()
            .filter(setting -> setting.group().equals(Optional.of(group)))
            .map(Settings::key)
            .toList());
  }

  private static KeySpec key(Setting<?> setting) {
    return KeySpec.optional(
        setting.name(), setting.form().type(), setting.shown(), setting.meaning());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Settings that && said.equals(that.said);
  }

  @Override
  public int hashCode() {
    return said.hashCode();
  }

  @Override
  public String toString() {
    var text = JsonValues.newObject();
    writeTo(text);
    return text.toString();
  }
}
