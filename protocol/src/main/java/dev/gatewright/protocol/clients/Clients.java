package dev.gatewright.protocol.clients;

import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import java.util.List;
import java.util.Optional;

/// The registered clients of an issuer: a port that the host implements. Thread-safe.
public interface Clients {

  /// The client if it exists and is active.
  Optional<Client> find(IssuerId issuer, ClientId id);

  /// The active clients that registered exactly this `post_logout_redirect_uri` (OpenID Connect
  /// RP-Initiated Logout §3).
  List<Client> withPostLogoutRedirectUri(IssuerId issuer, String uri);
}
