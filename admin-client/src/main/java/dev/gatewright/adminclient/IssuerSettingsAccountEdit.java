// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsAccountEdit(String word) {
  public static final IssuerSettingsAccountEdit NAME = new IssuerSettingsAccountEdit("name");
  public static final IssuerSettingsAccountEdit GIVEN_NAME =
      new IssuerSettingsAccountEdit("given_name");
  public static final IssuerSettingsAccountEdit MIDDLE_NAME =
      new IssuerSettingsAccountEdit("middle_name");
  public static final IssuerSettingsAccountEdit FAMILY_NAME =
      new IssuerSettingsAccountEdit("family_name");
  public static final IssuerSettingsAccountEdit NICKNAME =
      new IssuerSettingsAccountEdit("nickname");
  public static final IssuerSettingsAccountEdit PREFERRED_USERNAME =
      new IssuerSettingsAccountEdit("preferred_username");
  public static final IssuerSettingsAccountEdit GENDER = new IssuerSettingsAccountEdit("gender");
  public static final IssuerSettingsAccountEdit BIRTHDATE =
      new IssuerSettingsAccountEdit("birthdate");
  public static final IssuerSettingsAccountEdit PROFILE = new IssuerSettingsAccountEdit("profile");
  public static final IssuerSettingsAccountEdit PICTURE = new IssuerSettingsAccountEdit("picture");
  public static final IssuerSettingsAccountEdit WEBSITE = new IssuerSettingsAccountEdit("website");
  public static final IssuerSettingsAccountEdit LOCALE = new IssuerSettingsAccountEdit("locale");
  public static final IssuerSettingsAccountEdit ZONEINFO =
      new IssuerSettingsAccountEdit("zoneinfo");

  @Override
  public String toString() {
    return word;
  }
}
