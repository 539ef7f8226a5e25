// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record ResourceSettingsInputAccessTokenTyp(String word) {
  public static final ResourceSettingsInputAccessTokenTyp AT_JWT =
      new ResourceSettingsInputAccessTokenTyp("at+jwt");
  public static final ResourceSettingsInputAccessTokenTyp JWT =
      new ResourceSettingsInputAccessTokenTyp("JWT");

  @Override
  public String toString() {
    return word;
  }
}
