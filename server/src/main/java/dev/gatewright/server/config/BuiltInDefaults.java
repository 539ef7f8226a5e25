package dev.gatewright.server.config;

import dev.gatewright.server.config.ClientSettings.AccessTokenSettings;
import dev.gatewright.server.config.ClientSettings.Algorithm;
import dev.gatewright.server.config.ClientSettings.IdTokenIssue;
import dev.gatewright.server.config.ClientSettings.IdTokenSettings;
import dev.gatewright.server.config.ClientSettings.TokenEndpointAuth;
import dev.gatewright.server.config.ClientSettings.TokenFormat;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The client settings that hold when no file says otherwise.
public final class BuiltInDefaults {
  /// The scopes every user-facing client may ask for (OpenID Connect Core §5.4 and §11); an
  /// issuer's own must be named, so that a new scope is nobody's by accident.
  static final List<String> STANDARD_SCOPES =
      List.of("openid", "profile", "email", "phone", "address", "offline_access");

  static final Set<TokenEndpointAuth> SECRET_AUTH =
      Set.of(TokenEndpointAuth.CLIENT_SECRET_BASIC, TokenEndpointAuth.CLIENT_SECRET_POST);

  /// An authenticated client that lost an answer may ask again for so long.
  static final Duration REFRESH_GRACE_CONFIDENTIAL = Duration.ofSeconds(60);

  /// A public client cannot prove that it is the one who lost the answer, so its window is short.
  static final Duration REFRESH_GRACE_PUBLIC = Duration.ofSeconds(10);

  static final Duration REFRESH_LIFETIME = Duration.ofDays(7);
  static final Duration REFRESH_IDLE = Duration.ofDays(30);

  public static final AccessTokenSettings ACCESS_TOKEN =
      new AccessTokenSettings(
          Optional.of(TokenFormat.JWT),
          Optional.of(Algorithm.ES256),
          Optional.of(Duration.ofMinutes(10)),
          Optional.of(List.of("{issuer}")),
          Optional.of(List.of()),
          Optional.of("at+jwt"));

  /// RS256 is what a relying party may expect when nothing is said (OpenID Connect Core §15.1).
  static final IdTokenSettings ID_TOKEN =
      new IdTokenSettings(
          Optional.of(IdTokenIssue.AUTO), Optional.of(Algorithm.RS256), Optional.of(false));

  private BuiltInDefaults() {}
}
