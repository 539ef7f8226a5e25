package dev.gatewright.server.config;

import dev.gatewright.server.config.ClientSettings.AccessTokenSettings;
import dev.gatewright.server.config.ClientSettings.Algorithm;
import dev.gatewright.server.config.ClientSettings.ErrorStyle;
import dev.gatewright.server.config.ClientSettings.GrantType;
import dev.gatewright.server.config.ClientSettings.IdTokenIssue;
import dev.gatewright.server.config.ClientSettings.IdTokenSettings;
import dev.gatewright.server.config.ClientSettings.LogoutWithoutHint;
import dev.gatewright.server.config.ClientSettings.Pkce;
import dev.gatewright.server.config.ClientSettings.RefreshIssue;
import dev.gatewright.server.config.ClientSettings.RefreshRotation;
import dev.gatewright.server.config.ClientSettings.TokenEndpointAuth;
import dev.gatewright.server.config.ClientSettings.TokenFormat;
import dev.gatewright.server.config.ClientSettings.UserInfoContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the client settings of a client or of `client_defaults`.
final class ClientSettingsReader {
  private ClientSettingsReader() {}

  static ClientSettings read(Fields fields) {
    return new ClientSettings(
        fields.words("grants", GrantType.values()),
        scopes(fields, "scopes"),
        origins(fields),
        fields.words("token_endpoint_auth", TokenEndpointAuth.values()),
        fields.word("pkce", Pkce.values()),
        fields.flag("pkce_legacy_hex"),
        fields.flag("require_state"),
        scopes(fields, "default_scopes"),
        fields.word("refresh_token", RefreshIssue.values()),
        fields.word("refresh_rotation", RefreshRotation.values()),
        fields.time("refresh_grace"),
        fields.time("refresh_lifetime"),
        fields.time("refresh_idle"),
        fields.timesByWord("refresh_lifetime_by_method", LoginMethod.values()),
        fields.flag("refresh_ends_with_session"),
        accessToken(fields),
        idToken(fields),
        fields.word("userinfo", UserInfoContent.values()),
        fields.flag("first_party"),
        fields.flag("sso"),
        fields.word("logout_without_hint", LogoutWithoutHint.values()),
        fields.flag("revoke_without_authentication"),
        fields.word("error_style", ErrorStyle.values()),
        organizations(fields));
  }

  /// The `access_token` key of a client or of a resource.
  static AccessTokenSettings accessToken(Fields fields) {
    return fields
        .section("access_token")
        .map(token ->
            new AccessTokenSettings(
                token.word("format", TokenFormat.values()),
                token.word("alg", Algorithm.values()),
                token.time("lifetime"),
                audience(token),
                claims(token),
                typ(token)))
        .orElse(AccessTokenSettings.NONE);
  }

  /// Scope names, each in the syntax of RFC 6749 §3.3.
  static Optional<List<String>> scopes(Fields fields, String key) {
    return fields
        .texts(key)
        .map(scopes ->
            scopes.stream()
                .filter(scope -> {
                  if (!isScope(scope)) {
                    fields.itemError(
                        key,
                        scope,
                        "is no scope name",
                        "Use letters, digits and signs, without spaces, quotes and"
                            + " backslashes.");
                  }
                  return isScope(scope);
                })
                .toList());
  }

  static boolean isScope(String text) {
    return text.matches("[\\x21\\x23-\\x5B\\x5D-\\x7E]{1,256}");
  }

  private static Optional<List<String>> audience(Fields token) {
    return token
        .texts("audience")
        .map(audience -> {
          var kept = new ArrayList<String>();
          for (var one : audience) {
            boolean filledIn = one.equals("{issuer}") || one.equals("{client_id}");
            if (one.isBlank() || (!filledIn && one.matches(".*[{}\\s].*"))) {
              token.itemError(
                  "audience",
                  one,
                  "is no audience",
                  "Write a URI or a name, {issuer} or {client_id}.");
            } else {
              kept.add(one);
            }
          }
          if (audience.isEmpty()) {
            token.error("audience", "is empty", "Name one; RFC 9068 §2.2 demands an audience.");
          }
          return List.copyOf(kept);
        });
  }

  private static Optional<List<String>> claims(Fields token) {
    return token
        .texts("claims")
        .map(claims ->
            claims.stream()
                .filter(claim -> {
                  boolean known = ClientKeys.CLAIMS.contains(claim);
                  if (!known) {
                    token.itemError(
                        "claims",
                        claim,
                        "is no known claim",
                        NearestKey.of(claim, ClientKeys.CLAIMS)
                            .map(near -> "Write " + near + ".")
                            .orElse("Use some of " + String.join(", ", ClientKeys.CLAIMS) + "."));
                  }
                  return known;
                })
                .toList());
  }

  private static Optional<String> typ(Fields token) {
    return token
        .text("typ")
        .filter(typ -> {
          boolean known = typ.equals("at+jwt") || typ.equals("JWT");
          if (!known) {
            token.error("typ", "must be at+jwt | JWT", "Write at+jwt or JWT.");
          }
          return known;
        });
  }

  private static IdTokenSettings idToken(Fields fields) {
    return fields
        .section("id_token")
        .map(token ->
            new IdTokenSettings(
                token.word("issue", IdTokenIssue.values()),
                token.word("alg", Algorithm.asymmetric()),
                token.flag("audience_as_array")))
        .orElse(IdTokenSettings.NONE);
  }

  private static Optional<List<String>> origins(Fields fields) {
    return fields
        .texts("allowed_origins")
        .map(origins ->
            origins.stream()
                .filter(origin -> {
                  boolean valid = UriRule.origin(origin).isPresent();
                  if (!valid) {
                    fields.itemError(
                        "allowed_origins",
                        origin,
                        "is no origin",
                        "Write https://host or http://localhost:port, with no path and no"
                            + " slash at the end.");
                  }
                  return valid;
                })
                .toList());
  }

  private static Optional<OrganizationPolicy> organizations(Fields fields) {
    var node = fields.node("organizations");
    if (node.isPresent() && node.get() instanceof YamlNode.Scalar scalar) {
      return switch (scalar.text()) {
        case "all" -> Optional.of(new OrganizationPolicy.All());
        case "none" -> Optional.of(new OrganizationPolicy.None());
        default -> {
          fields.error(
              "organizations", "must be all, none or a list of ids", "Write all or [org_acme].");
          yield Optional.empty();
        }
      };
    }
    return node.isPresent()
        ? fields.texts("organizations").map(OrganizationPolicy.Only::new)
        : Optional.empty();
  }
}
