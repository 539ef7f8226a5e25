// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsInputClientDefaultsAccessTokenTyp(String word) {
  public static final IssuerSettingsInputClientDefaultsAccessTokenTyp AT_JWT =
      new IssuerSettingsInputClientDefaultsAccessTokenTyp("at+jwt");
  public static final IssuerSettingsInputClientDefaultsAccessTokenTyp JWT =
      new IssuerSettingsInputClientDefaultsAccessTokenTyp("JWT");

  @Override
  public String toString() {
    return word;
  }
}
