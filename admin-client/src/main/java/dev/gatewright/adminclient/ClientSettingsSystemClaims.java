// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record ClientSettingsSystemClaims(String word) {
  public static final ClientSettingsSystemClaims NONE = new ClientSettingsSystemClaims("none");
  public static final ClientSettingsSystemClaims AUTHPI = new ClientSettingsSystemClaims("authpi");
  public static final ClientSettingsSystemClaims AUTHGEAR =
      new ClientSettingsSystemClaims("authgear");

  @Override
  public String toString() {
    return word;
  }
}
