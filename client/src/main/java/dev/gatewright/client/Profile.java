package dev.gatewright.client;

import dev.gatewright.client.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/// Who the person is, from the claims of the ID token (OpenID Connect Core §5.1). Which claims are
/// there depends on the scopes asked for and on the provider.
///
/// @param claims every claim, those of the protocol (`iss`, `aud`, `exp`) included
public record Profile(JsonObject claims) {
  public Profile {
    if (claims.text("sub").isEmpty()) {
      throw new IllegalArgumentException("a profile needs a sub");
    }
  }

  /// The person's identifier at the provider: stable, unique there, and what the application should
  /// keep. An e-mail address is neither.
  public String subject() {
    return claims.text("sub").orElseThrow();
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
  /// say.
  public boolean emailVerified() {
    return claims.bool("email_verified").orElse(false);
  }

  /// The address of a picture, given by the person: foreign text.
  public Optional<String> picture() {
    return claims.text("picture");
  }

  /// The language, as a BCP 47 tag.
  public Optional<String> locale() {
    return claims.text("locale");
  }

  /// The claims as plain data, for a JSON answer or a template.
  public Map<String, Object> asMap() {
    return claims.asMap();
  }

  /// The claims as JSON text.
  public String toJson() {
    return claims.toJson();
  }

  /// Names the person, nothing about them.
  @Override
  public String toString() {
    return "Profile[" + subject() + "]";
  }
}
