// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record ClientSettingsInputIdTokenClaims(String word) {
  public static final ClientSettingsInputIdTokenClaims MINIMAL =
      new ClientSettingsInputIdTokenClaims("minimal");
  public static final ClientSettingsInputIdTokenClaims BY_SCOPE =
      new ClientSettingsInputIdTokenClaims("by_scope");

  @Override
  public String toString() {
    return word;
  }
}
