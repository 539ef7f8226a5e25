// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsInputLanguagesStandard(String word) {
  public static final IssuerSettingsInputLanguagesStandard EN =
      new IssuerSettingsInputLanguagesStandard("en");
  public static final IssuerSettingsInputLanguagesStandard DE =
      new IssuerSettingsInputLanguagesStandard("de");
  public static final IssuerSettingsInputLanguagesStandard FR =
      new IssuerSettingsInputLanguagesStandard("fr");
  public static final IssuerSettingsInputLanguagesStandard ES =
      new IssuerSettingsInputLanguagesStandard("es");
  public static final IssuerSettingsInputLanguagesStandard IT =
      new IssuerSettingsInputLanguagesStandard("it");
  public static final IssuerSettingsInputLanguagesStandard PT_BR =
      new IssuerSettingsInputLanguagesStandard("pt-BR");
  public static final IssuerSettingsInputLanguagesStandard NL =
      new IssuerSettingsInputLanguagesStandard("nl");
  public static final IssuerSettingsInputLanguagesStandard PL =
      new IssuerSettingsInputLanguagesStandard("pl");
  public static final IssuerSettingsInputLanguagesStandard JA =
      new IssuerSettingsInputLanguagesStandard("ja");
  public static final IssuerSettingsInputLanguagesStandard ZH_HANS =
      new IssuerSettingsInputLanguagesStandard("zh-Hans");
  public static final IssuerSettingsInputLanguagesStandard HE =
      new IssuerSettingsInputLanguagesStandard("he");
  public static final IssuerSettingsInputLanguagesStandard AR =
      new IssuerSettingsInputLanguagesStandard("ar");

  @Override
  public String toString() {
    return word;
  }
}
