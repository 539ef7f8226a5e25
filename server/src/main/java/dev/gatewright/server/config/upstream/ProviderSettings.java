package dev.gatewright.server.config.upstream;

import dev.gatewright.identity.upstream.ProviderName;
import dev.gatewright.server.config.upstream.ProviderPreset.Protocol;
import dev.gatewright.server.config.yaml.Settings;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// A provider as an issuer declares it, without its secret.
///
/// @param clientId this server's id there
public record ProviderSettings(ProviderName name, String clientId, Settings said) {
  /// Who says that somebody is who they are, at GitHub: as it names itself (RFC 8414 §2).
  private static final String GITHUB = "https://github.com/login/oauth";

  /// What holds of one of [ProviderKeys].
  public <T> T get(ProviderSetting<T> setting) {
    return said.get(setting)
        .or(() -> ProviderPresets.of(preset()).get(setting))
        .orElse(setting.fallback());
  }

  public ProviderPreset preset() {
    return said.get(ProviderKeys.PRESET).orElse(ProviderPreset.CUSTOM);
  }

  /// Whether it gives ID tokens (OpenID Connect Core §2).
  public boolean isOpenId() {
    return switch (preset().protocol()) {
      case OPENID_CONNECT -> true;
      case OAUTH -> false;
      case EITHER -> said.has(ProviderKeys.ISSUER);
    };
  }

  /// What the button says.
  public String label() {
    var label = get(ProviderKeys.LABEL);
    return label.isEmpty() ? name.value() : label;
  }

  /// Who vouches for people: the issuer of an OpenID provider; of another one a text that stays the
  /// same as long as it is asked at the same place.
  public String issuer() {
    if (isOpenId()) {
      return openIdIssuer();
    }
    var asked = URI.create(get(ProviderKeys.USERINFO_ENDPOINT));
    return preset() == ProviderPreset.GITHUB && !said.has(ProviderKeys.USERINFO_ENDPOINT)
        ? GITHUB
        : asked.getScheme() + "://" + asked.getRawAuthority();
  }

  /// Microsoft's address for one tenant is another one than that for several.
  private String openIdIssuer() {
    var tenants = get(ProviderKeys.TENANTS);
    if (preset() != ProviderPreset.MICROSOFT
        || said.has(ProviderKeys.ISSUER)
        || tenants.isEmpty()) {
      return get(ProviderKeys.ISSUER);
    }
    var named = tenants.size() == 1 ? tenants.getFirst() : "organizations";
    return ProviderPresets.MICROSOFT_COMMON.replace("/common/", "/" + named + "/");
  }

  /// Whether the issuer stands for several tenants, of which each token names its own.
  public boolean isOfSeveralTenants() {
    return preset() == ProviderPreset.MICROSOFT
        && URI.create(issuer()).getRawPath().matches("/(common|organizations)/.*");
  }

  /// What is asked for: of an OAuth 2.0 provider nothing, unless it is said.
  public List<String> scopes() {
    return isOpenId() || !isOpenToChoice() || said.has(ProviderKeys.SCOPES)
        ? get(ProviderKeys.SCOPES)
        : List.of();
  }

  /// How this server proves itself there.
  public ProviderAuth auth() {
    return get(ProviderKeys.TOKEN_ENDPOINT_AUTH);
  }

  /// What must be kept for it: nothing for a client without a secret.
  public Optional<SecretKind> secretKind() {
    if (preset() == ProviderPreset.APPLE) {
      return Optional.of(SecretKind.PRIVATE_KEY);
    }
    return switch (auth()) {
      case CLIENT_SECRET, CLIENT_SECRET_BASIC, CLIENT_SECRET_POST ->
          Optional.of(SecretKind.CLIENT_SECRET);
      case PRIVATE_KEY_JWT -> Optional.of(SecretKind.PRIVATE_KEY);
      case NONE -> Optional.empty();
    };
  }

  /// What a provider's secret is; the word is also the key in a file.
  public enum SecretKind {
    CLIENT_SECRET("client_secret"),
    PRIVATE_KEY("private_key");

    private final String key;

    SecretKind(String key) {
      this.key = key;
    }

    public String key() {
      return key;
    }
  }

  /// Whether what it speaks is left open, so that the settings must say it.
  boolean isOpenToChoice() {
    return preset().protocol() == Protocol.EITHER;
  }
}
