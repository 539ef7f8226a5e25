package dev.gatewright.protocol.userinfo;

import dev.gatewright.protocol.clients.Client.UserInfoPolicy;
import dev.gatewright.protocol.internal.issue.AccessTokens;
import dev.gatewright.protocol.internal.issue.LiveTokens;
import dev.gatewright.protocol.internal.issue.SubjectClaims;
import dev.gatewright.protocol.internal.json.Json;
import dev.gatewright.protocol.issue.AccessToken;
import dev.gatewright.protocol.issuer.ErrorReply;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.issuer.ProtocolRequest;
import dev.gatewright.protocol.issuer.ProtocolRequest.Method;
import dev.gatewright.protocol.oauth.ClaimsRequest;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Refusal;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.ports.Grant;
import dev.gatewright.protocol.ports.Grants;
import dev.gatewright.protocol.ports.Subjects;
import dev.gatewright.protocol.ports.Subjects.SubjectView;
import dev.gatewright.protocol.wire.HttpReply;
import java.util.Optional;
import java.util.Set;

/// The UserInfo endpoint (OpenID Connect Core §5.3): claims as stored now, memberships re-read at
/// each call.
public final class UserInfoEndpoint {
  private static final String SCHEME = "bearer ";

  private final AccessTokens accessTokens;
  private final LiveTokens liveTokens;
  private final Grants grants;
  private final Subjects subjects;

  public UserInfoEndpoint(
      AccessTokens accessTokens, LiveTokens liveTokens, Grants grants, Subjects subjects) {
    this.accessTokens = accessTokens;
    this.liveTokens = liveTokens;
    this.grants = grants;
    this.subjects = subjects;
  }

  /// The outcome of a UserInfo request; `reply` is how it is told.
  public sealed interface UserInfoResult {
    HttpReply reply();

    record Claims(HttpReply reply) implements UserInfoResult {}

    record Refused(Refusal refusal, HttpReply reply) implements UserInfoResult {}
  }

  /// Answers a UserInfo request. The token comes in the `Authorization` header or, with POST, in
  /// the form (RFC 6750 §2.1, §2.2); never in the query (RFC 9700 §4.3.2).
  public UserInfoResult answer(Issuer issuer, ProtocolRequest request) {
    var ambiguity = request.ambiguity(Set.of());
    if (ambiguity.isPresent()) {
      return refused(issuer, ambiguity.get());
    }
    var header = request.authorization();
    var inForm =
        request.method() == Method.POST
            ? request.parameters().one("access_token")
            : Optional.<String>empty();
    if (header.isPresent() && inForm.isPresent()) {
      return refused(issuer, Reason.TOKEN_SEVERAL_METHODS);
    }
    var presented =
        header.isPresent()
            ? header
                .filter(h -> h.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(h -> h.substring(SCHEME.length()).strip())
            : inForm;
    if (presented.isEmpty() || presented.get().isEmpty()) {
      return refused(issuer, Reason.TOKEN_BEARER_MISSING);
    }
    var token =
        accessTokens
            .read(issuer, presented.get())
            .flatMap(found -> liveTokens.confirm(issuer, found));
    if (token.isEmpty()) {
      return refused(issuer, Reason.TOKEN_INVALID);
    }
    return claims(issuer, token.get());
  }

  private UserInfoResult claims(Issuer issuer, AccessToken token) {
    var grant = token.grant().flatMap(id -> grants.find(issuer.id(), id));
    if (grant.isEmpty()) {
      return refused(issuer, Reason.TOKEN_SCOPE);
    }
    boolean full = token.client().userInfo() == UserInfoPolicy.FULL;
    if (!token.scope().contains(Scope.OPENID) && !full) {
      return refused(issuer, Reason.TOKEN_SCOPE);
    }
    var subject = subjects.find(issuer.id(), token.subject());
    return subject
        .map(view -> answer(token, grant.get(), view, full))
        .orElseGet(() -> refused(issuer, Reason.TOKEN_INVALID));
  }

  private static UserInfoResult answer(
      AccessToken token, Grant grant, SubjectView subject, boolean full) {
    var answer = Json.object();
    answer.put("sub", subject.id().value());
    if (full) {
      SubjectClaims.addAll(answer, subject);
    } else {
      var requested = grant.claims().flatMap(ClaimsRequest::parse).map(ClaimsRequest::userinfo);
      SubjectClaims.addByScope(
          answer, subject, token.client(), token.scope(), requested.orElse(Set.of()));
    }
    SubjectClaims.addOrganizations(
        answer, subject, token.client().organizations(), grant.organization());
    return new UserInfoResult.Claims(HttpReply.json(200, Json.bytes(answer)));
  }

  private static UserInfoResult refused(Issuer issuer, Reason reason) {
    var refusal = Refusal.of(reason);
    return new UserInfoResult.Refused(refusal, ErrorReply.bearer(refusal, issuer.errorStyle()));
  }
}
