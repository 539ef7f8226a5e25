package dev.gatewright.server.config;

/// A way in which a person proves who they are.
public enum LoginMethod implements Word {
  PASSWORD,
  PASSKEY,
  MAGIC_LINK,
  PIN,
  TOTP
}
