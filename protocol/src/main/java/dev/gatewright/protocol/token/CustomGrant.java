package dev.gatewright.protocol.token;

import dev.gatewright.protocol.Issuer;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.oauth.SubjectId;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// A grant of the host's own (RFC 6749 §4.5). Thread-safe.
///
/// By the time it is asked, the client is authenticated and allowed this grant, and no parameter is
/// repeated. It decides for whom and for what; the engine then checks scope, resources and the
/// user, keeps the grant and issues the tokens. Whatever the request proves must be used up before
/// it is answered, if it may be used once: [dev.gatewright.protocol.ports.Replay] does that.
public interface CustomGrant {

  /// Its `grant_type`: an absolute URI, such as `custom:badge` or a URN. Always the same.
  GrantType type();

  /// Decides a request.
  Decision decide(Request request);

  /// A token request of this grant. `scope` is what it asks for, or the client's default; the
  /// client may have all of it.
  record Request(Issuer issuer, Client client, Scope scope, Parameters parameters, Instant now) {}

  /// What the grant decides.
  sealed interface Decision {

    /// Tokens for the client itself, without a refresh token.
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
    /// `description` is printable ASCII for the client's developer and repeats no secret.
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
