// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsPatchInputBrandingTexts {
  private final Body body;

  private IssuerSettingsPatchInputBrandingTexts(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsPatchInputBrandingTexts of() {
    return new IssuerSettingsPatchInputBrandingTexts(Body.nothing());
  }

  /// Not described.
  public IssuerSettingsPatchInputBrandingTexts en(IssuerSettingsPatchInputBrandingTextsEn en) {
    return new IssuerSettingsPatchInputBrandingTexts(body.with("en", en.body()));
  }

  /// Takes away what is there: the opposite of [#en].
  public IssuerSettingsPatchInputBrandingTexts clearEn() {
    return new IssuerSettingsPatchInputBrandingTexts(body.with("en", null));
  }

  /// Not described.
  public IssuerSettingsPatchInputBrandingTexts de(IssuerSettingsPatchInputBrandingTextsDe de) {
    return new IssuerSettingsPatchInputBrandingTexts(body.with("de", de.body()));
  }

  /// Takes away what is there: the opposite of [#de].
  public IssuerSettingsPatchInputBrandingTexts clearDe() {
    return new IssuerSettingsPatchInputBrandingTexts(body.with("de", null));
  }

  /// Not described.
  public IssuerSettingsPatchInputBrandingTexts fr(IssuerSettingsPatchInputBrandingTextsFr fr) {
    return new IssuerSettingsPatchInputBrandingTexts(body.with("fr", fr.body()));
  }

  /// Takes away what is there: the opposite of [#fr].
  public IssuerSettingsPatchInputBrandingTexts clearFr() {
    return new IssuerSettingsPatchInputBrandingTexts(body.with("fr", null));
  }

  /// Not described.
  public IssuerSettingsPatchInputBrandingTexts es(IssuerSettingsPatchInputBrandingTextsEs es) {
    return new IssuerSettingsPatchInputBrandingTexts(body.with("es", es.body()));
  }

  /// Takes away what is there: the opposite of [#es].
  public IssuerSettingsPatchInputBrandingTexts clearEs() {
    return new IssuerSettingsPatchInputBrandingTexts(body.with("es", null));
  }

  /// Not described.
  public IssuerSettingsPatchInputBrandingTexts it(IssuerSettingsPatchInputBrandingTextsIt it) {
    return new IssuerSettingsPatchInputBrandingTexts(body.with("it", it.body()));
  }

  /// Takes away what is there: the opposite of [#it].
  public IssuerSettingsPatchInputBrandingTexts clearIt() {
    return new IssuerSettingsPatchInputBrandingTexts(body.with("it", null));
  }

  /// Not described.
  public IssuerSettingsPatchInputBrandingTexts ptBR(
      IssuerSettingsPatchInputBrandingTextsPtBR ptBR) {
    return new IssuerSettingsPatchInputBrandingTexts(body.with("pt-BR", ptBR.body()));
  }

  /// Takes away what is there: the opposite of [#ptBR].
  public IssuerSettingsPatchInputBrandingTexts clearPtBR() {
    return new IssuerSettingsPatchInputBrandingTexts(body.with("pt-BR", null));
  }

  /// Not described.
  public IssuerSettingsPatchInputBrandingTexts pt(IssuerSettingsPatchInputBrandingTextsPt pt) {
    return new IssuerSettingsPatchInputBrandingTexts(body.with("pt", pt.body()));
  }

  /// Takes away what is there: the opposite of [#pt].
  public IssuerSettingsPatchInputBrandingTexts clearPt() {
    return new IssuerSettingsPatchInputBrandingTexts(body.with("pt", null));
  }

  /// Not described.
  public IssuerSettingsPatchInputBrandingTexts nl(IssuerSettingsPatchInputBrandingTextsNl nl) {
    return new IssuerSettingsPatchInputBrandingTexts(body.with("nl", nl.body()));
  }

  /// Takes away what is there: the opposite of [#nl].
  public IssuerSettingsPatchInputBrandingTexts clearNl() {
    return new IssuerSettingsPatchInputBrandingTexts(body.with("nl", null));
  }

  /// Not described.
  public IssuerSettingsPatchInputBrandingTexts pl(IssuerSettingsPatchInputBrandingTextsPl pl) {
    return new IssuerSettingsPatchInputBrandingTexts(body.with("pl", pl.body()));
  }

  /// Takes away what is there: the opposite of [#pl].
  public IssuerSettingsPatchInputBrandingTexts clearPl() {
    return new IssuerSettingsPatchInputBrandingTexts(body.with("pl", null));
  }

  /// Not described.
  public IssuerSettingsPatchInputBrandingTexts ja(IssuerSettingsPatchInputBrandingTextsJa ja) {
    return new IssuerSettingsPatchInputBrandingTexts(body.with("ja", ja.body()));
  }

  /// Takes away what is there: the opposite of [#ja].
  public IssuerSettingsPatchInputBrandingTexts clearJa() {
    return new IssuerSettingsPatchInputBrandingTexts(body.with("ja", null));
  }

  /// Not described.
  public IssuerSettingsPatchInputBrandingTexts zhHans(
      IssuerSettingsPatchInputBrandingTextsZhHans zhHans) {
    return new IssuerSettingsPatchInputBrandingTexts(body.with("zh-Hans", zhHans.body()));
  }

  /// Takes away what is there: the opposite of [#zhHans].
  public IssuerSettingsPatchInputBrandingTexts clearZhHans() {
    return new IssuerSettingsPatchInputBrandingTexts(body.with("zh-Hans", null));
  }

  /// Not described.
  public IssuerSettingsPatchInputBrandingTexts zh(IssuerSettingsPatchInputBrandingTextsZh zh) {
    return new IssuerSettingsPatchInputBrandingTexts(body.with("zh", zh.body()));
  }

  /// Takes away what is there: the opposite of [#zh].
  public IssuerSettingsPatchInputBrandingTexts clearZh() {
    return new IssuerSettingsPatchInputBrandingTexts(body.with("zh", null));
  }

  /// Not described.
  public IssuerSettingsPatchInputBrandingTexts he(IssuerSettingsPatchInputBrandingTextsHe he) {
    return new IssuerSettingsPatchInputBrandingTexts(body.with("he", he.body()));
  }

  /// Takes away what is there: the opposite of [#he].
  public IssuerSettingsPatchInputBrandingTexts clearHe() {
    return new IssuerSettingsPatchInputBrandingTexts(body.with("he", null));
  }

  /// Not described.
  public IssuerSettingsPatchInputBrandingTexts ar(IssuerSettingsPatchInputBrandingTextsAr ar) {
    return new IssuerSettingsPatchInputBrandingTexts(body.with("ar", ar.body()));
  }

  /// Takes away what is there: the opposite of [#ar].
  public IssuerSettingsPatchInputBrandingTexts clearAr() {
    return new IssuerSettingsPatchInputBrandingTexts(body.with("ar", null));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsPatchInputBrandingTexts" + body;
  }
}
