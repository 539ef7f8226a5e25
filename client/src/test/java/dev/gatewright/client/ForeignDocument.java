package dev.gatewright.client;

import dev.gatewright.client.error.IdpException;
import java.util.List;
import java.util.Map;

/// Every document that a provider sends, with every member that the SDK acts on, and what follows
/// from a wrong one.
@SuppressWarnings("ImmutableEnumChecker") // Its maps are made by Map.of.
enum ForeignDocument {
  METADATA(
      Map.ofEntries(
          Map.entry("issuer", Type.TEXT),
          Map.entry("authorization_endpoint", Type.TEXT),
          Map.entry("token_endpoint", Type.TEXT),
          Map.entry("jwks_uri", Type.TEXT),
          Map.entry("userinfo_endpoint", Type.TEXT),
          Map.entry("revocation_endpoint", Type.TEXT),
          Map.entry("introspection_endpoint", Type.TEXT),
          Map.entry("end_session_endpoint", Type.TEXT),
          Map.entry("token_endpoint_auth_methods_supported", Type.TEXTS),
          Map.entry("id_token_signing_alg_values_supported", Type.TEXTS),
          Map.entry("authorization_response_iss_parameter_supported", Type.BOOL)),
      IdpException.Misconfigured.class,
      "metadata.malformed"),
  TOKENS(tokenAnswer(), IdpException.Refused.class, "provider.refused"),
  REFRESHED_TOKENS(tokenAnswer(), IdpException.Refused.class, "provider.refused"),
  MACHINE_TOKENS(
      Map.of(
          "access_token",
          Type.TEXT,
          "token_type",
          Type.TEXT,
          "expires_in",
          Type.NUMBER,
          "scope",
          Type.TEXTS),
      IdpException.Refused.class,
      "provider.refused"),
  ID_TOKEN(
      Map.ofEntries(
          Map.entry("iss", Type.TEXT),
          Map.entry("sub", Type.TEXT),
          Map.entry("azp", Type.TEXT),
          Map.entry("nonce", Type.TEXT),
          Map.entry("at_hash", Type.TEXT),
          Map.entry("sid", Type.TEXT),
          Map.entry("aud", Type.TEXTS),
          Map.entry("exp", Type.TIME),
          Map.entry("iat", Type.TIME),
          Map.entry("nbf", Type.TIME),
          Map.entry("auth_time", Type.TIME),
          Map.entry("_claim_names", Type.OBJECT),
          Map.entry("_claim_sources", Type.OBJECT)),
      IdpException.InvalidToken.class,
      "id_token.malformed"),
  USER_INFO(Map.of("sub", Type.TEXT), IdpException.Refused.class, "provider.refused"),
  PROFILE(
      Map.of(
          "name",
          Type.TEXT,
          "given_name",
          Type.TEXT,
          "family_name",
          Type.TEXT,
          "preferred_username",
          Type.TEXT,
          "email",
          Type.TEXT,
          "picture",
          Type.TEXT,
          "locale",
          Type.TEXT),
      IdpException.InvalidToken.class,
      "profile.malformed"),
  INTROSPECTION(
      Map.of(
          "active",
          Type.BOOL,
          "sub",
          Type.TEXT,
          "client_id",
          Type.TEXT,
          "exp",
          Type.TIME,
          "scope",
          Type.TEXTS),
      IdpException.Refused.class,
      "provider.refused"),
  LOGOUT_TOKEN(
      Map.of(
          "iss",
          Type.TEXT,
          "sub",
          Type.TEXT,
          "sid",
          Type.TEXT,
          "jti",
          Type.TEXT,
          "aud",
          Type.TEXTS,
          "exp",
          Type.TIME,
          "iat",
          Type.TIME,
          "events",
          Type.OBJECT),
      IdpException.InvalidToken.class,
      "logout_token.malformed"),
  ACCESS_TOKEN(
      Map.ofEntries(
          Map.entry("iss", Type.TEXT),
          Map.entry("sub", Type.TEXT),
          Map.entry("client_id", Type.TEXT),
          Map.entry("azp", Type.TEXT),
          Map.entry("cid", Type.TEXT),
          Map.entry("jti", Type.TEXT),
          Map.entry("token_type", Type.TEXT),
          Map.entry("aud", Type.TEXTS),
          Map.entry("scope", Type.TEXTS),
          Map.entry("scp", Type.TEXTS),
          Map.entry("exp", Type.TIME),
          Map.entry("nbf", Type.TIME),
          Map.entry("iat", Type.TIME),
          Map.entry("cnf", Type.OBJECT),
          Map.entry("_claim_names", Type.OBJECT),
          Map.entry("_claim_sources", Type.OBJECT)),
      IdpException.InvalidToken.class,
      "token.malformed"),
  HEADER(
      Map.of("alg", Type.TEXT, "kid", Type.TEXT, "typ", Type.TEXT),
      IdpException.InvalidToken.class,
      "token.malformed"),
  KEY_SET(Map.of("keys", Type.ARRAY), IdpException.Unavailable.class, "keys.invalid"),
  KEY(
      Map.of(
          "kty",
          Type.TEXT,
          "crv",
          Type.TEXT,
          "x",
          Type.TEXT,
          "y",
          Type.TEXT,
          "use",
          Type.TEXT,
          "alg",
          Type.TEXT,
          "kid",
          Type.TEXT,
          "key_ops",
          Type.TEXTS),
      IdpException.InvalidToken.class,
      "token.key_unknown"),
  ORGANIZATION_LIST(
      Map.of(
          "iss",
          Type.TEXT,
          "sub",
          Type.TEXT,
          "aud",
          Type.TEXTS,
          "exp",
          Type.TIME,
          "organizations",
          Type.ARRAY),
      IdpException.Unavailable.class,
      "organizations.unavailable"),
  ERROR(
      Map.of("error", Type.TEXT, "error_description", Type.TEXT),
      IdpException.Refused.class,
      "provider.refused");

  final Map<String, Type> members;
  final Class<? extends IdpException> kind;
  final String reason;

  ForeignDocument(Map<String, Type> members, Class<? extends IdpException> kind, String reason) {
    this.members = members;
    this.kind = kind;
    this.reason = reason;
  }

  private static Map<String, Type> tokenAnswer() {
    return Map.of(
        "access_token",
        Type.TEXT,
        "token_type",
        Type.TEXT,
        "refresh_token",
        Type.TEXT,
        "id_token",
        Type.TEXT,
        "expires_in",
        Type.NUMBER,
        "scope",
        Type.TEXTS);
  }

  /// What a member must be, and values of what it must not be.
  @SuppressWarnings("ImmutableEnumChecker") // Its lists are made by List.of.
  enum Type {
    TEXT(7, true, List.of("a"), Map.of("a", 1)),
    BOOL("true", 1, List.of(), Map.of()),
    NUMBER("soon", true, List.of(600), Map.of()),
    TIME("2026-01-01", true, List.of(1), Map.of(), 1e300),
    TEXTS(7, true, Map.of(), List.of("a", 1)),
    OBJECT("a", 7, List.of(), true),
    ARRAY("a", 7, Map.of(), true);

    final List<Object> others;

    Type(Object... others) {
      this.others = List.of(others);
    }
  }
}
