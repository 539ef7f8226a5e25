// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsInputResourceAccessTokenTyp(String word) {
  public static final IssuerSettingsInputResourceAccessTokenTyp AT_JWT =
      new IssuerSettingsInputResourceAccessTokenTyp("at+jwt");
  public static final IssuerSettingsInputResourceAccessTokenTyp JWT =
      new IssuerSettingsInputResourceAccessTokenTyp("JWT");

  @Override
  public String toString() {
    return word;
  }
}
