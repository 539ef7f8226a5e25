// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsClientDefaultsIdTokenIssue(String word) {
  public static final IssuerSettingsClientDefaultsIdTokenIssue AUTO =
      new IssuerSettingsClientDefaultsIdTokenIssue("auto");
  public static final IssuerSettingsClientDefaultsIdTokenIssue NEVER =
      new IssuerSettingsClientDefaultsIdTokenIssue("never");

  @Override
  public String toString() {
    return word;
  }
}
