// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record IssuerSettingsInputLanguagesOffered(String word) {
  public static final IssuerSettingsInputLanguagesOffered EN =
      new IssuerSettingsInputLanguagesOffered("en");
  public static final IssuerSettingsInputLanguagesOffered DE =
      new IssuerSettingsInputLanguagesOffered("de");
  public static final IssuerSettingsInputLanguagesOffered FR =
      new IssuerSettingsInputLanguagesOffered("fr");
  public static final IssuerSettingsInputLanguagesOffered ES =
      new IssuerSettingsInputLanguagesOffered("es");
  public static final IssuerSettingsInputLanguagesOffered IT =
      new IssuerSettingsInputLanguagesOffered("it");
  public static final IssuerSettingsInputLanguagesOffered PT_BR =
      new IssuerSettingsInputLanguagesOffered("pt-BR");
  public static final IssuerSettingsInputLanguagesOffered NL =
      new IssuerSettingsInputLanguagesOffered("nl");
  public static final IssuerSettingsInputLanguagesOffered PL =
      new IssuerSettingsInputLanguagesOffered("pl");
  public static final IssuerSettingsInputLanguagesOffered JA =
      new IssuerSettingsInputLanguagesOffered("ja");
  public static final IssuerSettingsInputLanguagesOffered ZH_HANS =
      new IssuerSettingsInputLanguagesOffered("zh-Hans");
  public static final IssuerSettingsInputLanguagesOffered HE =
      new IssuerSettingsInputLanguagesOffered("he");
  public static final IssuerSettingsInputLanguagesOffered AR =
      new IssuerSettingsInputLanguagesOffered("ar");

  @Override
  public String toString() {
    return word;
  }
}
