// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsPatchInputBrandingTextsFr {
  private final Body body;

  private IssuerSettingsPatchInputBrandingTextsFr(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsPatchInputBrandingTextsFr of() {
    return new IssuerSettingsPatchInputBrandingTextsFr(Body.nothing());
  }

  /// In place of "Sign in". Default: none.
  public IssuerSettingsPatchInputBrandingTextsFr title(String title) {
    return new IssuerSettingsPatchInputBrandingTextsFr(body.with("title", title));
  }

  /// Takes away what is there: the opposite of [#title].
  public IssuerSettingsPatchInputBrandingTextsFr clearTitle() {
    return new IssuerSettingsPatchInputBrandingTextsFr(body.with("title", null));
  }

  /// A sentence below it. Default: none.
  public IssuerSettingsPatchInputBrandingTextsFr lead(String lead) {
    return new IssuerSettingsPatchInputBrandingTextsFr(body.with("lead", lead));
  }

  /// Takes away what is there: the opposite of [#lead].
  public IssuerSettingsPatchInputBrandingTextsFr clearLead() {
    return new IssuerSettingsPatchInputBrandingTextsFr(body.with("lead", null));
  }

  /// A sentence below the form. Default: none.
  public IssuerSettingsPatchInputBrandingTextsFr footnote(String footnote) {
    return new IssuerSettingsPatchInputBrandingTextsFr(body.with("footnote", footnote));
  }

  /// Takes away what is there: the opposite of [#footnote].
  public IssuerSettingsPatchInputBrandingTextsFr clearFootnote() {
    return new IssuerSettingsPatchInputBrandingTextsFr(body.with("footnote", null));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsPatchInputBrandingTextsFr" + body;
  }
}
