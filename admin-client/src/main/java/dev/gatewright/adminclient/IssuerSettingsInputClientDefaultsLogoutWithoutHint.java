// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsInputClientDefaultsLogoutWithoutHint(String word) {
  public static final IssuerSettingsInputClientDefaultsLogoutWithoutHint ALLOW =
      new IssuerSettingsInputClientDefaultsLogoutWithoutHint("allow");
  public static final IssuerSettingsInputClientDefaultsLogoutWithoutHint CONFIRM =
      new IssuerSettingsInputClientDefaultsLogoutWithoutHint("confirm");

  @Override
  public String toString() {
    return word;
  }
}
