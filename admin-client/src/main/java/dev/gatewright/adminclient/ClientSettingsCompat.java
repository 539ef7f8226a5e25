// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record ClientSettingsCompat(String word) {
  public static final ClientSettingsCompat AUTHPI = new ClientSettingsCompat("authpi");
  public static final ClientSettingsCompat AUTHGEAR = new ClientSettingsCompat("authgear");
  public static final ClientSettingsCompat TS_OAUTH2_SERVER =
      new ClientSettingsCompat("ts-oauth2-server");
  public static final ClientSettingsCompat BESHOY = new ClientSettingsCompat("beshoy");

  @Override
  public String toString() {
    return word;
  }
}
