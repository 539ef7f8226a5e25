// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsLanguagesOffered(String word) {
  public static final IssuerSettingsLanguagesOffered EN = new IssuerSettingsLanguagesOffered("en");
  public static final IssuerSettingsLanguagesOffered DE = new IssuerSettingsLanguagesOffered("de");
  public static final IssuerSettingsLanguagesOffered FR = new IssuerSettingsLanguagesOffered("fr");
  public static final IssuerSettingsLanguagesOffered ES = new IssuerSettingsLanguagesOffered("es");
  public static final IssuerSettingsLanguagesOffered IT = new IssuerSettingsLanguagesOffered("it");
  public static final IssuerSettingsLanguagesOffered PT_BR =
      new IssuerSettingsLanguagesOffered("pt-BR");
  public static final IssuerSettingsLanguagesOffered NL = new IssuerSettingsLanguagesOffered("nl");
  public static final IssuerSettingsLanguagesOffered PL = new IssuerSettingsLanguagesOffered("pl");
  public static final IssuerSettingsLanguagesOffered JA = new IssuerSettingsLanguagesOffered("ja");
  public static final IssuerSettingsLanguagesOffered ZH_HANS =
      new IssuerSettingsLanguagesOffered("zh-Hans");
  public static final IssuerSettingsLanguagesOffered HE = new IssuerSettingsLanguagesOffered("he");
  public static final IssuerSettingsLanguagesOffered AR = new IssuerSettingsLanguagesOffered("ar");

  @Override
  public String toString() {
    return word;
  }
}
