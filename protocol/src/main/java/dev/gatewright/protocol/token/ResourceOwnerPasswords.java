package dev.gatewright.protocol.token;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.oauth.Secret;
import dev.gatewright.protocol.oauth.SubjectId;
import java.util.Optional;

/// Checks the password of a user for the grant `password` (RFC 6749 §4.3.2): the host implements
/// it. Thread-safe.
///
/// The host is to slow down whoever guesses (§4.3.2), and to take the same time whether there is
/// such a user or not.
@FunctionalInterface
public interface ResourceOwnerPasswords {

  /// The user of this name, if the password is right and the user may act.
  Optional<SubjectId> authenticate(Issuer issuer, Client client, String username, Secret password);
}
