// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsInputClientDefaultsSystemClaims(String word) {
  public static final IssuerSettingsInputClientDefaultsSystemClaims NONE =
      new IssuerSettingsInputClientDefaultsSystemClaims("none");
  public static final IssuerSettingsInputClientDefaultsSystemClaims AUTHPI =
      new IssuerSettingsInputClientDefaultsSystemClaims("authpi");
  public static final IssuerSettingsInputClientDefaultsSystemClaims AUTHGEAR =
      new IssuerSettingsInputClientDefaultsSystemClaims("authgear");

  @Override
  public String toString() {
    return word;
  }
}
