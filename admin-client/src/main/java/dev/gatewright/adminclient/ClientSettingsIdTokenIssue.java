// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record ClientSettingsIdTokenIssue(String word) {
  public static final ClientSettingsIdTokenIssue AUTO = new ClientSettingsIdTokenIssue("auto");
  public static final ClientSettingsIdTokenIssue NEVER = new ClientSettingsIdTokenIssue("never");

  @Override
  public String toString() {
    return word;
  }
}
