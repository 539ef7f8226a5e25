package dev.gatewright.protocol.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.protocol.AuthorizationServer;
import dev.gatewright.protocol.authorize.AuthorizationDecision;
import dev.gatewright.protocol.authorize.AuthorizationOutcome;
import dev.gatewright.protocol.authorize.AuthorizationRequest;
import dev.gatewright.protocol.authorize.AuthorizationValidation;
import dev.gatewright.protocol.issuer.ErrorReply;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.issuer.ProtocolRequest;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.protocol.oauth.Prompt;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Refusal;
import dev.gatewright.protocol.wire.HttpReply;
import dev.gatewright.protocol.wire.ParsedBody;
import java.net.URLEncoder;
import java.util.Optional;
import java.util.Set;

/// The authorization endpoint (RFC 6749 §3.1), where the browser is, and the host decides.
final class FrontChannel<R> {
  /// Failures are logged with what went wrong, not as refusals.
  private static final Set<Reason> LOGGED_ALREADY = Set.of(Reason.SERVER_ERROR, Reason.SERVER_BUSY);

  /// What common servers take as a request line.
  private static final int MOST_AS_GET = 8 * 1024;

  private final AuthorizationServer server;
  private final Issuer issuer;
  private final UserApproval<R> approval;
  private final EndpointLog log;

  FrontChannel(
      AuthorizationServer server, Issuer issuer, UserApproval<R> approval, EndpointLog log) {
    this.server = server;
    this.issuer = issuer;
    this.approval = approval;
    this.log = log;
  }

  HttpReply answer(HttpCall call, R request) {
    return switch (call.method()) {
      case "OPTIONS" -> HttpReply.empty(204).with("Allow", Service.AUTHORIZATION.allow());
      case "POST" -> asGet(call);
      case "GET" -> ask(call, request);
      case "HEAD" -> ask(call, request).withoutBody();
      default ->
          refused(Refusal.of(Reason.REQUEST_METHOD)).with("Allow", Service.AUTHORIZATION.allow());
    };
  }

  /// A POST that another site sent comes without the host's `SameSite=Lax` cookies; as a GET of the
  /// same address it has them, and it can be returned to after a login.
  private HttpReply asGet(HttpCall call) {
    return switch (call.parseBody()) {
      case ParsedBody.Malformed malformed -> refused(malformed.refusal());
      case ParsedBody.Form(var form) -> {
        var query = encode(form);
        yield query.length() <= MOST_AS_GET
            ? HttpReply.redirect("./" + lastSegment(call.path()) + "?" + query)
            : refused(Refusal.of(Reason.REQUEST_TOO_LARGE));
      }
    };
  }

  private HttpReply ask(HttpCall call, R request) {
    return switch (call.parseQuery()) {
      case ParsedBody.Malformed malformed -> refused(malformed.refusal());
      case ParsedBody.Form(var query) -> {
        var message = ProtocolRequest.get(query).withHeaders(call.headers()).at(call.target());
        yield switch (server.validateAuthorizationRequest(issuer, message)) {
          case AuthorizationValidation.Refused(var outcome) -> send(outcome);
          case AuthorizationValidation.Valid(var asked, var client) ->
              switch (approval.decide(asked, client, request)) {
                case UserApproval.Step.First(var reply) ->
                    asked.prompts().contains(Prompt.NONE)
                        ? complete(asked, new AuthorizationDecision.LoginRequired())
                        : reply;
                case UserApproval.Step.Decided(var decision) -> complete(asked, decision);
              };
        };
      }
    };
  }

  private HttpReply complete(AuthorizationRequest asked, AuthorizationDecision decision) {
    return send(server.completeAuthorizationRequest(issuer, asked, decision));
  }

  private HttpReply send(AuthorizationOutcome outcome) {
    return switch (outcome) {
      case AuthorizationOutcome.Redirect(var location, var refused, var unbound) -> {
        note(refused.map(Refusal::reason));
        yield HttpReply.redirect(location);
      }
      case AuthorizationOutcome.FormPost(var uri, var fields, var refused, var unbound) -> {
        note(refused.map(Refusal::reason));
        yield Pages.formPost(uri, fields);
      }
      case AuthorizationOutcome.ErrorPage error -> refused(error.refusal());
      case AuthorizationOutcome.ErrorDocument(var refusal, var reply) -> {
        note(Optional.of(refusal.reason()));
        yield reply;
      }
      case AuthorizationOutcome.AskUser ask ->
          throw new IllegalStateException("the host was asked already");
      case AuthorizationOutcome.GoOn page -> throw new IllegalStateException("a client asked");
      case AuthorizationOutcome.Lost lost ->
          throw new IllegalStateException("the host was asked already");
    };
  }

  /// An error that no client is told, in the issuer's style.
  HttpReply refused(Refusal refusal) {
    note(Optional.of(refusal.reason()));
    return switch (issuer.errorStyle()) {
      case RFC, PLAIN -> Pages.error(refusal);
      case TS_OAUTH2_SERVER -> ErrorReply.of(refusal, issuer.errorStyle(), false);
    };
  }

  private void note(Optional<Reason> refused) {
    refused
        .filter(reason -> !LOGGED_ALREADY.contains(reason))
        .ifPresent(reason -> log.refused(Service.AUTHORIZATION, Refusal.of(reason)));
  }

  /// Relative, since only the adapter knows what is before the path. A query alone would do, but
  /// some programs resolve it against the folder.
  private static String lastSegment(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String encode(Parameters form) {
    var text = new StringBuilder();
    form.forEach((name, value) -> {
      if (!text.isEmpty()) {
        text.append('&');
      }
      text.append(URLEncoder.encode(name, UTF_8))
          .append('=')
          .append(URLEncoder.encode(value, UTF_8));
    });
    return text.toString();
  }
}
