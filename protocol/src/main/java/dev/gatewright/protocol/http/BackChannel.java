package dev.gatewright.protocol.http;

import dev.gatewright.protocol.AuthorizationServer;
import dev.gatewright.protocol.introspect.IntrospectionEndpoint.IntrospectionResult;
import dev.gatewright.protocol.issuer.ErrorReply;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.issuer.ProtocolRequest;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Refusal;
import dev.gatewright.protocol.revoke.RevocationEndpoint.RevocationResult;
import dev.gatewright.protocol.token.TokenResult;
import dev.gatewright.protocol.userinfo.OrganizationsEndpoint.OrganizationsResult;
import dev.gatewright.protocol.userinfo.UserInfoEndpoint.UserInfoResult;
import dev.gatewright.protocol.wire.HttpReply;
import dev.gatewright.protocol.wire.HttpReply.Header;
import dev.gatewright.protocol.wire.ParsedBody;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;

/// The endpoints that programs call, and the public documents, of any number of issuers: the one
/// way from HTTP to the engine, for the server as for whoever embeds it. Thread-safe.
public final class BackChannel {
  /// Shorter than the time by which a new key is published before its use.
  private static final String A_SHORT_WHILE = "public, max-age=300";

  private final AuthorizationServer server;
  private final Cors cors;

  /// `readers` tells whether pages of an origin, spelled as browsers send it, may read an issuer's
  /// answers.
  public BackChannel(AuthorizationServer server, BiPredicate<Issuer, String> readers) {
    this.server = server;
    this.cors = new Cors(readers);
  }

  /// Answers a request to a service that is not the authorization endpoint. `noted` learns why a
  /// request was refused, or told nothing.
  ///
  /// What it throws is a bug or a store that cannot be reached.
  public HttpReply answer(Service service, Issuer issuer, HttpCall call, Consumer<Refusal> noted) {
    if (call.method().equals("OPTIONS")) {
      return cors.preflight(issuer, call, service);
    }
    var reply =
        service.takes(call.method())
            ? cors.allow(issuer, call, service, serve(service, issuer, call, noted))
            : refused(service, issuer, call, Refusal.of(Reason.REQUEST_METHOD), noted);
    return call.method().equals("HEAD") ? reply.withoutBody() : reply;
  }

  /// The headers that let the page which sent a request read an answer that its host gives by
  /// itself, such as one that there is too much to do; `origin` is the field `Origin`.
  public List<Header> readable(Issuer issuer, Optional<String> origin) {
    return cors.headers(issuer, origin);
  }

  /// Refuses a request before any endpoint reads it, in the issuer's style, so that those who may
  /// read the service's answers can read this one.
  HttpReply refused(
      Service service, Issuer issuer, HttpCall call, Refusal refusal, Consumer<Refusal> noted) {
    var reply = cors.allow(issuer, call, service, unread(issuer, refusal, noted));
    return refusal.reason() == Reason.REQUEST_METHOD ? reply.with("Allow", service.allow()) : reply;
  }

  private HttpReply serve(Service service, Issuer issuer, HttpCall call, Consumer<Refusal> noted) {
    return switch (service) {
      case TOKEN -> withForm(issuer, call, noted, request -> token(issuer, request, noted));
      case INTROSPECTION ->
          withForm(issuer, call, noted, request -> introspect(issuer, request, noted));
      case REVOCATION -> withForm(issuer, call, noted, request -> revoke(issuer, request, noted));
      case USERINFO -> userInfo(issuer, call, noted);
      case ORGANIZATIONS -> organizations(issuer, call, noted);
      case KEY_SET -> document("application/jwk-set+json", server.jwks(issuer));
      case METADATA -> document("application/json; charset=utf-8", server.discovery(issuer));
      case AUTHORIZATION -> throw new IllegalArgumentException("a browser is sent there");
    };
  }

  private HttpReply token(Issuer issuer, ProtocolRequest request, Consumer<Refusal> noted) {
    var result = server.token(issuer, request);
    if (result instanceof TokenResult.Refused refused) {
      noted.accept(refused.refusal());
    }
    return result.reply();
  }

  private HttpReply introspect(Issuer issuer, ProtocolRequest request, Consumer<Refusal> noted) {
    var result = server.introspect(issuer, request);
    switch (result) {
      case IntrospectionResult.Refused refused -> noted.accept(refused.refusal());
      case IntrospectionResult.Answer answer -> answer.withheld().map(Refusal::of).ifPresent(noted);
    }
    return result.reply();
  }

  private HttpReply revoke(Issuer issuer, ProtocolRequest request, Consumer<Refusal> noted) {
    var result = server.revoke(issuer, request);
    if (result instanceof RevocationResult.Refused refused) {
      noted.accept(refused.refusal());
    }
    return result.reply();
  }

  /// GET and POST (OpenID Connect Core §5.3.1). A token in the query is not looked at (RFC 9700
  /// §4.3.2); a POST with the token in the header may come without any body.
  private HttpReply userInfo(Issuer issuer, HttpCall call, Consumer<Refusal> noted) {
    if (!call.method().equals("POST")) {
      return userInfo(issuer, request(ProtocolRequest.get(Parameters.none()), call), noted);
    }
    if (call.body().length == 0 && !call.headers().all("Authorization").isEmpty()) {
      return userInfo(issuer, request(ProtocolRequest.post(Parameters.none()), call), noted);
    }
    return switch (call.parseBody()) {
      case ParsedBody.Malformed malformed -> unread(issuer, malformed.refusal(), noted);
      case ParsedBody.Form(var form) ->
          userInfo(issuer, request(ProtocolRequest.post(form), call), noted);
    };
  }

  private HttpReply userInfo(Issuer issuer, ProtocolRequest request, Consumer<Refusal> noted) {
    var result = server.userInfo(issuer, request);
    if (result instanceof UserInfoResult.Refused refused) {
      noted.accept(refused.refusal());
    }
    return result.reply();
  }

  private HttpReply organizations(Issuer issuer, HttpCall call, Consumer<Refusal> noted) {
    return switch (call.parseQuery()) {
      case ParsedBody.Malformed malformed -> unread(issuer, malformed.refusal(), noted);
      case ParsedBody.Form(var query) -> {
        var result = server.organizations(issuer, request(ProtocolRequest.get(query), call));
        if (result instanceof OrganizationsResult.Refused refused) {
          noted.accept(refused.refusal());
        }
        yield result.reply();
      }
    };
  }

  private static HttpReply withForm(
      Issuer issuer,
      HttpCall call,
      Consumer<Refusal> noted,
      Function<ProtocolRequest, HttpReply> answer) {
    return switch (call.parseBody()) {
      case ParsedBody.Malformed malformed -> unread(issuer, malformed.refusal(), noted);
      case ParsedBody.Form(var form) -> answer.apply(request(ProtocolRequest.post(form), call));
    };
  }

  private static ProtocolRequest request(ProtocolRequest parameters, HttpCall call) {
    var request = parameters.withHeaders(call.headers()).at(call.target());
    return call.remoteAddress().map(request::from).orElse(request);
  }

  private static HttpReply unread(Issuer issuer, Refusal refusal, Consumer<Refusal> noted) {
    noted.accept(refusal);
    return ErrorReply.of(refusal, issuer.errorStyle(), false);
  }

  private static HttpReply document(String contentType, byte[] json) {
    return HttpReply.of(200, contentType, json)
        .with("Cache-Control", A_SHORT_WHILE)
        .with("X-Content-Type-Options", "nosniff");
  }
}
