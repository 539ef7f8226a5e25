// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsInputClientDefaultsRefreshToken(String word) {
  public static final IssuerSettingsInputClientDefaultsRefreshToken ALWAYS =
      new IssuerSettingsInputClientDefaultsRefreshToken("always");
  public static final IssuerSettingsInputClientDefaultsRefreshToken OFFLINE_ACCESS =
      new IssuerSettingsInputClientDefaultsRefreshToken("offline_access");
  public static final IssuerSettingsInputClientDefaultsRefreshToken NEVER =
      new IssuerSettingsInputClientDefaultsRefreshToken("never");

  @Override
  public String toString() {
    return word;
  }
}
