package dev.gatewright.protocol.userinfo;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.internal.issue.AccessTokens;
import dev.gatewright.protocol.internal.issue.LiveTokens;
import dev.gatewright.protocol.issue.AccessToken;
import dev.gatewright.protocol.issuer.ErrorReply;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.issuer.ProtocolRequest;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Refusal;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.ports.Grant;
import dev.gatewright.protocol.ports.Grants;
import dev.gatewright.protocol.ports.Subjects;
import dev.gatewright.protocol.userinfo.BearerTokens.About;
import dev.gatewright.protocol.userinfo.BearerTokens.Presented;
import dev.gatewright.protocol.wire.RequestHeaders;
import java.util.List;
import java.util.Set;

/// Lets people's access tokens in at a protected resource of the host's own (RFC 6750), by what the
/// store says of them at that moment.
public final class ResourceAccess {
  private final BearerTokens bearer;

  public ResourceAccess(
      AccessTokens accessTokens, LiveTokens liveTokens, Grants grants, Subjects subjects) {
    this.bearer = new BearerTokens(accessTokens, liveTokens, grants, subjects);
  }

  /// Who comes in.
  public sealed interface Access {
    /// Nobody; `challenge` is the `WWW-Authenticate` field that says why (RFC 6750 §3).
    record Denied(Refusal refusal, String challenge) implements Access {}

    /// Somebody with an account, by what they granted to `client`. When and how they proved who
    /// they are stands in the grant.
    record Allowed(Client client, Grant grant) implements Access {}
  }

  /// Reads the `Authorization` field, and no other place (RFC 6750 §2.1).
  ///
  /// @param resource the resource's own identifiers. A token may be for these and for the client
  ///   that holds it; one that is for anybody else as well is refused, since whoever else receives
  ///   it could bring it here (RFC 9068 §4)
  /// @param scope what it must hold, and the client must be set to have now
  public Access admit(Issuer issuer, RequestHeaders headers, Set<String> resource, String scope) {
    var request = ProtocolRequest.get(Parameters.none()).withHeaders(headers);
    return switch (bearer.read(issuer, request)) {
      case Presented.Nothing(var why) -> denied(Refusal.of(why));
      case Presented.Live(var token, var about) ->
          about
              .filter(found -> !found.grant().isGuest())
              .map(found -> admit(token, found, resource, scope))
              .orElseGet(() -> denied(Refusal.of(Reason.TOKEN_PERSON)));
    };
  }

  /// The same at a resource that belongs to whichever client holds the token: it is for nobody but
  /// that client, whatever its scope. Where it belongs to one client alone, the host compares that
  /// one with [Access.Allowed#client()].
  public Access admitOwn(Issuer issuer, RequestHeaders headers) {
    var request = ProtocolRequest.get(Parameters.none()).withHeaders(headers);
    return switch (bearer.read(issuer, request)) {
      case Presented.Nothing(var why) -> denied(Refusal.of(why));
      case Presented.Live(var token, var about) -> {
        if (!token.audience().equals(List.of(token.client().id().value()))) {
          yield denied(Refusal.of(Reason.TOKEN_AUDIENCE));
        }
        yield about
            .filter(found -> !found.grant().isGuest())
            .<Access>map(found -> new Access.Allowed(token.client(), found.grant()))
            .orElseGet(() -> denied(Refusal.of(Reason.TOKEN_PERSON)));
      }
    };
  }

  /// Who comes in at a resource that looks at the scope itself.
  public sealed interface Entry {
    record Denied(Refusal refusal, String challenge) implements Entry {}

    /// Somebody with an account, by what they granted to `client`; `scope` is what of that the
    /// client is set to have now.
    record Person(Client client, Grant grant, Scope scope) implements Entry {}

    /// A client in its own right (RFC 6749 §4.4).
    record Program(Client client, Scope scope) implements Entry {}
  }

  /// The same at a resource that takes tokens for itself alone, and none that a client could have
  /// made: a token that names another audience as well, or none, is another's (RFC 9068 §4).
  public Entry admitAt(Issuer issuer, RequestHeaders headers, String resource) {
    var request = ProtocolRequest.get(Parameters.none()).withHeaders(headers);
    return switch (bearer.read(issuer, request)) {
      case Presented.Nothing(var why) -> refused(Refusal.of(why));
      case Presented.Live live when live.token().mintedByClient() ->
          refused(Refusal.of(Reason.TOKEN_INVALID));
      case Presented.Live live when !live.token().audience().equals(List.of(resource)) ->
          refused(Refusal.of(Reason.TOKEN_AUDIENCE));
      case Presented.Live(var token, var about) -> {
        var scope = token.scope().intersect(token.client().scope());
        if (about.isEmpty()) {
          yield token.grant().isPresent()
              ? refused(Refusal.of(Reason.TOKEN_INVALID))
              : new Entry.Program(token.client(), scope);
        }
        yield about
            .filter(found -> !found.grant().isGuest())
            .<Entry>map(found -> new Entry.Person(token.client(), found.grant(), scope))
            .orElseGet(() -> refused(Refusal.of(Reason.TOKEN_PERSON)));
      }
    };
  }

  private static Entry refused(Refusal refusal) {
    return new Entry.Denied(refusal, ErrorReply.challenge(refusal));
  }

  private static Access admit(AccessToken token, About about, Set<String> resource, String scope) {
    var own = token.client().id().value();
    if (!token.audience().stream().allMatch(id -> id.equals(own) || resource.contains(id))) {
      return denied(Refusal.of(Reason.TOKEN_AUDIENCE));
    }
    if (!token.scope().contains(scope) || !token.client().scope().contains(scope)) {
      var refusal = Refusal.of(Reason.TOKEN_SCOPE, "the access token lacks scope " + scope);
      return new Access.Denied(
          refusal, ErrorReply.challenge(refusal) + ", scope=\"" + scope + "\"");
    }
    return new Access.Allowed(token.client(), about.grant());
  }

  private static Access denied(Refusal refusal) {
    return new Access.Denied(refusal, ErrorReply.challenge(refusal));
  }
}
