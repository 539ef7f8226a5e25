package dev.gatewright.server.tenants;

import dev.gatewright.server.config.client.ClientKeys;
import dev.gatewright.server.config.issuer.HookKeys;
import dev.gatewright.server.config.issuer.TenantKeys;
import dev.gatewright.server.config.upstream.ProviderKeys;
import dev.gatewright.server.config.yaml.KeySpec;
import dev.gatewright.server.config.yaml.KeyType;
import dev.gatewright.server.config.yaml.SectionSpec;
import java.util.Set;

/// The keys of settings that are changed one thing at a time: those of a file, without what stands
/// there beside settings and has addresses of its own.
public final class SettingSections {
  static final String ABSENT = "absent";

  /// Of an issuer.
  static final Set<String> BESIDE_ISSUER =
      Set.of(ABSENT, "clients", "webhooks", "users", "pins", "organizations");

  static final Set<String> BESIDE_CLIENT = Set.of(ABSENT);

  public static final SectionSpec CLIENT = without(ClientKeys.CLIENT, BESIDE_CLIENT);
  public static final SectionSpec ISSUER = without(TenantKeys.ISSUER, BESIDE_ISSUER);
  public static final SectionSpec PROVIDER = ProviderKeys.PROVIDER;
  public static final SectionSpec SCOPE = without(TenantKeys.SCOPE, Set.of("name"));
  public static final SectionSpec RESOURCE = without(TenantKeys.RESOURCE, Set.of("id"));

  private SettingSections() {}

  /// What is kept apart is no part of a setting.
  private static KeySpec apart(KeySpec key) {
    return key.name().equals(HookKeys.KEY)
        ? KeySpec.optional(
            key.name(),
            new KeyType.ListOf(new KeyType.Section(HookKeys.SETTINGS)),
            key.fallback(),
            key.meaning())
        : key;
  }

  private static SectionSpec without(SectionSpec spec, Set<String> keys) {
    return new SectionSpec(
        spec.title(),
        spec.keys().stream()
            .filter(key -> !keys.contains(key.name()))
            .map(SettingSections::apart)
            .toList());
  }
}
