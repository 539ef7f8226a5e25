// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsResourceAccessTokenTyp(String word) {
  public static final IssuerSettingsResourceAccessTokenTyp AT_JWT =
      new IssuerSettingsResourceAccessTokenTyp("at+jwt");
  public static final IssuerSettingsResourceAccessTokenTyp JWT =
      new IssuerSettingsResourceAccessTokenTyp("JWT");

  @Override
  public String toString() {
    return word;
  }
}
