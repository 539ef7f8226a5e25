package dev.gatewright.protocol.userinfo;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.clients.Client.UserInfoPolicy;
import dev.gatewright.protocol.internal.issue.AccessTokens;
import dev.gatewright.protocol.internal.issue.ForeignClaims;
import dev.gatewright.protocol.internal.issue.LiveTokens;
import dev.gatewright.protocol.internal.issue.OrganizationsClaim;
import dev.gatewright.protocol.internal.issue.SubjectClaims;
import dev.gatewright.protocol.internal.json.Json;
import dev.gatewright.protocol.issue.AccessToken;
import dev.gatewright.protocol.issuer.ErrorReply;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.issuer.ProtocolRequest;
import dev.gatewright.protocol.oauth.ClaimsRequest;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Refusal;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.ports.Grants;
import dev.gatewright.protocol.ports.Subjects;
import dev.gatewright.protocol.userinfo.BearerTokens.About;
import dev.gatewright.protocol.userinfo.BearerTokens.Presented;
import dev.gatewright.protocol.wire.HttpReply;
import java.util.Set;

/// The UserInfo endpoint (OpenID Connect Core §5.3): claims as stored now, memberships re-read at
/// each call.
public final class UserInfoEndpoint {
  private final BearerTokens bearer;

  public UserInfoEndpoint(
      AccessTokens accessTokens, LiveTokens liveTokens, Grants grants, Subjects subjects) {
    this.bearer = new BearerTokens(accessTokens, liveTokens, grants, subjects);
  }

  /// The outcome of a UserInfo request; `reply` is how it is told.
  public sealed interface UserInfoResult {
    HttpReply reply();

    record Claims(HttpReply reply) implements UserInfoResult {}

    record Refused(Refusal refusal, HttpReply reply) implements UserInfoResult {}
  }

  /// Answers a UserInfo request.
  public UserInfoResult answer(Issuer issuer, ProtocolRequest request) {
    return switch (bearer.read(issuer, request)) {
      case Presented.Nothing nothing -> refused(issuer, nothing.why());
      case Presented.Live live ->
          live.about()
              .filter(about -> mayKnow(live.token()))
              .map(about -> answer(issuer, live.token(), about))
              .orElseGet(() -> refused(issuer, Reason.TOKEN_SCOPE));
    };
  }

  private static boolean mayKnow(AccessToken token) {
    return token.scope().contains(Scope.OPENID) || isFull(token.client());
  }

  /// Everything is for clients of ours: the users of others consented to scopes.
  private static boolean isFull(Client client) {
    return client.userInfo() == UserInfoPolicy.FULL && client.option(Client.FIRST_PARTY);
  }

  private static UserInfoResult answer(Issuer issuer, AccessToken token, About about) {
    var subject = about.subject();
    var grant = about.grant();
    var answer = Json.object();
    answer.put("sub", subject.id().value());
    var requested =
        grant.claims().flatMap(ClaimsRequest::parse).map(ClaimsRequest::userinfo).orElse(Set.of());
    if (isFull(token.client())) {
      SubjectClaims.addAll(answer, subject);
    } else {
      SubjectClaims.addByScope(answer, subject, token.client(), token.scope(), requested);
    }
    OrganizationsClaim.add(
        answer, issuer, token.client(), token.scope(), subject, grant.organization());
    OrganizationsClaim.addDefault(
        answer, token.client(), token.scope(), subject, grant.organization(), requested);
    ForeignClaims.addPerson(answer, token.client(), subject);
    return new UserInfoResult.Claims(HttpReply.json(200, Json.bytes(answer)));
  }

  private static UserInfoResult refused(Issuer issuer, Reason reason) {
    var refusal = Refusal.of(reason);
    return new UserInfoResult.Refused(refusal, ErrorReply.bearer(refusal, issuer.errorStyle()));
  }
}
