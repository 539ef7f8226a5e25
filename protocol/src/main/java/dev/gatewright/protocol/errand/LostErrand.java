package dev.gatewright.protocol.errand;

import dev.gatewright.protocol.clients.Client;
import java.util.List;
import java.util.Optional;

/// A question that can no longer be answered, and the ways on.
///
/// `client` is who asked, where that can be told and is still so. `again` is a handle with which
/// the same request can be begun anew.
public record LostErrand(
    Why why, Optional<Client> client, Optional<String> again, List<String> uiLocales) {
  public LostErrand {
    uiLocales = List.copyOf(uiLocales);
  }

  /// What became of it.
  public enum Why {
    /// It took too long.
    EXPIRED,
    /// This browser does not have the cookie of the login: it was removed, or the login began in
    /// another browser.
    COOKIE_GONE,
    /// It has its answer.
    ANSWERED,
    /// It is nothing that this server made, or the client or its redirect URI is no longer there.
    UNKNOWN
  }

  @Override
  public String toString() {
    return "LostErrand[" + why + ", " + client.map(Client::id) + "]";
  }
}
