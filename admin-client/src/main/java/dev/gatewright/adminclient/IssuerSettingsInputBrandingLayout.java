// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsInputBrandingLayout(String word) {
  public static final IssuerSettingsInputBrandingLayout CARD =
      new IssuerSettingsInputBrandingLayout("card");
  public static final IssuerSettingsInputBrandingLayout SPLIT =
      new IssuerSettingsInputBrandingLayout("split");

  @Override
  public String toString() {
    return word;
  }
}
