package dev.gatewright.client.resource;

import java.util.List;

/// What a request's `Authorization` header holds (RFC 6750 §2.1). A token in a form or a query is
/// not looked for (RFC 9700 §4.3.2).
sealed interface BearerCredentials {
  /// One token. It is a secret: [#toString()] leaves it out.
  record Presented(String token) implements BearerCredentials {
    @Override
    public String toString() {
      return "Presented[]";
    }
  }

  /// None, or credentials of another scheme.
  record Absent() implements BearerCredentials {}

  /// Something that is not one token: no token after the scheme, characters that no token has, or
  /// several headers.
  record Malformed() implements BearerCredentials {}

  /// Reads the values of all `Authorization` headers of a request. The scheme's letters may be of
  /// either case (RFC 9110 §11.1).
  static BearerCredentials from(List<String> authorization) {
    if (authorization.isEmpty()) {
      return new Absent();
    }
    if (authorization.size() > 1) {
      return new Malformed();
    }
    var value = authorization.get(0);
    var end = value.indexOf(' ');
    var scheme = end < 0 ? value : value.substring(0, end);
    if (!scheme.equalsIgnoreCase("Bearer")) {
      return new Absent();
    }
    var token = end < 0 ? "" : value.substring(end).replaceFirst("^ +", "");
    return isToken(token) ? new Presented(token) : new Malformed();
  }

  /// The `b64token` of RFC 6750 §2.1.
  static boolean isToken(String text) {
    var end = text.length();
    while (end > 0 && text.charAt(end - 1) == '=') {
      end--;
    }
    return end > 0 && text.chars().limit(end).allMatch(BearerCredentials::isTokenCharacter);
  }

  private static boolean isTokenCharacter(int character) {
    return (character >= 'A' && character <= 'Z')
        || (character >= 'a' && character <= 'z')
        || (character >= '0' && character <= '9')
        || "-._~+/".indexOf(character) >= 0;
  }
}
