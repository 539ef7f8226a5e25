// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record ClientSettingsRefreshToken(String word) {
  public static final ClientSettingsRefreshToken ALWAYS = new ClientSettingsRefreshToken("always");
  public static final ClientSettingsRefreshToken OFFLINE_ACCESS =
      new ClientSettingsRefreshToken("offline_access");
  public static final ClientSettingsRefreshToken NEVER = new ClientSettingsRefreshToken("never");

  @Override
  public String toString() {
    return word;
  }
}
