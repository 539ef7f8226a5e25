package dev.gatewright.protocol.authorize;

import dev.gatewright.protocol.Issuer;
import dev.gatewright.protocol.authorize.AuthorizationDecision.Approved;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.issue.AccessTokens;
import dev.gatewright.protocol.issue.Authorizations;
import dev.gatewright.protocol.issue.Authorizations.Outcome;
import dev.gatewright.protocol.issue.HostPolicy;
import dev.gatewright.protocol.issue.IssueContext;
import dev.gatewright.protocol.issue.Targets;
import dev.gatewright.protocol.oauth.ClaimsRequest;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Refusal;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.ports.Grants;
import dev.gatewright.protocol.ports.Subjects;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Gives a client what its user approved: a code (RFC 6749 §4.1.2), or an access token where the
/// implicit grant is supported (RFC 6749 §4.2.2).
public final class AuthorizationAnswers {
  private final AuthorizationCodes codes;
  private final Grants grants;
  private final Subjects subjects;
  private final Authorizations authorizations;
  private final AccessTokens accessTokens;
  private final HostPolicy host;
  private final InstantSource clock;

  public AuthorizationAnswers(
      AuthorizationCodes codes,
      Grants grants,
      Subjects subjects,
      Authorizations authorizations,
      AccessTokens accessTokens,
      HostPolicy host,
      InstantSource clock) {
    this.codes = codes;
    this.grants = grants;
    this.subjects = subjects;
    this.authorizations = authorizations;
    this.accessTokens = accessTokens;
    this.host = host;
    this.clock = clock;
  }

  AuthorizationOutcome approve(
      Issuer issuer, Client client, AuthorizationRequest request, Approved approved) {
    var asked = request.scope().intersect(approved.scope());
    var scope =
        host.grant(
            issuer,
            client,
            request.responseType().grantType(),
            Optional.of(approved.subject()),
            asked);
    return switch (request.responseType()) {
      case CODE ->
          AuthorizationResponses.success(
              issuer, request, fields("code", code(issuer, client, request, approved, scope)));
      case TOKEN -> token(issuer, client, request, approved, scope);
    };
  }

  private static Map<String, String> fields(String name, String value) {
    var fields = new LinkedHashMap<String, String>();
    fields.put(name, value);
    return fields;
  }

  private String code(
      Issuer issuer, Client client, AuthorizationRequest request, Approved approved, Scope scope) {
    var now = clock.instant();
    return codes.write(
        issuer,
        new AuthorizationCode(
            codes.newId(),
            client.id(),
            request.redirectUri(),
            request.redirectUriSent(),
            request.codeChallenge(),
            approved.subject(),
            approved.session(),
            scope,
            request.resources(),
            request.nonce(),
            approved.authTime(),
            approved.amr(),
            approved.acr(),
            request.organization(),
            request.claims().map(ClaimsRequest::source),
            now,
            now.plus(host.options().authorizationCodeLifetime()),
            grants.epoch()));
  }

  private AuthorizationOutcome token(
      Issuer issuer, Client client, AuthorizationRequest request, Approved approved, Scope scope) {
    var now = clock.instant();
    var subject = subjects.find(issuer.id(), approved.subject());
    if (subject.isEmpty()) {
      return refused(issuer, client, request, Reason.SUBJECT_INACTIVE);
    }
    var terms =
        new Authorizations.Terms(
            approved.subject(),
            approved.session(),
            scope,
            request.resources(),
            request.organization(),
            request.claims().map(ClaimsRequest::source),
            approved.authTime(),
            approved.amr(),
            approved.acr());
    var voucher = authorizations.unspent(now);
    return switch (authorizations.keep(issuer, client, terms, voucher, false, now)) {
      case Outcome.Refused refused -> refused(issuer, client, request, refused.reason());
      case Outcome.Kept kept -> {
        var targets = request.resources();
        var context =
            new IssueContext(
                issuer,
                client,
                GrantType.IMPLICIT,
                Optional.of(new IssueContext.Person(kept.grant(), subject.get())),
                Targets.narrow(issuer, targets, scope),
                targets,
                Optional.empty(),
                now);
        yield AuthorizationResponses.success(issuer, request, tokenFields(context));
      }
    };
  }

  private Map<String, String> tokenFields(IssueContext context) {
    var token = accessTokens.issue(context);
    var fields = fields("access_token", token.value());
    fields.put("token_type", "Bearer");
    fields.put("expires_in", Long.toString(token.lifetime().toSeconds()));
    if (!context.scope().isEmpty()) {
      fields.put("scope", host.options().scopeText(context.scope()));
    }
    return fields;
  }

  /// Tells the client, or the caller, why there is nothing.
  AuthorizationOutcome refused(
      Issuer issuer, Client client, AuthorizationRequest request, Reason reason) {
    return AuthorizationResponses.refusal(
        issuer, AuthorizationResponses.replyTo(request), Refusal.of(reason), client.errorStyle());
  }
}
