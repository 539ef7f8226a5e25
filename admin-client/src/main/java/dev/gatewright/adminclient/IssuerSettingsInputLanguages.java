// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;
import java.util.List;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsInputLanguages {
  private final Body body;

  private IssuerSettingsInputLanguages(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsInputLanguages of() {
    return new IssuerSettingsInputLanguages(Body.nothing());
  }

  /// The languages that people can have, as tags (RFC 5646). Default: [ar, de, en, es, fr, he, it,
  /// ja, nl, pl, pt-BR, zh-Hans].
  public IssuerSettingsInputLanguages offered(List<IssuerSettingsLanguagesOffered> offered) {
    return new IssuerSettingsInputLanguages(
        body.with("offered", offered.stream().map(each -> each.word()).toList()));
  }

  /// What is spoken with whoever wants none of the others; it is always offered. Default: en.
  public IssuerSettingsInputLanguages standard(IssuerSettingsLanguagesStandard standard) {
    return new IssuerSettingsInputLanguages(body.with("standard", standard.word()));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsInputLanguages" + body;
  }
}
