package dev.gatewright.server.config.client;

import dev.gatewright.protocol.clients.ClientOption;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.Picture;
import java.util.Optional;

/// What pages show of a client beside its name (RFC 7591 §2).
public final class LookOptions {
  /// The documents of all clients of an issuer are read at once, logos and all.
  static final int MOST_LOGO = 32 * 1024;

  public static final ClientOption<Optional<Picture>> LOGO =
      ClientOption.of("logo", Optional.empty());

  public static final ClientOption<Optional<PageLink>> TERMS =
      ClientOption.of("terms of service", Optional.empty());

  public static final ClientOption<Optional<PageLink>> POLICY =
      ClientOption.of("privacy policy", Optional.empty());

  private LookOptions() {}
}
