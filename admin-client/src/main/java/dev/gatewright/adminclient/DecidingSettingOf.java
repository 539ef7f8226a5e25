// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record DecidingSettingOf(String word) {
  public static final DecidingSettingOf CLIENT = new DecidingSettingOf("client");
  public static final DecidingSettingOf ISSUER = new DecidingSettingOf("issuer");
  public static final DecidingSettingOf PROVIDER = new DecidingSettingOf("provider");
  public static final DecidingSettingOf SERVER = new DecidingSettingOf("server");

  @Override
  public String toString() {
    return word;
  }
}
