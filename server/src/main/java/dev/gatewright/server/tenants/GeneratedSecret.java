package dev.gatewright.server.tenants;

import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.Secret;
import dev.gatewright.store.tenants.UnshownSecrets.Holder;

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

  /// Whose it is, as the store knows them.
  Holder of() {
    return holder(holder);
  }

  /// Of a text such as `client acme/web`.
  static Holder holder(String text) {
    var words = text.split(" ", 2);
    var path = words[1].split("/", 2);
    return new Holder(words[0], new IssuerId(path[0]), path[1]);
  }
}
