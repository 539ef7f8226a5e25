package dev.gatewright.server.tenants;

import dev.gatewright.protocol.oauth.Secret;

/// A secret that was made and must be shown now: nobody can read it again.
///
/// @param holder whose it is, such as `client acme/web`
public record GeneratedSecret(String holder, Secret value) {
  /// What programs find it by: a client's issuer and id, such as `acme/web`, and the whole of
  /// anything else, as one word.
  public String key() {
    var client = "client ";
    return holder.startsWith(client) ? holder.substring(client.length()) : holder.replace(' ', ':');
  }
}
