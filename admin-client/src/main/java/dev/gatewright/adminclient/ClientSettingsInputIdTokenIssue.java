// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record ClientSettingsInputIdTokenIssue(String word) {
  public static final ClientSettingsInputIdTokenIssue AUTO =
      new ClientSettingsInputIdTokenIssue("auto");
  public static final ClientSettingsInputIdTokenIssue NEVER =
      new ClientSettingsInputIdTokenIssue("never");

  @Override
  public String toString() {
    return word;
  }
}
