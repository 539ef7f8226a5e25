// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsBrandingLayout(String word) {
  public static final IssuerSettingsBrandingLayout CARD = new IssuerSettingsBrandingLayout("card");
  public static final IssuerSettingsBrandingLayout SPLIT =
      new IssuerSettingsBrandingLayout("split");

  @Override
  public String toString() {
    return word;
  }
}
