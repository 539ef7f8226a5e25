// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsChallenge(String word) {
  public static final IssuerSettingsChallenge OFF = new IssuerSettingsChallenge("off");
  public static final IssuerSettingsChallenge AUTO = new IssuerSettingsChallenge("auto");
  public static final IssuerSettingsChallenge ALWAYS = new IssuerSettingsChallenge("always");

  @Override
  public String toString() {
    return word;
  }
}
