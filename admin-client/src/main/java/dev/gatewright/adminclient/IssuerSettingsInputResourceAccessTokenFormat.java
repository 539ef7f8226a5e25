// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsInputResourceAccessTokenFormat(String word) {
  public static final IssuerSettingsInputResourceAccessTokenFormat JWT =
      new IssuerSettingsInputResourceAccessTokenFormat("jwt");
  public static final IssuerSettingsInputResourceAccessTokenFormat OPAQUE =
      new IssuerSettingsInputResourceAccessTokenFormat("opaque");

  @Override
  public String toString() {
    return word;
  }
}
