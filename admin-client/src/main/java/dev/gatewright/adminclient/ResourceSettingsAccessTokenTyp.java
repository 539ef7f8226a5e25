// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record ResourceSettingsAccessTokenTyp(String word) {
  public static final ResourceSettingsAccessTokenTyp AT_JWT =
      new ResourceSettingsAccessTokenTyp("at+jwt");
  public static final ResourceSettingsAccessTokenTyp JWT =
      new ResourceSettingsAccessTokenTyp("JWT");

  @Override
  public String toString() {
    return word;
  }
}
