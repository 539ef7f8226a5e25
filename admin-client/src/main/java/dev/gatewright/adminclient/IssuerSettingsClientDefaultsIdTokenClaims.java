// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsClientDefaultsIdTokenClaims(String word) {
  public static final IssuerSettingsClientDefaultsIdTokenClaims MINIMAL =
      new IssuerSettingsClientDefaultsIdTokenClaims("minimal");
  public static final IssuerSettingsClientDefaultsIdTokenClaims BY_SCOPE =
      new IssuerSettingsClientDefaultsIdTokenClaims("by_scope");

  @Override
  public String toString() {
    return word;
  }
}
