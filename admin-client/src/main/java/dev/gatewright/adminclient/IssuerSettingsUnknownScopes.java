// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsUnknownScopes(String word) {
  public static final IssuerSettingsUnknownScopes IGNORE =
      new IssuerSettingsUnknownScopes("ignore");
  public static final IssuerSettingsUnknownScopes REFUSE =
      new IssuerSettingsUnknownScopes("refuse");

  @Override
  public String toString() {
    return word;
  }
}
