package dev.gatewright.server.config.issuer;

import dev.gatewright.server.config.yaml.Secret;
import java.util.List;
import java.util.Optional;

/// A PIN that several people share.
public record PinConfig(Secret pin, Optional<String> label, List<String> privileges) {
  public PinConfig {
    privileges = List.copyOf(privileges);
  }
}
