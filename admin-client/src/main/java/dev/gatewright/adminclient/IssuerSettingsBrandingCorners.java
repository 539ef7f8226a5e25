// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsBrandingCorners(String word) {
  public static final IssuerSettingsBrandingCorners SHARP =
      new IssuerSettingsBrandingCorners("sharp");
  public static final IssuerSettingsBrandingCorners ROUNDED =
      new IssuerSettingsBrandingCorners("rounded");
  public static final IssuerSettingsBrandingCorners PILL =
      new IssuerSettingsBrandingCorners("pill");

  @Override
  public String toString() {
    return word;
  }
}
