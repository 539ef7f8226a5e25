// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record SettingOf(String word) {
  public static final SettingOf CLIENT = new SettingOf("client");
  public static final SettingOf ISSUER = new SettingOf("issuer");
  public static final SettingOf PROVIDER = new SettingOf("provider");
  public static final SettingOf SCOPE = new SettingOf("scope");
  public static final SettingOf RESOURCE = new SettingOf("resource");

  @Override
  public String toString() {
    return word;
  }
}
