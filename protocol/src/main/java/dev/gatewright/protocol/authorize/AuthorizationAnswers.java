package dev.gatewright.protocol.authorize;

import dev.gatewright.protocol.authorize.AuthorizationDecision.Approved;
import dev.gatewright.protocol.authorize.AuthorizationRequestParser.Parsed;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.internal.issue.AccessTokens;
import dev.gatewright.protocol.internal.issue.Authorizations;
import dev.gatewright.protocol.internal.issue.Authorizations.Given;
import dev.gatewright.protocol.internal.issue.Authorizations.Outcome;
import dev.gatewright.protocol.internal.issue.Authorizations.Terms;
import dev.gatewright.protocol.internal.issue.HostPolicy;
import dev.gatewright.protocol.internal.issue.Targets;
import dev.gatewright.protocol.issue.IssueContext;
import dev.gatewright.protocol.issue.TokenHook.Advice;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.oauth.Binding;
import dev.gatewright.protocol.oauth.ClaimsRequest;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Refusal;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.ports.Grants;
import dev.gatewright.protocol.ports.Grants.Dead;
import dev.gatewright.protocol.ports.Subjects;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Gives a client what its user approved: a code (RFC 6749 §4.1.2), or an access token where the
/// implicit grant is supported (RFC 6749 §4.2.2).
public final class AuthorizationAnswers {
  /// What comes through the browser is neither renewed nor bound.
  private static final Given BEARER_ALONE = new Given(false, new Binding.None());

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

  /// Answers an approved request. What the client may ask for is looked at again, because the user
  /// took time to answer and the operator may have changed it.
  AuthorizationOutcome approve(
      Issuer issuer, Client client, AuthorizationRequest request, Approved approved) {
    var type = request.responseType().grantType();
    if (!client.grants().contains(type)) {
      return refused(issuer, client, request, Reason.AUTHORIZE_GRANT_NOT_ALLOWED);
    }
    if (!Targets.areKnown(issuer, request.resources())) {
      return refused(issuer, client, request, Reason.RESOURCE_INVALID);
    }
    var asked = request.scope().intersect(client.scope()).intersect(approved.scope());
    var scope = host.grant(issuer, client, type, Optional.of(approved.subject()), asked);
    if (scope.isNothingOf(request.scope())) {
      return refused(issuer, client, request, Reason.AUTHORIZE_DENIED);
    }
    var terms = terms(request, approved, scope);
    return switch (request.responseType()) {
      case CODE -> code(issuer, client, request, terms);
      case TOKEN -> token(issuer, client, request, terms);
    };
  }

  private static Terms terms(AuthorizationRequest request, Approved approved, Scope scope) {
    return new Terms(
        approved.subject(),
        approved.session(),
        scope,
        request.resources(),
        request.organization(),
        request.claims().map(ClaimsRequest::source),
        approved.authTime(),
        approved.amr(),
        approved.acr(),
        Optional.empty(),
        approved.impersonation());
  }

  private AuthorizationOutcome code(
      Issuer issuer, Client client, AuthorizationRequest request, Terms terms) {
    var now = clock.instant();
    var code =
        new AuthorizationCode(
            codes.newId(),
            client.id(),
            request.redirectUri(),
            request.redirectUriSent(),
            request.codeChallenge(),
            request.nonce(),
            terms,
            now,
            now.plus(host.options().authorizationCodeLifetime()),
            grants.epoch());
    var fields = new LinkedHashMap<String, String>();
    var written = codes.write(issuer, code);
    fields.put("code", written);
    SessionState.add(fields, client, request.redirectUri(), terms.session(), written);
    return AuthorizationResponses.success(issuer, request, fields);
  }

  private AuthorizationOutcome token(
      Issuer issuer, Client client, AuthorizationRequest request, Terms terms) {
    var now = clock.instant();
    var scope = Targets.narrow(issuer, terms.resources(), terms.scope());
    if (scope.isNothingOf(terms.scope())) {
      return refused(issuer, client, request, Reason.SCOPE_NOT_ALLOWED);
    }
    var subject = subjects.find(issuer.id(), terms.subject());
    if (subject.isEmpty()) {
      return refused(issuer, client, request, Reason.AUTHORIZE_DENIED);
    }
    var draft = authorizations.draft(issuer, client, terms.of(subject.get()), BEARER_ALONE, now);
    var context =
        IssueContext.builder(issuer, client, GrantType.IMPLICIT, now)
            .to(draft.grant(), subject.get())
            .of(scope, terms.resources())
            .build();
    return switch (accessTokens.advice(context, Optional::empty)) {
      case Advice.Refuse refuse -> refused(issuer, client, request, Reason.HOOK_REFUSED);
      case Advice.Fail fail -> refused(issuer, client, request, Reason.HOOK_FAILED);
      case Advice.Go go -> given(issuer, client, request, draft, context.advised(go));
    };
  }

  private AuthorizationOutcome given(
      Issuer issuer,
      Client client,
      AuthorizationRequest request,
      Authorizations.Draft draft,
      IssueContext context) {
    var now = context.now();
    return switch (authorizations.keep(issuer, client, draft, authorizations.unspent(now), now)) {
      case Outcome.NotAlive dead -> refused(issuer, client, request, reason(dead.what()));
      case Outcome.Replayed replayed -> throw new IllegalStateException("a new voucher was spent");
      case Outcome.Kept kept ->
          AuthorizationResponses.success(issuer, request, tokenFields(context));
    };
  }

  /// What died while the request was answered, in codes of this endpoint (RFC 6749 §4.2.2.1, OpenID
  /// Connect Core §3.1.2.6).
  private static Reason reason(Dead dead) {
    return switch (dead) {
      case SESSION -> Reason.AUTHORIZE_LOGIN_REQUIRED;
      case SUBJECT -> Reason.AUTHORIZE_DENIED;
      case CLIENT -> Reason.AUTHORIZE_GRANT_NOT_ALLOWED;
      case ORGANIZATION -> Reason.AUTHORIZE_ORGANIZATION;
      case EPOCH -> Reason.SERVER_BUSY;
    };
  }

  private Map<String, String> tokenFields(IssueContext context) {
    var token = accessTokens.issue(context);
    var fields = new LinkedHashMap<String, String>();
    fields.put("access_token", token.value());
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
    return refused(issuer, client, request, Refusal.of(reason));
  }

  AuthorizationOutcome refused(
      Issuer issuer, Client client, AuthorizationRequest request, Refusal refusal) {
    return AuthorizationResponses.refused(
        issuer, new Parsed.Refused(client, AuthorizationResponses.replyTo(request), refusal));
  }
}
