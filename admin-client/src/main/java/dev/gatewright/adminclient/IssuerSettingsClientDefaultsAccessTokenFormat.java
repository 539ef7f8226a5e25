// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsClientDefaultsAccessTokenFormat(String word) {
  public static final IssuerSettingsClientDefaultsAccessTokenFormat JWT =
      new IssuerSettingsClientDefaultsAccessTokenFormat("jwt");
  public static final IssuerSettingsClientDefaultsAccessTokenFormat OPAQUE =
      new IssuerSettingsClientDefaultsAccessTokenFormat("opaque");

  @Override
  public String toString() {
    return word;
  }
}
