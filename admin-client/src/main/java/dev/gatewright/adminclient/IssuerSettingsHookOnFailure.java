// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsHookOnFailure(String word) {
  public static final IssuerSettingsHookOnFailure ALLOW = new IssuerSettingsHookOnFailure("allow");
  public static final IssuerSettingsHookOnFailure REFUSE =
      new IssuerSettingsHookOnFailure("refuse");

  @Override
  public String toString() {
    return word;
  }
}
