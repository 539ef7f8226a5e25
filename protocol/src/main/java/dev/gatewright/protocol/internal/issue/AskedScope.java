package dev.gatewright.protocol.internal.issue;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.issuer.EngineOptions;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.issuer.Issuer.UnknownScopes;
import dev.gatewright.protocol.oauth.ErrorStyle;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Scope;
import java.util.LinkedHashSet;

/// What the `scope` parameter of a request comes to (RFC 6749 §3.3): the one place that decides
/// what a scope is that nobody knows, or that the client may not have.
public sealed interface AskedScope {
  /// What may be granted of it.
  record Of(Scope scope) implements AskedScope {}

  record Refused(Reason reason) implements AskedScope {}

  /// Reads `sent`, of which the client may have `most`.
  ///
  /// A scope that neither the issuer nor the client declares is left out where the issuer says so
  /// and `openid` is asked for (OpenID Connect Core §3.1.2.1); `offline_access` that the client may
  /// not have is left out as well (§11). Neither is so for a client's own token, nor for clients
  /// that know the errors of `TS_OAUTH2_SERVER`. Anything else that the client may not have is
  /// refused as `beyond`.
  static AskedScope read(
      String sent,
      GrantType type,
      Issuer issuer,
      Client client,
      Scope most,
      EngineOptions options,
      Reason beyond) {
    var parsed = options.parseScope(sent);
    if (parsed.isEmpty()) {
      return new Refused(Reason.SCOPE_MALFORMED);
    }
    var asked = parsed.get();
    if (most.covers(asked)) {
      return new Of(asked);
    }
    boolean forgiving =
        client.errorStyle() != ErrorStyle.TS_OAUTH2_SERVER
            && !type.equals(GrantType.CLIENT_CREDENTIALS);
    boolean ignoresUnknown =
        forgiving && issuer.unknownScopes() == UnknownScopes.IGNORE && asked.contains(Scope.OPENID);
    var left = new LinkedHashSet<String>();
    for (String token : asked.tokens()) {
      if (most.contains(token)) {
        left.add(token);
      } else if (!issuer.declares(token) && !client.scope().contains(token)) {
        if (!ignoresUnknown) {
          return new Refused(Reason.SCOPE_UNKNOWN);
        }
      } else if (!forgiving || !token.equals(Scope.OFFLINE_ACCESS)) {
        return new Refused(beyond);
      }
    }
    return left.isEmpty() ? new Refused(beyond) : new Of(new Scope(left));
  }
}
