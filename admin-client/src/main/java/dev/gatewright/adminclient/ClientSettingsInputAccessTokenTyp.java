// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record ClientSettingsInputAccessTokenTyp(String word) {
  public static final ClientSettingsInputAccessTokenTyp AT_JWT =
      new ClientSettingsInputAccessTokenTyp("at+jwt");
  public static final ClientSettingsInputAccessTokenTyp JWT =
      new ClientSettingsInputAccessTokenTyp("JWT");

  @Override
  public String toString() {
    return word;
  }
}
