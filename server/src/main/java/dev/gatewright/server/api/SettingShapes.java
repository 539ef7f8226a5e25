package dev.gatewright.server.api;

import dev.gatewright.server.config.yaml.SectionSpec;
import dev.gatewright.server.tenants.SettingSections;

/// The settings that are told and taken.
final class SettingShapes {
  /// The member that has them, in what is told as in what is taken.
  static final String SETTINGS = "settings";

  static final Shape CLIENT = whole("ClientSettings", SettingSections.CLIENT);
  static final Shape CLIENT_PATCH = patch("ClientSettingsPatch", SettingSections.CLIENT);
  static final Shape ISSUER = whole("IssuerSettings", SettingSections.ISSUER);
  static final Shape ISSUER_PATCH = patch("IssuerSettingsPatch", SettingSections.ISSUER);
  static final Shape PROVIDER = whole("ProviderSettings", SettingSections.PROVIDER);
  static final Shape PROVIDER_PATCH = patch("ProviderSettingsPatch", SettingSections.PROVIDER);
  static final Shape SCOPE = whole("ScopeSettings", SettingSections.SCOPE);
  static final Shape SCOPE_PATCH = patch("ScopeSettingsPatch", SettingSections.SCOPE);
  static final Shape RESOURCE = whole("ResourceSettings", SettingSections.RESOURCE);
  static final Shape RESOURCE_PATCH = patch("ResourceSettingsPatch", SettingSections.RESOURCE);

  private SettingShapes() {}

  private static Shape whole(String name, SectionSpec section) {
    return new Shape.Settings(name, section, false);
  }

  private static Shape patch(String name, SectionSpec section) {
    return new Shape.Settings(name, section, true);
  }
}
