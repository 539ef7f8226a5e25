// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record ResourceSettingsInputAccessTokenFormat(String word) {
  public static final ResourceSettingsInputAccessTokenFormat JWT =
      new ResourceSettingsInputAccessTokenFormat("jwt");
  public static final ResourceSettingsInputAccessTokenFormat OPAQUE =
      new ResourceSettingsInputAccessTokenFormat("opaque");

  @Override
  public String toString() {
    return word;
  }
}
