// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsClientDefaultsRefreshToken(String word) {
  public static final IssuerSettingsClientDefaultsRefreshToken ALWAYS =
      new IssuerSettingsClientDefaultsRefreshToken("always");
  public static final IssuerSettingsClientDefaultsRefreshToken OFFLINE_ACCESS =
      new IssuerSettingsClientDefaultsRefreshToken("offline_access");
  public static final IssuerSettingsClientDefaultsRefreshToken NEVER =
      new IssuerSettingsClientDefaultsRefreshToken("never");

  @Override
  public String toString() {
    return word;
  }
}
