// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsInputClientDefaultsIdTokenIssue(String word) {
  public static final IssuerSettingsInputClientDefaultsIdTokenIssue AUTO =
      new IssuerSettingsInputClientDefaultsIdTokenIssue("auto");
  public static final IssuerSettingsInputClientDefaultsIdTokenIssue NEVER =
      new IssuerSettingsInputClientDefaultsIdTokenIssue("never");

  @Override
  public String toString() {
    return word;
  }
}
