// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsParameterlessLogout(String word) {
  public static final IssuerSettingsParameterlessLogout CONFIRM =
      new IssuerSettingsParameterlessLogout("confirm");
  public static final IssuerSettingsParameterlessLogout END =
      new IssuerSettingsParameterlessLogout("end");

  @Override
  public String toString() {
    return word;
  }
}
