// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsLanguagesStandard(String word) {
  public static final IssuerSettingsLanguagesStandard EN =
      new IssuerSettingsLanguagesStandard("en");
  public static final IssuerSettingsLanguagesStandard DE =
      new IssuerSettingsLanguagesStandard("de");
  public static final IssuerSettingsLanguagesStandard FR =
      new IssuerSettingsLanguagesStandard("fr");
  public static final IssuerSettingsLanguagesStandard ES =
      new IssuerSettingsLanguagesStandard("es");
  public static final IssuerSettingsLanguagesStandard IT =
      new IssuerSettingsLanguagesStandard("it");
  public static final IssuerSettingsLanguagesStandard PT_BR =
      new IssuerSettingsLanguagesStandard("pt-BR");
  public static final IssuerSettingsLanguagesStandard NL =
      new IssuerSettingsLanguagesStandard("nl");
  public static final IssuerSettingsLanguagesStandard PL =
      new IssuerSettingsLanguagesStandard("pl");
  public static final IssuerSettingsLanguagesStandard JA =
      new IssuerSettingsLanguagesStandard("ja");
  public static final IssuerSettingsLanguagesStandard ZH_HANS =
      new IssuerSettingsLanguagesStandard("zh-Hans");
  public static final IssuerSettingsLanguagesStandard HE =
      new IssuerSettingsLanguagesStandard("he");
  public static final IssuerSettingsLanguagesStandard AR =
      new IssuerSettingsLanguagesStandard("ar");

  @Override
  public String toString() {
    return word;
  }
}
