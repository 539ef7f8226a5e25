package dev.gatewright.server.config;

import java.util.Optional;

/// What an issuer says for all its clients; a compat set named here also decides the addresses that
/// discovery names.
public record ClientDefaults(Optional<Compat> compat, ClientSettings settings) {
  public static final ClientDefaults NONE =
      new ClientDefaults(Optional.empty(), ClientSettings.NONE);
}
