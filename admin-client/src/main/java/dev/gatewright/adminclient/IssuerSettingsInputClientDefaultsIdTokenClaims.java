// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsInputClientDefaultsIdTokenClaims(String word) {
  public static final IssuerSettingsInputClientDefaultsIdTokenClaims MINIMAL =
      new IssuerSettingsInputClientDefaultsIdTokenClaims("minimal");
  public static final IssuerSettingsInputClientDefaultsIdTokenClaims BY_SCOPE =
      new IssuerSettingsInputClientDefaultsIdTokenClaims("by_scope");

  @Override
  public String toString() {
    return word;
  }
}
