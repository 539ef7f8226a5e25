package dev.gatewright.protocol.userinfo;

import dev.gatewright.protocol.internal.issue.AccessTokens;
import dev.gatewright.protocol.internal.issue.LiveTokens;
import dev.gatewright.protocol.issue.AccessToken;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.issuer.ProtocolRequest;
import dev.gatewright.protocol.issuer.ProtocolRequest.Method;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.ports.Grant;
import dev.gatewright.protocol.ports.Grants;
import dev.gatewright.protocol.ports.Subjects;
import dev.gatewright.protocol.ports.Subjects.SubjectView;
import java.util.Optional;
import java.util.Set;

/// Reads the access token of a request to a resource of our own (RFC 6750 §2), and finds whom it is
/// about.
///
/// The token comes in the `Authorization` header or, with POST, in the form (RFC 6750 §2.1, §2.2);
/// never in the query (RFC 9700 §4.3.2).
final class BearerTokens {
  private static final String SCHEME = "bearer ";

  private final AccessTokens accessTokens;
  private final LiveTokens liveTokens;
  private final Grants grants;
  private final Subjects subjects;

  BearerTokens(AccessTokens accessTokens, LiveTokens liveTokens, Grants grants, Subjects subjects) {
    this.accessTokens = accessTokens;
    this.liveTokens = liveTokens;
    this.grants = grants;
    this.subjects = subjects;
  }

  /// What a request presents.
  sealed interface Presented {
    record Nothing(Reason why) implements Presented {}

    /// A live token; `about` is whom it is about, absent for a client's own.
    record Live(AccessToken token, Optional<About> about) implements Presented {}
  }

  record About(Grant grant, SubjectView subject) {}

  Presented read(Issuer issuer, ProtocolRequest request) {
    var ambiguity = request.ambiguity(Set.of());
    if (ambiguity.isPresent()) {
      return new Presented.Nothing(ambiguity.get());
    }
    var header = request.authorization();
    var inForm =
        request.method() == Method.POST
            ? request.parameters().one("access_token")
            : Optional.<String>empty();
    if (header.isPresent() && inForm.isPresent()) {
      return new Presented.Nothing(Reason.TOKEN_SEVERAL_METHODS);
    }
    var presented =
        header.isPresent()
            ? header
                .filter(h -> h.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(h -> h.substring(SCHEME.length()).strip())
            : inForm;
    if (presented.isEmpty() || presented.get().isEmpty()) {
      return new Presented.Nothing(Reason.TOKEN_BEARER_MISSING);
    }
    return accessTokens
        .read(issuer, presented.get())
        .flatMap(found -> liveTokens.confirm(issuer, found))
        .map(token -> about(issuer, token))
        .orElseGet(() -> new Presented.Nothing(Reason.TOKEN_INVALID));
  }

  private Presented about(Issuer issuer, AccessToken token) {
    var grant = token.grant().flatMap(id -> grants.find(issuer.id(), id));
    if (grant.isEmpty()) {
      return new Presented.Live(token, Optional.empty());
    }
    return subjects
        .find(issuer.id(), grant.get().subject())
        .<Presented>map(
            subject -> new Presented.Live(token, Optional.of(new About(grant.get(), subject))))
        .orElseGet(() -> new Presented.Nothing(Reason.TOKEN_INVALID));
  }
}
