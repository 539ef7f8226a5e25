// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsClientDefaultsSystemClaims(String word) {
  public static final IssuerSettingsClientDefaultsSystemClaims NONE =
      new IssuerSettingsClientDefaultsSystemClaims("none");
  public static final IssuerSettingsClientDefaultsSystemClaims AUTHPI =
      new IssuerSettingsClientDefaultsSystemClaims("authpi");
  public static final IssuerSettingsClientDefaultsSystemClaims AUTHGEAR =
      new IssuerSettingsClientDefaultsSystemClaims("authgear");

  @Override
  public String toString() {
    return word;
  }
}
