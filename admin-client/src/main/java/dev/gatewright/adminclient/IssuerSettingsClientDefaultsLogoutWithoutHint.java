// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsClientDefaultsLogoutWithoutHint(String word) {
  public static final IssuerSettingsClientDefaultsLogoutWithoutHint ALLOW =
      new IssuerSettingsClientDefaultsLogoutWithoutHint("allow");
  public static final IssuerSettingsClientDefaultsLogoutWithoutHint CONFIRM =
      new IssuerSettingsClientDefaultsLogoutWithoutHint("confirm");

  @Override
  public String toString() {
    return word;
  }
}
