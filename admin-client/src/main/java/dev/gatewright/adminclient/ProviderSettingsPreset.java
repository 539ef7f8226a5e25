// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record ProviderSettingsPreset(String word) {
  public static final ProviderSettingsPreset GOOGLE = new ProviderSettingsPreset("google");
  public static final ProviderSettingsPreset MICROSOFT = new ProviderSettingsPreset("microsoft");
  public static final ProviderSettingsPreset APPLE = new ProviderSettingsPreset("apple");
  public static final ProviderSettingsPreset GITLAB = new ProviderSettingsPreset("gitlab");
  public static final ProviderSettingsPreset GITHUB = new ProviderSettingsPreset("github");
  public static final ProviderSettingsPreset DISCORD = new ProviderSettingsPreset("discord");

  @Override
  public String toString() {
    return word;
  }
}
