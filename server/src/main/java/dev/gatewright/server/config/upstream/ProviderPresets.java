package dev.gatewright.server.config.upstream;

import dev.gatewright.server.config.yaml.Settings;
import java.util.List;

/// What is known of the providers that have a preset, as the settings that one would write.
final class ProviderPresets {
  /// For several tenants and private accounts; its documents name the tenant in its place.
  static final String MICROSOFT_COMMON = "https://login.microsoftonline.com/common/v2.0";

  private static final Settings GOOGLE =
      Settings.NONE
          .with(ProviderKeys.LABEL, "Google")
          .with(ProviderKeys.ISSUER, "https://accounts.google.com")
          .with(ProviderKeys.TRUST_EMAIL, TrustEmail.MANAGED)
          .with(ProviderKeys.DOMAIN, List.of("hd"));

  /// Entra writes addresses into `email` that administrators typed in; `xms_edov` says of which the
  /// domain is the tenant's own.
  private static final Settings MICROSOFT =
      Settings.NONE
          .with(ProviderKeys.LABEL, "Microsoft")
          .with(ProviderKeys.ISSUER, MICROSOFT_COMMON)
          .with(ProviderKeys.EMAIL_VERIFIED, List.of("xms_edov"))
          .with(ProviderKeys.DOMAIN, List.of("tid"));

  private static final Settings APPLE =
      Settings.NONE
          .with(ProviderKeys.LABEL, "Apple")
          .with(ProviderKeys.ISSUER, "https://appleid.apple.com")
          .with(ProviderKeys.SCOPES, List.of("openid", "email", "name"))
          .with(ProviderKeys.RESPONSE_MODE, ResponseMode.FORM_POST);

  /// Groups stand in UserInfo alone.
  private static final Settings GITLAB =
      Settings.NONE
          .with(ProviderKeys.LABEL, "GitLab")
          .with(ProviderKeys.ISSUER, "https://gitlab.com")
          .with(ProviderKeys.USERINFO, true);

  /// Its ids are numbers, its addresses stand behind an address of their own.
  private static final Settings GITHUB =
      Settings.NONE
          .with(ProviderKeys.LABEL, "GitHub")
          .with(ProviderKeys.AUTHORIZATION_ENDPOINT, "https://github.com/login/oauth/authorize")
          .with(ProviderKeys.TOKEN_ENDPOINT, "https://github.com/login/oauth/access_token")
          .with(ProviderKeys.USERINFO_ENDPOINT, "https://api.github.com/user")
          .with(ProviderKeys.EMAILS_ENDPOINT, "https://api.github.com/user/emails")
          .with(ProviderKeys.TOKEN_ENDPOINT_AUTH, ProviderAuth.CLIENT_SECRET_POST)
          .with(ProviderKeys.SCOPES, List.of("read:user", "user:email"))
          .with(ProviderKeys.SUBJECT, List.of("id"))
          .with(ProviderKeys.NAME, List.of("name", "login"))
          .with(ProviderKeys.PICTURE, List.of("avatar_url"));

  private static final Settings DISCORD =
      Settings.NONE
          .with(ProviderKeys.LABEL, "Discord")
          .with(ProviderKeys.AUTHORIZATION_ENDPOINT, "https://discord.com/oauth2/authorize")
          .with(ProviderKeys.TOKEN_ENDPOINT, "https://discord.com/api/oauth2/token")
          .with(ProviderKeys.USERINFO_ENDPOINT, "https://discord.com/api/users/@me")
          .with(ProviderKeys.SCOPES, List.of("identify", "email"))
          .with(ProviderKeys.SUBJECT, List.of("id"))
          .with(ProviderKeys.EMAIL_VERIFIED, List.of("verified"))
          .with(ProviderKeys.NAME, List.of("global_name", "username"));

  private ProviderPresets() {}

  static Settings of(ProviderPreset preset) {
    return switch (preset) {
      case GOOGLE -> GOOGLE;
      case MICROSOFT -> MICROSOFT;
      case APPLE -> APPLE;
      case GITLAB -> GITLAB;
      case GITHUB -> GITHUB;
      case DISCORD -> DISCORD;
      case CUSTOM -> Settings.NONE;
    };
  }
}
