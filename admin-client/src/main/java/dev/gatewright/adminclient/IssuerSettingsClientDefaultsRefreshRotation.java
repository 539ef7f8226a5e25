// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsClientDefaultsRefreshRotation(String word) {
  public static final IssuerSettingsClientDefaultsRefreshRotation ROTATE =
      new IssuerSettingsClientDefaultsRefreshRotation("rotate");
  public static final IssuerSettingsClientDefaultsRefreshRotation NONE =
      new IssuerSettingsClientDefaultsRefreshRotation("none");

  @Override
  public String toString() {
    return word;
  }
}
