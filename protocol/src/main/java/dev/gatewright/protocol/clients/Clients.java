package dev.gatewright.protocol.clients;

import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import java.util.List;
import java.util.Optional;

/// The registered clients of an issuer: a port that the host implements. Thread-safe.
///
/// It is asked at least once for each request, so answers come from memory where they can; a client
/// that was deactivated must not be found for longer than the host can bear. The id of a client
/// that was removed is not given to another while grants of the first can live.
public interface Clients {

  /// The client if it exists and is active.
  Optional<Client> find(IssuerId issuer, ClientId id);

  /// The active clients that registered exactly this `post_logout_redirect_uri`, compared as
  /// strings (OpenID Connect RP-Initiated Logout §3).
  List<Client> withPostLogoutRedirectUri(IssuerId issuer, String uri);
}
