package dev.gatewright.protocol.issue;

import java.util.Set;

/// The names of claims that say who issued a token, to whom, about whom and for what. Whatever
/// decides by a token decides by these, so nobody but the engine and what it is told of a person
/// sets them.
public final class ReservedClaims {
  private static final Set<String> NAMES =
      Set.of(
          // RFC 7519 §4.1, RFC 9068 §2.2, RFC 7800 §3.1, RFC 8693 §4
          "iss",
          "sub",
          "aud",
          "exp",
          "nbf",
          "iat",
          "jti",
          "client_id",
          "scope",
          "scp",
          "cnf",
          "act",
          "may_act",
          "gid",
          "cid",
          "dat",
          // OpenID Connect Core §2, §3.1.3.6, §3.3.2.11, §5.6.2, Back-Channel Logout §2.4
          "auth_time",
          "nonce",
          "acr",
          "amr",
          "azp",
          "at_hash",
          "c_hash",
          "s_hash",
          "sid",
          "events",
          "_claim_names",
          "_claim_sources",
          "organizations",
          "default_organization",
          // RFC 7662 §2.2
          "active",
          "token_type",
          "username",
          // OpenID Connect Core §5.1
          "name",
          "family_name",
          "given_name",
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
          "address",
          "phone_number",
          "phone_number_verified");

  /// Below which another system keeps its own.
  private static final String AUTHGEAR = "https://authgear.com/claims/";

  private ReservedClaims() {}

  /// Whether the name is one of these.
  public static boolean has(String name) {
    return NAMES.contains(name) || name.startsWith(AUTHGEAR);
  }
}
