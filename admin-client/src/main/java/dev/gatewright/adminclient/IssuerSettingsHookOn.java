// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsHookOn(String word) {
  public static final IssuerSettingsHookOn SIGN_UP = new IssuerSettingsHookOn("sign_up");
  public static final IssuerSettingsHookOn SIGN_IN = new IssuerSettingsHookOn("sign_in");
  public static final IssuerSettingsHookOn TOKEN = new IssuerSettingsHookOn("token");

  @Override
  public String toString() {
    return word;
  }
}
