// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsProvidersPreset(String word) {
  public static final IssuerSettingsProvidersPreset GOOGLE =
      new IssuerSettingsProvidersPreset("google");
  public static final IssuerSettingsProvidersPreset MICROSOFT =
      new IssuerSettingsProvidersPreset("microsoft");
  public static final IssuerSettingsProvidersPreset APPLE =
      new IssuerSettingsProvidersPreset("apple");
  public static final IssuerSettingsProvidersPreset GITLAB =
      new IssuerSettingsProvidersPreset("gitlab");
  public static final IssuerSettingsProvidersPreset GITHUB =
      new IssuerSettingsProvidersPreset("github");
  public static final IssuerSettingsProvidersPreset DISCORD =
      new IssuerSettingsProvidersPreset("discord");

  @Override
  public String toString() {
    return word;
  }
}
