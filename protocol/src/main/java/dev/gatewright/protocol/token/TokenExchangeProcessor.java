package dev.gatewright.protocol.token;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.issue.AccessToken;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.oauth.Secret;
import dev.gatewright.protocol.oauth.SubjectId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Decides which token may be exchanged for which (RFC 8693 §2.1): the host implements it, since
/// only it knows whom it trusts. Thread-safe.
///
/// Whether this client may act for this user is all its own to decide: of what `may_act` (RFC 8693
/// §4.4) and the actor token say, the engine reads nothing.
@FunctionalInterface
public interface TokenExchangeProcessor {

  /// Decides an exchange.
  Decision process(Exchange exchange);

  /// A request to exchange tokens.
  final class Exchange {
    private final TokenRequest request;
    private final Presented subjectToken;
    private final Optional<Presented> actorToken;
    private final Scope scope;
    private final List<String> resources;
    private final List<String> audience;

    Exchange(
        TokenRequest request,
        Presented subjectToken,
        Optional<Presented> actorToken,
        Scope scope,
        List<String> resources,
        List<String> audience) {
      this.request = request;
      this.subjectToken = subjectToken;
      this.actorToken = actorToken;
      this.scope = scope;
      this.resources = List.copyOf(resources);
      this.audience = List.copyOf(audience);
    }

    public Issuer issuer() {
      return request.issuer();
    }

    public Client client() {
      return request.client();
    }

    public Presented subjectToken() {
      return subjectToken;
    }

    public Optional<Presented> actorToken() {
      return actorToken;
    }

    public Optional<String> requestedTokenType() {
      return request.one("requested_token_type");
    }

    /// What was asked for, or the client's default.
    public Scope scope() {
      return scope;
    }

    /// The declared resources asked for, as `resource` or as `audience`.
    public List<String> resources() {
      return resources;
    }

    /// The other names in `audience`, which mean something to the host alone.
    public List<String> audience() {
      return audience;
    }

    public Instant now() {
      return request.now();
    }

    /// Prints no value: they are secrets.
    @Override
    public String toString() {
      return request.toString();
    }

    /// A token for this user, who last proved who it is at `authTime`: for the resources asked for
    /// and the scope asked for, of which the subject token must have all where it is `ours`.
    public Decision.Exchanged forUser(SubjectId subject, Instant authTime) {
      var most = subjectToken.ours().map(AccessToken::scope).orElse(scope);
      return new Decision.Exchanged(
          subject, scope.intersect(most), resources, authTime, Set.of(), Optional.empty());
    }
  }

  /// A token that was sent and the type it is said to have.
  final class Presented {
    private final Secret token;
    private final String tokenType;
    private final Optional<AccessToken> ours;

    Presented(Secret token, String tokenType, Optional<AccessToken> ours) {
      this.token = token;
      this.tokenType = tokenType;
      this.ours = ours;
    }

    public Secret token() {
      return token;
    }

    /// An absolute URI (RFC 8693 §3).
    public String tokenType() {
      return tokenType;
    }

    /// There when it is a live access token of this issuer, checked by the engine, that nobody else
    /// can have made. Any other token is the processor's to check.
    public Optional<AccessToken> ours() {
      return ours;
    }

    /// The type only: the token is a secret.
    @Override
    public String toString() {
      return "Presented[" + tokenType + "]";
    }
  }

  /// What the processor decides. It ends in an access token alone.
  sealed interface Decision {
    /// An access token for this user and scope at these resources.
    ///
    /// `authTime` is when the user last proved who it is and `amr` how (RFC 8176 §2), which an
    /// exchange does not change. `actor` is who acts for the user, for the `act` claim (RFC 8693
    /// §4.1); whoever acted in a subject token of ours stays named behind it, with or without a new
    /// actor.
    record Exchanged(
        SubjectId subject,
        Scope scope,
        List<String> resources,
        Instant authTime,
        Set<String> amr,
        Optional<SubjectId> actor)
        implements Decision {
      public Exchanged {
        resources = List.copyOf(resources);
        amr = Set.copyOf(amr);
      }

      /// The same, with this actor.
      public Exchanged actedBy(SubjectId id) {
        return new Exchanged(subject, scope, resources, authTime, amr, Optional.of(id));
      }

      /// The same, with no more than this scope.
      public Exchanged limitedTo(Scope allowed) {
        return new Exchanged(subject, scope.intersect(allowed), resources, authTime, amr, actor);
      }

      /// The same, at these resources.
      public Exchanged at(List<String> ids) {
        return new Exchanged(subject, scope, ids, authTime, amr, actor);
      }
    }

    /// An access token for the client itself, without the standard scopes, which are about people.
    record ForClient(Scope scope, List<String> resources) implements Decision {
      public ForClient {
        resources = List.copyOf(resources);
      }
    }

    /// `invalid_request` (RFC 8693 §2.2.2). `description` is for the client's developer and repeats
    /// no token; what `error_description` has no place for is sent as question marks.
    record Refused(String description) implements Decision {}
  }
}
