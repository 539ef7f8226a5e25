// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;
import java.util.List;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class ResourceSettingsPatchInputAccessToken {
  private final Body body;

  private ResourceSettingsPatchInputAccessToken(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static ResourceSettingsPatchInputAccessToken of() {
    return new ResourceSettingsPatchInputAccessToken(Body.nothing());
  }

  /// A JWT that anyone can check (RFC 9068), or a text that only introspection explains. Default:
  /// jwt.
  public ResourceSettingsPatchInputAccessToken format(ResourceSettingsAccessTokenFormat format) {
    return new ResourceSettingsPatchInputAccessToken(body.with("format", format.word()));
  }

  /// Takes away what is there: the opposite of [#format].
  public ResourceSettingsPatchInputAccessToken clearFormat() {
    return new ResourceSettingsPatchInputAccessToken(body.with("format", null));
  }

  /// How a JWT is signed; HS256 uses the client's signing_key. Default: ES256.
  public ResourceSettingsPatchInputAccessToken alg(ResourceSettingsAccessTokenAlg alg) {
    return new ResourceSettingsPatchInputAccessToken(body.with("alg", alg.word()));
  }

  /// Takes away what is there: the opposite of [#alg].
  public ResourceSettingsPatchInputAccessToken clearAlg() {
    return new ResourceSettingsPatchInputAccessToken(body.with("alg", null));
  }

  /// How long the token is good. Default: 10m.
  public ResourceSettingsPatchInputAccessToken lifetime(String lifetime) {
    return new ResourceSettingsPatchInputAccessToken(body.with("lifetime", lifetime));
  }

  /// Takes away what is there: the opposite of [#lifetime].
  public ResourceSettingsPatchInputAccessToken clearLifetime() {
    return new ResourceSettingsPatchInputAccessToken(body.with("lifetime", null));
  }

  /// Aud when no resource was asked for; {issuer} and {client_id} are filled in. Default:
  /// ["{issuer}"].
  public ResourceSettingsPatchInputAccessToken audience(Object audience) {
    return new ResourceSettingsPatchInputAccessToken(body.with("audience", audience));
  }

  /// Takes away what is there: the opposite of [#audience].
  public ResourceSettingsPatchInputAccessToken clearAudience() {
    return new ResourceSettingsPatchInputAccessToken(body.with("audience", null));
  }

  /// What the token says about the user, beside its own claims. Default: [].
  public ResourceSettingsPatchInputAccessToken claims(
      List<ResourceSettingsAccessTokenClaim> claims) {
    return new ResourceSettingsPatchInputAccessToken(
        body.with("claims", claims.stream().map(each -> each.word()).toList()));
  }

  /// Takes away what is there: the opposite of [#claims].
  public ResourceSettingsPatchInputAccessToken clearClaims() {
    return new ResourceSettingsPatchInputAccessToken(body.with("claims", null));
  }

  /// The typ header of a JWT. Default: at+jwt.
  public ResourceSettingsPatchInputAccessToken typ(ResourceSettingsAccessTokenTyp typ) {
    return new ResourceSettingsPatchInputAccessToken(body.with("typ", typ.word()));
  }

  /// Takes away what is there: the opposite of [#typ].
  public ResourceSettingsPatchInputAccessToken clearTyp() {
    return new ResourceSettingsPatchInputAccessToken(body.with("typ", null));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "ResourceSettingsPatchInputAccessToken" + body;
  }
}
