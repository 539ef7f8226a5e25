// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record ClientSettingsAccessTokenTyp(String word) {
  public static final ClientSettingsAccessTokenTyp AT_JWT =
      new ClientSettingsAccessTokenTyp("at+jwt");
  public static final ClientSettingsAccessTokenTyp JWT = new ClientSettingsAccessTokenTyp("JWT");

  @Override
  public String toString() {
    return word;
  }
}
