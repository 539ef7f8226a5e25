// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsInputAccountEdit(String word) {
  public static final IssuerSettingsInputAccountEdit NAME =
      new IssuerSettingsInputAccountEdit("name");
  public static final IssuerSettingsInputAccountEdit GIVEN_NAME =
      new IssuerSettingsInputAccountEdit("given_name");
  public static final IssuerSettingsInputAccountEdit MIDDLE_NAME =
      new IssuerSettingsInputAccountEdit("middle_name");
  public static final IssuerSettingsInputAccountEdit FAMILY_NAME =
      new IssuerSettingsInputAccountEdit("family_name");
  public static final IssuerSettingsInputAccountEdit NICKNAME =
      new IssuerSettingsInputAccountEdit("nickname");
  public static final IssuerSettingsInputAccountEdit PREFERRED_USERNAME =
      new IssuerSettingsInputAccountEdit("preferred_username");
  public static final IssuerSettingsInputAccountEdit GENDER =
      new IssuerSettingsInputAccountEdit("gender");
  public static final IssuerSettingsInputAccountEdit BIRTHDATE =
      new IssuerSettingsInputAccountEdit("birthdate");
  public static final IssuerSettingsInputAccountEdit PROFILE =
      new IssuerSettingsInputAccountEdit("profile");
  public static final IssuerSettingsInputAccountEdit PICTURE =
      new IssuerSettingsInputAccountEdit("picture");
  public static final IssuerSettingsInputAccountEdit WEBSITE =
      new IssuerSettingsInputAccountEdit("website");
  public static final IssuerSettingsInputAccountEdit LOCALE =
      new IssuerSettingsInputAccountEdit("locale");
  public static final IssuerSettingsInputAccountEdit ZONEINFO =
      new IssuerSettingsInputAccountEdit("zoneinfo");

  @Override
  public String toString() {
    return word;
  }
}
