package dev.gatewright.server.config.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.clients.ClientOption;
import dev.gatewright.server.pages.ClientLook;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.Picture;
import java.net.URI;
import java.net.URLEncoder;
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

  /// Names the client in the address of a file that is its own.
  public static final String OWNER = "client_id";

  private LookOptions() {}

  /// What pages show of the client.
  ///
  /// @param home the path below which the issuer's files are served
  public static ClientLook look(Client client, String home) {
    var owner = "?" + OWNER + "=" + URLEncoder.encode(client.id().value(), UTF_8);
    return new ClientLook(
        client.name(),
        client.option(LOGO).map(logo -> logo.link(home, owner)),
        client.option(Client.CLIENT_URI).map(URI::toString).flatMap(PageLink::parse),
        client.option(TERMS),
        client.option(POLICY));
  }
}
