package dev.gatewright.server.config.client;

import dev.gatewright.server.config.yaml.Word;

/// A way in which a person proves who they are.
public enum LoginMethod implements Word {
  PASSWORD,
  PASSKEY,
  MAGIC_LINK,
  PIN,
  TOTP;

  /// Its `amr` value (RFC 8176 §2).
  public String amr() {
    return this == PASSWORD ? "pwd" : word();
  }
}
