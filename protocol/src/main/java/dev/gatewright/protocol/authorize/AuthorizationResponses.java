package dev.gatewright.protocol.authorize;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.protocol.authorize.AuthorizationRequestParser.Parsed;
import dev.gatewright.protocol.authorize.AuthorizationRequestParser.ReplyTo;
import dev.gatewright.protocol.issuer.ErrorReply;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.oauth.Refusal;
import dev.gatewright.protocol.oauth.ResponseType;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Builds authorization responses, each with `iss` (RFC 6749 §4.1.2, RFC 9207 §2, OAuth 2.0 Form
/// Post Response Mode §2).
final class AuthorizationResponses {
  private AuthorizationResponses() {}

  static AuthorizationOutcome success(
      Issuer issuer, AuthorizationRequest request, Map<String, String> fields) {
    boolean unbound =
        request.responseType() == ResponseType.CODE
            && request.codeChallenge().isEmpty()
            && request.nonce().isEmpty();
    return send(issuer, replyTo(request), fields, Optional.empty(), unbound);
  }

  static AuthorizationOutcome refused(Issuer issuer, Parsed.Refused refused) {
    var refusal = refused.refusal();
    var client = refused.client();
    return switch (client.errorStyle()) {
      case TS_OAUTH2_SERVER ->
          untrusted(new Parsed.Untrusted(refusal, client.errorStyle(), Optional.of(client)));
      case RFC, PLAIN -> {
        var fields = new LinkedHashMap<String, String>();
        fields.put("error", refusal.error().wire());
        fields.put("error_description", refusal.description());
        yield send(issuer, refused.replyTo(), fields, Optional.of(refusal), false);
      }
    };
  }

  /// A refusal before there is a redirect URI to trust.
  static AuthorizationOutcome untrusted(Parsed.Untrusted untrusted) {
    var refusal = untrusted.refusal();
    return switch (untrusted.style()) {
      case TS_OAUTH2_SERVER ->
          new AuthorizationOutcome.ErrorDocument(
              refusal, ErrorReply.of(refusal, untrusted.style(), false));
      case RFC, PLAIN -> new AuthorizationOutcome.ErrorPage(refusal, untrusted.client());
    };
  }

  static ReplyTo replyTo(AuthorizationRequest request) {
    return new ReplyTo(request.redirectUri(), request.responseMode(), request.state());
  }

  private static AuthorizationOutcome send(
      Issuer issuer,
      ReplyTo replyTo,
      Map<String, String> fields,
      Optional<Refusal> refused,
      boolean unbound) {
    replyTo.state().ifPresent(state -> fields.put("state", state));
    fields.put("iss", issuer.url());
    return switch (replyTo.mode()) {
      case QUERY ->
          new AuthorizationOutcome.Redirect(
              replyTo.redirectUri()
                  + (replyTo.redirectUri().contains("?") ? '&' : '?')
                  + encode(fields),
              refused,
              unbound);
      case FRAGMENT ->
          new AuthorizationOutcome.Redirect(
              replyTo.redirectUri() + '#' + encode(fields), refused, unbound);
      case FORM_POST ->
          new AuthorizationOutcome.FormPost(replyTo.redirectUri(), fields, refused, unbound);
    };
  }

  private static String encode(Map<String, String> fields) {
    var text = new StringBuilder();
    fields.forEach((name, value) -> {
      if (!text.isEmpty()) {
        text.append('&');
      }
      text.append(name).append('=').append(URLEncoder.encode(value, UTF_8));
    });
    return text.toString();
  }
}
