package dev.gatewright.protocol.token;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.token.DirectTokens.Asked;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// A grant of the host's own (RFC 6749 §4.5). Thread-safe.
///
/// By the time it is asked, the client is allowed this grant and has proved who it is, unless it is
/// a public one, and no parameter is repeated. It decides for whom and for what; the engine then
/// checks scope, resources and the user, keeps the grant and issues the tokens. Whatever the
/// request proves must be used up before it is answered, if it may be used once:
/// [dev.gatewright.protocol.ports.Replay] does that.
public interface CustomGrant {

  /// Its `grant_type`: an absolute URI, such as `custom:badge` or a URN. Always the same.
  GrantType type();

  /// Decides a request.
  Decision decide(Request request);

  /// A token request of this grant.
  final class Request {
    private final TokenRequest request;
    private final Asked.For asked;

    Request(TokenRequest request, Asked.For asked) {
      this.request = request;
      this.asked = asked;
    }

    public Issuer issuer() {
      return request.issuer();
    }

    public Client client() {
      return request.client();
    }

    /// What it asks for, or the client's default; the client may have all of it.
    public Scope scope() {
      return asked.scope();
    }

    /// The declared resources that it names (RFC 8707 §2).
    public List<String> resources() {
      return asked.resources();
    }

    /// All that was sent, the client's secret among it.
    public Parameters parameters() {
      return request.parameters();
    }

    public Instant now() {
      return request.now();
    }

    /// Prints no value: they are secrets.
    @Override
    public String toString() {
      return request.toString();
    }

    /// Everything that was asked for, for the client itself.
    public Decision forClient() {
      return new Decision.ForClient(scope(), resources());
    }

    /// Everything that was asked for, for a user who proved who it is in these ways just now.
    public Decision forUser(SubjectId subject, Set<String> amr) {
      return new Decision.ForUser(subject, scope(), resources(), now(), amr);
    }
  }

  /// What the grant decides. Scope may be less than was asked for, or other than it, and is told to
  /// the client; what the client may not have, and resources that are not declared, are refused.
  sealed interface Decision {

    /// Tokens for the client itself, without a refresh token and without the standard scopes, which
    /// are about people. A public client proved nothing: the grant itself must.
    record ForClient(Scope scope, List<String> resources) implements Decision {
      public ForClient {
        resources = List.copyOf(resources);
      }
    }

    /// Tokens for a user, with a refresh token where the client's settings give one. `authTime` is
    /// when the user last proved who it is, and `amr` how (RFC 8176 §2).
    record ForUser(
        SubjectId subject, Scope scope, List<String> resources, Instant authTime, Set<String> amr)
        implements Decision {
      public ForUser {
        resources = List.copyOf(resources);
        amr = Set.copyOf(amr);
      }
    }

    /// `invalid_grant`, or `invalid_request` where a parameter is missing or malformed.
    /// `description` is for the client's developer and repeats no secret; what `error_description`
    /// has no place for (RFC 6749 §5.2) is sent as question marks.
    record Refused(Cause cause, String description) implements Decision {}
  }

  /// Why a request is refused.
  enum Cause {
    /// What the client presented is wrong, used or expired.
    INVALID_GRANT,
    /// A parameter is missing or malformed.
    INVALID_REQUEST
  }
}
