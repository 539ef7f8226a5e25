// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record ClientSettingsPkce(String word) {
  public static final ClientSettingsPkce REQUIRED = new ClientSettingsPkce("required");
  public static final ClientSettingsPkce OPTIONAL = new ClientSettingsPkce("optional");

  @Override
  public String toString() {
    return word;
  }
}
