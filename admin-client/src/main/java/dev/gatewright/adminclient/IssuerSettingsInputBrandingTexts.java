// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsInputBrandingTexts {
  private final Body body;

  private IssuerSettingsInputBrandingTexts(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsInputBrandingTexts of() {
    return new IssuerSettingsInputBrandingTexts(Body.nothing());
  }

  /// Not described.
  public IssuerSettingsInputBrandingTexts en(IssuerSettingsInputBrandingTextsEn en) {
    return new IssuerSettingsInputBrandingTexts(body.with("en", en.body()));
  }

  /// Not described.
  public IssuerSettingsInputBrandingTexts de(IssuerSettingsInputBrandingTextsDe de) {
    return new IssuerSettingsInputBrandingTexts(body.with("de", de.body()));
  }

  /// Not described.
  public IssuerSettingsInputBrandingTexts fr(IssuerSettingsInputBrandingTextsFr fr) {
    return new IssuerSettingsInputBrandingTexts(body.with("fr", fr.body()));
  }

  /// Not described.
  public IssuerSettingsInputBrandingTexts es(IssuerSettingsInputBrandingTextsEs es) {
    return new IssuerSettingsInputBrandingTexts(body.with("es", es.body()));
  }

  /// Not described.
  public IssuerSettingsInputBrandingTexts it(IssuerSettingsInputBrandingTextsIt it) {
    return new IssuerSettingsInputBrandingTexts(body.with("it", it.body()));
  }

  /// Not described.
  public IssuerSettingsInputBrandingTexts ptBR(IssuerSettingsInputBrandingTextsPtBR ptBR) {
    return new IssuerSettingsInputBrandingTexts(body.with("pt-BR", ptBR.body()));
  }

  /// Not described.
  public IssuerSettingsInputBrandingTexts pt(IssuerSettingsInputBrandingTextsPt pt) {
    return new IssuerSettingsInputBrandingTexts(body.with("pt", pt.body()));
  }

  /// Not described.
  public IssuerSettingsInputBrandingTexts nl(IssuerSettingsInputBrandingTextsNl nl) {
    return new IssuerSettingsInputBrandingTexts(body.with("nl", nl.body()));
  }

  /// Not described.
  public IssuerSettingsInputBrandingTexts pl(IssuerSettingsInputBrandingTextsPl pl) {
    return new IssuerSettingsInputBrandingTexts(body.with("pl", pl.body()));
  }

  /// Not described.
  public IssuerSettingsInputBrandingTexts ja(IssuerSettingsInputBrandingTextsJa ja) {
    return new IssuerSettingsInputBrandingTexts(body.with("ja", ja.body()));
  }

  /// Not described.
  public IssuerSettingsInputBrandingTexts zhHans(IssuerSettingsInputBrandingTextsZhHans zhHans) {
    return new IssuerSettingsInputBrandingTexts(body.with("zh-Hans", zhHans.body()));
  }

  /// Not described.
  public IssuerSettingsInputBrandingTexts zh(IssuerSettingsInputBrandingTextsZh zh) {
    return new IssuerSettingsInputBrandingTexts(body.with("zh", zh.body()));
  }

  /// Not described.
  public IssuerSettingsInputBrandingTexts he(IssuerSettingsInputBrandingTextsHe he) {
    return new IssuerSettingsInputBrandingTexts(body.with("he", he.body()));
  }

  /// Not described.
  public IssuerSettingsInputBrandingTexts ar(IssuerSettingsInputBrandingTextsAr ar) {
    return new IssuerSettingsInputBrandingTexts(body.with("ar", ar.body()));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsInputBrandingTexts" + body;
  }
}
