// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsPatchInputBrandingTextsPl {
  private final Body body;

  private IssuerSettingsPatchInputBrandingTextsPl(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsPatchInputBrandingTextsPl of() {
    return new IssuerSettingsPatchInputBrandingTextsPl(Body.nothing());
  }

  /// In place of "Sign in". Default: none.
  public IssuerSettingsPatchInputBrandingTextsPl title(String title) {
    return new IssuerSettingsPatchInputBrandingTextsPl(body.with("title", title));
  }

  /// Takes away what is there: the opposite of [#title].
  public IssuerSettingsPatchInputBrandingTextsPl clearTitle() {
    return new IssuerSettingsPatchInputBrandingTextsPl(body.with("title", null));
  }

  /// A sentence below it. Default: none.
  public IssuerSettingsPatchInputBrandingTextsPl lead(String lead) {
    return new IssuerSettingsPatchInputBrandingTextsPl(body.with("lead", lead));
  }

  /// Takes away what is there: the opposite of [#lead].
  public IssuerSettingsPatchInputBrandingTextsPl clearLead() {
    return new IssuerSettingsPatchInputBrandingTextsPl(body.with("lead", null));
  }

  /// A sentence below the form. Default: none.
  public IssuerSettingsPatchInputBrandingTextsPl footnote(String footnote) {
    return new IssuerSettingsPatchInputBrandingTextsPl(body.with("footnote", footnote));
  }

  /// Takes away what is there: the opposite of [#footnote].
  public IssuerSettingsPatchInputBrandingTextsPl clearFootnote() {
    return new IssuerSettingsPatchInputBrandingTextsPl(body.with("footnote", null));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsPatchInputBrandingTextsPl" + body;
  }
}
