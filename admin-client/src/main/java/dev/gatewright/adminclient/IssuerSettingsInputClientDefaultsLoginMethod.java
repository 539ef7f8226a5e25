// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsInputClientDefaultsLoginMethod(String word) {
  public static final IssuerSettingsInputClientDefaultsLoginMethod PASSWORD =
      new IssuerSettingsInputClientDefaultsLoginMethod("password");
  public static final IssuerSettingsInputClientDefaultsLoginMethod PASSKEY =
      new IssuerSettingsInputClientDefaultsLoginMethod("passkey");
  public static final IssuerSettingsInputClientDefaultsLoginMethod MAGIC_LINK =
      new IssuerSettingsInputClientDefaultsLoginMethod("magic_link");
  public static final IssuerSettingsInputClientDefaultsLoginMethod EMAIL_CODE =
      new IssuerSettingsInputClientDefaultsLoginMethod("email_code");
  public static final IssuerSettingsInputClientDefaultsLoginMethod PIN =
      new IssuerSettingsInputClientDefaultsLoginMethod("pin");
  public static final IssuerSettingsInputClientDefaultsLoginMethod UPSTREAM =
      new IssuerSettingsInputClientDefaultsLoginMethod("upstream");

  @Override
  public String toString() {
    return word;
  }
}
