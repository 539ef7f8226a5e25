// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsInputClientDefaultsAccessTokenFormat(String word) {
  public static final IssuerSettingsInputClientDefaultsAccessTokenFormat JWT =
      new IssuerSettingsInputClientDefaultsAccessTokenFormat("jwt");
  public static final IssuerSettingsInputClientDefaultsAccessTokenFormat OPAQUE =
      new IssuerSettingsInputClientDefaultsAccessTokenFormat("opaque");

  @Override
  public String toString() {
    return word;
  }
}
