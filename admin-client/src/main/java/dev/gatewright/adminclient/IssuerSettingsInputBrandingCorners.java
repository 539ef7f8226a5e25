// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsInputBrandingCorners(String word) {
  public static final IssuerSettingsInputBrandingCorners SHARP =
      new IssuerSettingsInputBrandingCorners("sharp");
  public static final IssuerSettingsInputBrandingCorners ROUNDED =
      new IssuerSettingsInputBrandingCorners("rounded");
  public static final IssuerSettingsInputBrandingCorners PILL =
      new IssuerSettingsInputBrandingCorners("pill");

  @Override
  public String toString() {
    return word;
  }
}
