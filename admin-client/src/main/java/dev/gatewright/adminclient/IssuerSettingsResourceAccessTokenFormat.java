// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsResourceAccessTokenFormat(String word) {
  public static final IssuerSettingsResourceAccessTokenFormat JWT =
      new IssuerSettingsResourceAccessTokenFormat("jwt");
  public static final IssuerSettingsResourceAccessTokenFormat OPAQUE =
      new IssuerSettingsResourceAccessTokenFormat("opaque");

  @Override
  public String toString() {
    return word;
  }
}
