package dev.gatewright.server.config.upstream;

import dev.gatewright.server.config.yaml.Words;
import java.util.Arrays;

/// A provider whose addresses and habits are known here.
public enum ProviderPreset {
  GOOGLE(Protocol.OPENID_CONNECT),
  MICROSOFT(Protocol.OPENID_CONNECT),
  APPLE(Protocol.OPENID_CONNECT),
  GITLAB(Protocol.OPENID_CONNECT),
  GITHUB(Protocol.OAUTH),
  DISCORD(Protocol.OAUTH),
  /// None of these: the settings say everything.
  CUSTOM(Protocol.EITHER);

  /// The words of files.
  static final Words<ProviderPreset> WORDS =
      new Words<>(
          Arrays.stream(values()).filter(preset -> preset != CUSTOM).toList(),
          Words.of(values())::spell);

  /// What a provider speaks.
  enum Protocol {
    OPENID_CONNECT,
    /// OAuth 2.0 without ID tokens: who somebody is stands behind an address of the provider's own.
    OAUTH,
    EITHER
  }

  private final Protocol protocol;

  ProviderPreset(Protocol protocol) {
    this.protocol = protocol;
  }

  Protocol protocol() {
    return protocol;
  }
}
