// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record ResourceSettingsAccessTokenFormat(String word) {
  public static final ResourceSettingsAccessTokenFormat JWT =
      new ResourceSettingsAccessTokenFormat("jwt");
  public static final ResourceSettingsAccessTokenFormat OPAQUE =
      new ResourceSettingsAccessTokenFormat("opaque");

  @Override
  public String toString() {
    return word;
  }
}
