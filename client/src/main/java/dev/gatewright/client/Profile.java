package dev.gatewright.client;

import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who the person is (OpenID Connect Core §5.1): the claims about them in the ID token, or in
/// UserInfo where the ID token says nothing but whom it is about. Which are there depends on the
/// scopes asked for and on the provider.
///
/// What a token says of itself and of the login (`aud`, `exp`, `nonce`, `at_hash` and so on) is not
/// here: [TokenSet#idTokenClaims()] has it. Nor are memberships, which [Agent#organizations()] has.
/// Immutable.
public final class Profile {
  /// What is said of the token, the login or the membership, not of the person.
  private static final Set<String> PROTOCOL =
      Set.of(
          "iss",
          "aud",
          "exp",
          "iat",
          "nbf",
          "jti",
          "azp",
          "nonce",
          "at_hash",
          "c_hash",
          "s_hash",
          "auth_time",
          "acr",
          "amr",
          "sid",
          "typ",
          "token_use",
          "client_id",
          "scope",
          "session_state",
          "organizations",
          "_claim_names",
          "_claim_sources");

  /// What every one of is asked for by a scope (OpenID Connect Core §5.4): where none is in the ID
  /// token, the provider keeps them for UserInfo.
  private static final List<String> BY_SCOPE =
      List.of(
          "name",
          "given_name",
          "family_name",
          "middle_name",
          "nickname",
          "preferred_username",
          "profile",
          "picture",
          "website",
          "gender",
          "birthdate",
          "zoneinfo",
          "locale",
          "updated_at",
          "email",
          "email_verified",
          "phone_number",
          "phone_number_verified",
          "address");

  private static final Set<String> SCOPES = Set.of("profile", "email", "phone", "address");

  private final JsonObject claims;
  private final Optional<String> issuer;

  private Profile(JsonObject all) {
    issuer = all.text("iss");
    var kept = new LinkedHashMap<>(all.asMap());
    kept.keySet().removeAll(PROTOCOL);
    claims =
        JsonObject.of(kept)
            .refusing(what ->
                new IdpException.InvalidToken(
                    "profile.malformed", "the provider's claims about the person: " + what));
    if (claims.text("sub").filter(sub -> !sub.isEmpty()).isEmpty()) {
      throw new IllegalArgumentException("a profile needs a sub");
    }
  }

  /// The profile in these claims.
  ///
  /// @throws IllegalArgumentException if there is no `sub` among them
  public static Profile of(JsonObject claims) {
    return new Profile(claims);
  }

  /// True if an ID token of these claims names the person alone though the login was granted more.
  static boolean isElsewhere(JsonObject idToken, Set<String> scopes) {
    return BY_SCOPE.stream().noneMatch(idToken::has) && scopes.stream().anyMatch(SCOPES::contains);
  }

  /// The person's identifier at the provider: stable, unique there, and what the application should
  /// keep. An e-mail address is neither. Where people of several providers or tenants log in, keep
  /// it together with [#issuer()].
  public String subject() {
    return claims.text("sub").orElseThrow();
  }

  /// Who says so: the issuer as the ID token names it.
  public Optional<String> issuer() {
    return issuer;
  }

  /// The full name.
  public Optional<String> name() {
    return claims.text("name");
  }

  /// The first name.
  public Optional<String> givenName() {
    return claims.text("given_name");
  }

  /// The last name.
  public Optional<String> familyName() {
    return claims.text("family_name");
  }

  /// The name by which the person wants to be called. Not unique.
  public Optional<String> preferredUsername() {
    return claims.text("preferred_username");
  }

  /// The e-mail address. Verified only if [#emailVerified()] is true.
  public Optional<String> email() {
    return claims.text("email");
  }

  /// True if the provider knows that the person reads this e-mail address; false when it does not
  /// say. Some providers write it as a text, `"true"`, which counts.
  public boolean emailVerified() {
    return claims.asMap().get("email_verified") instanceof String text
        ? text.equals("true")
        : claims.bool("email_verified").orElse(false);
  }

  /// The address of a picture, given by the person: foreign text.
  public Optional<String> picture() {
    return claims.text("picture");
  }

  /// The language, as a BCP 47 tag.
  public Optional<String> locale() {
    return claims.text("locale");
  }

  /// Every claim about the person, those of the provider's own included.
  public JsonObject claims() {
    return claims;
  }

  /// The claims as plain data, for a JSON answer or a template.
  public Map<String, Object> asMap() {
    return claims.asMap();
  }

  /// The claims as JSON text.
  public String toJson() {
    return claims.toJson();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Profile that
        && claims.equals(that.claims)
        && issuer.equals(that.issuer);
  }

  @Override
  public int hashCode() {
    return claims.hashCode();
  }

  /// Names the person, nothing about them.
  @Override
  public String toString() {
    return "Profile[" + subject() + "]";
  }
}
