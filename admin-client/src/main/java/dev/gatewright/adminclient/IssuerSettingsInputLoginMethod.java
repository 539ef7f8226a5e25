// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsInputLoginMethod(String word) {
  public static final IssuerSettingsInputLoginMethod PASSWORD =
      new IssuerSettingsInputLoginMethod("password");
  public static final IssuerSettingsInputLoginMethod PASSKEY =
      new IssuerSettingsInputLoginMethod("passkey");
  public static final IssuerSettingsInputLoginMethod MAGIC_LINK =
      new IssuerSettingsInputLoginMethod("magic_link");
  public static final IssuerSettingsInputLoginMethod EMAIL_CODE =
      new IssuerSettingsInputLoginMethod("email_code");
  public static final IssuerSettingsInputLoginMethod UPSTREAM =
      new IssuerSettingsInputLoginMethod("upstream");

  @Override
  public String toString() {
    return word;
  }
}
