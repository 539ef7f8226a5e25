// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsClientDefaultsAccessTokenTyp(String word) {
  public static final IssuerSettingsClientDefaultsAccessTokenTyp AT_JWT =
      new IssuerSettingsClientDefaultsAccessTokenTyp("at+jwt");
  public static final IssuerSettingsClientDefaultsAccessTokenTyp JWT =
      new IssuerSettingsClientDefaultsAccessTokenTyp("JWT");

  @Override
  public String toString() {
    return word;
  }
}
