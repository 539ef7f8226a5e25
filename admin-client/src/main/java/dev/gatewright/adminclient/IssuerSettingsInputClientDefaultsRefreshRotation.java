// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsInputClientDefaultsRefreshRotation(String word) {
  public static final IssuerSettingsInputClientDefaultsRefreshRotation ROTATE =
      new IssuerSettingsInputClientDefaultsRefreshRotation("rotate");
  public static final IssuerSettingsInputClientDefaultsRefreshRotation NONE =
      new IssuerSettingsInputClientDefaultsRefreshRotation("none");

  @Override
  public String toString() {
    return word;
  }
}
