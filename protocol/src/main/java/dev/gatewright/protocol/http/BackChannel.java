package dev.gatewright.protocol.http;

import dev.gatewright.protocol.AuthorizationServer;
import dev.gatewright.protocol.introspect.IntrospectionEndpoint.IntrospectionResult;
import dev.gatewright.protocol.issuer.ErrorResponse;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.issuer.ProtocolRequest;
import dev.gatewright.protocol.issuer.ProtocolRequest.Method;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Refusal;
import dev.gatewright.protocol.revoke.RevocationEndpoint.RevocationResult;
import dev.gatewright.protocol.token.TokenResult;
import dev.gatewright.protocol.userinfo.UserInfoEndpoint.UserInfoResult;
import dev.gatewright.protocol.wire.ParsedBody;
import java.util.function.Function;

/// The endpoints that programs call, and the public documents.
final class BackChannel {
  /// Shorter than the time by which a new key is published before its use.
  private static final String A_SHORT_WHILE = "public, max-age=300";

  private final AuthorizationServer server;
  private final Issuer issuer;
  private final EndpointLog log;

  BackChannel(AuthorizationServer server, Issuer issuer, EndpointLog log) {
    this.server = server;
    this.issuer = issuer;
    this.log = log;
  }

  HttpReply token(HttpCall call) {
    return withForm(
        Service.TOKEN,
        call,
        request ->
            switch (server.token(issuer, request)) {
              case TokenResult.Issued(var response) -> HttpReply.json(200, response.json());
              case TokenResult.Refused(var refusal, var response) ->
                  refused(Service.TOKEN, refusal, response);
            });
  }

  HttpReply introspect(HttpCall call) {
    return withForm(
        Service.INTROSPECTION,
        call,
        request ->
            switch (server.introspect(issuer, request)) {
              case IntrospectionResult.Answer(var json) -> HttpReply.json(200, json);
              case IntrospectionResult.Refused(var refusal, var response) ->
                  refused(Service.INTROSPECTION, refusal, response);
            });
  }

  HttpReply revoke(HttpCall call) {
    return withForm(
        Service.REVOCATION,
        call,
        request ->
            switch (server.revoke(issuer, request)) {
              case RevocationResult.Done(var body) -> HttpReply.json(200, body);
              case RevocationResult.Refused(var refusal, var response) ->
                  refused(Service.REVOCATION, refusal, response);
            });
  }

  /// GET and POST (OpenID Connect Core §5.3.1). A token in the query is not looked at (RFC 9700
  /// §4.3.2); a POST with the token in the header may come without any body.
  HttpReply userInfo(HttpCall call) {
    var inHeader = !call.headers().all("Authorization").isEmpty();
    if (!call.method().equals("POST")) {
      return userInfo(call, Method.GET, Parameters.none());
    }
    if (inHeader && call.body().length == 0) {
      return userInfo(call, Method.POST, Parameters.none());
    }
    return switch (RequestParameters.ofBody(call)) {
      case ParsedBody.Malformed malformed -> refused(Service.USERINFO, malformed.refusal());
      case ParsedBody.Form(var form) -> userInfo(call, Method.POST, form);
    };
  }

  private HttpReply userInfo(HttpCall call, Method method, Parameters parameters) {
    return withAuthorization(
        Service.USERINFO,
        call,
        method,
        parameters,
        request ->
            switch (server.userInfo(issuer, request)) {
              case UserInfoResult.Claims(var json) -> HttpReply.json(200, json);
              case UserInfoResult.Refused(var refusal, var response) ->
                  refused(Service.USERINFO, refusal, response);
            });
  }

  HttpReply keySet() {
    return document("application/jwk-set+json", server.jwks(issuer));
  }

  HttpReply metadata() {
    return document("application/json; charset=utf-8", server.discovery(issuer));
  }

  /// An error in the issuer's style, for what is refused before a client is known.
  HttpReply refused(Service service, Refusal refusal) {
    return refused(service, refusal, ErrorResponse.of(refusal, issuer.errorStyle(), false));
  }

  private HttpReply refused(Service service, Refusal refusal, ErrorResponse response) {
    log.refused(service, refusal.reason());
    return HttpReply.error(response);
  }

  private HttpReply withForm(
      Service service, HttpCall call, Function<ProtocolRequest, HttpReply> answer) {
    return switch (RequestParameters.ofBody(call)) {
      case ParsedBody.Malformed malformed -> refused(service, malformed.refusal());
      case ParsedBody.Form(var form) -> withAuthorization(service, call, Method.POST, form, answer);
    };
  }

  /// Of two credentials, nobody can tell which one the sender means.
  private HttpReply withAuthorization(
      Service service,
      HttpCall call,
      Method method,
      Parameters parameters,
      Function<ProtocolRequest, HttpReply> answer) {
    return call.headers().all("Authorization").size() > 1
        ? refused(
            service, Refusal.of(Reason.REQUEST_MALFORMED, "Authorization was sent more than once"))
        : answer.apply(new ProtocolRequest(method, parameters, call.header("Authorization")));
  }

  private static HttpReply document(String contentType, byte[] json) {
    return HttpReply.of(200, contentType, json)
        .with("Cache-Control", A_SHORT_WHILE)
        .with("X-Content-Type-Options", "nosniff");
  }
}
