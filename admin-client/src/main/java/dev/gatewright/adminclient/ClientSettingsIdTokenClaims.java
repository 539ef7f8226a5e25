// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record ClientSettingsIdTokenClaims(String word) {
  public static final ClientSettingsIdTokenClaims MINIMAL =
      new ClientSettingsIdTokenClaims("minimal");
  public static final ClientSettingsIdTokenClaims BY_SCOPE =
      new ClientSettingsIdTokenClaims("by_scope");

  @Override
  public String toString() {
    return word;
  }
}
