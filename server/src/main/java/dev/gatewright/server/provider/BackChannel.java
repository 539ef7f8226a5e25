package dev.gatewright.server.provider;

import dev.gatewright.protocol.AuthorizationServer;
import dev.gatewright.protocol.introspect.IntrospectionEndpoint.IntrospectionResult;
import dev.gatewright.protocol.issuer.ErrorResponse;
import dev.gatewright.protocol.issuer.ProtocolRequest;
import dev.gatewright.protocol.issuer.ProtocolRequest.Method;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.protocol.oauth.Refusal;
import dev.gatewright.protocol.revoke.RevocationEndpoint.RevocationResult;
import dev.gatewright.protocol.token.TokenResult;
import dev.gatewright.protocol.userinfo.UserInfoEndpoint.UserInfoResult;
import dev.gatewright.protocol.wire.ParsedBody;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.directory.TenantDirectory;
import dev.gatewright.server.http.Cors;
import dev.gatewright.server.http.Headers;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.http.SecurityHeaders;
import java.util.function.Function;

/// The endpoints that programs call: token, introspection, revocation, UserInfo (RFC 6749 §3.2, RFC
/// 7662, RFC 7009, OpenID Connect Core §5.3).
final class BackChannel {
  private static final Headers JSON =
      Headers.of("Content-Type", "application/json").plus(SecurityHeaders.BACK_CHANNEL);

  private final AuthorizationServer engine;
  private final TenantDirectory directory;
  private final RefusalLog log;

  BackChannel(AuthorizationServer engine, TenantDirectory directory, RefusalLog log) {
    this.engine = engine;
    this.directory = directory;
    this.log = log;
  }

  HttpResponse token(Tenant tenant, HttpRequest request) {
    return withBody(
        tenant,
        request,
        message ->
            switch (engine.token(tenant.issuer(), message)) {
              case TokenResult.Issued(var response) -> json(200, response.json());
              case TokenResult.Refused(var refusal, var response) ->
                  refused(tenant, request, "token", refusal, response);
            });
  }

  HttpResponse introspect(Tenant tenant, HttpRequest request) {
    return withBody(
        tenant,
        request,
        message ->
            switch (engine.introspect(tenant.issuer(), message)) {
              case IntrospectionResult.Answer(var body) -> json(200, body);
              case IntrospectionResult.Refused(var refusal, var response) ->
                  refused(tenant, request, "introspect", refusal, response);
            });
  }

  HttpResponse revoke(Tenant tenant, HttpRequest request) {
    return withBody(
        tenant,
        request,
        message ->
            switch (engine.revoke(tenant.issuer(), message)) {
              case RevocationResult.Done(var body) -> json(200, body);
              case RevocationResult.Refused(var refusal, var response) ->
                  refused(tenant, request, "revoke", refusal, response);
            });
  }

  HttpResponse userInfo(Tenant tenant, HttpRequest request) {
    if (request.method().equals("GET")) {
      return cors(tenant, request, userInfo(tenant, request, Method.GET, Parameters.none()));
    }
    return switch (request.form()) {
      // A POST with the token in the header may come without any body (OpenID Connect Core §5.3.1).
      case ParsedBody.Malformed malformed
          when request.body().length > 0 || request.header("Authorization").isEmpty() ->
          malformed(tenant, malformed);
      case ParsedBody.Malformed _ ->
          cors(tenant, request, userInfo(tenant, request, Method.POST, Parameters.none()));
      case ParsedBody.Form(var form) ->
          cors(tenant, request, userInfo(tenant, request, Method.POST, form));
    };
  }

  private HttpResponse userInfo(
      Tenant tenant, HttpRequest request, Method method, Parameters parameters) {
    var message = new ProtocolRequest(method, parameters, request.header("Authorization"));
    return switch (engine.userInfo(tenant.issuer(), message)) {
      case UserInfoResult.Claims(var body) -> json(200, body);
      case UserInfoResult.Refused(var refusal, var response) ->
          refused(tenant, request, "userinfo", refusal, response);
    };
  }

  HttpResponse preflight(Tenant tenant, HttpRequest request) {
    return Cors.preflight(
        request, directory.allowedOrigins(tenant.issuer().id()), "GET, POST, OPTIONS");
  }

  private HttpResponse withBody(
      Tenant tenant, HttpRequest request, Function<ProtocolRequest, HttpResponse> answer) {
    return switch (request.form()) {
      case ParsedBody.Malformed malformed -> malformed(tenant, malformed);
      case ParsedBody.Form(var form) ->
          cors(
              tenant,
              request,
              answer.apply(
                  new ProtocolRequest(Method.POST, form, request.header("Authorization"))));
    };
  }

  private HttpResponse cors(Tenant tenant, HttpRequest request, HttpResponse response) {
    return request.header("Origin").isEmpty()
        ? response
        : Cors.allow(request, directory.allowedOrigins(tenant.issuer().id()), response);
  }

  /// RFC 6749 §5.2 has `invalid_request` for what cannot be read, whatever the status.
  private static HttpResponse malformed(Tenant tenant, ParsedBody.Malformed malformed) {
    var response = ErrorResponse.of(malformed.refusal(), tenant.issuer().errorStyle(), false);
    return json(response.status(), response.json());
  }

  private HttpResponse refused(
      Tenant tenant,
      HttpRequest request,
      String endpoint,
      Refusal refusal,
      ErrorResponse response) {
    log.refused(tenant, request, endpoint, refusal.reason());
    var answer = json(response.status(), response.json());
    return response
        .wwwAuthenticate()
        .map(challenge -> answer.withHeader("WWW-Authenticate", challenge))
        .orElse(answer);
  }

  private static HttpResponse json(int status, byte[] body) {
    return HttpResponse.of(status, JSON, body);
  }
}
