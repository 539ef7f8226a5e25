package dev.gatewright.protocol.http;

import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.wire.BodyParser;
import dev.gatewright.protocol.wire.FormDecoder;
import dev.gatewright.protocol.wire.MessageLimits;
import dev.gatewright.protocol.wire.ParsedBody;

/// Reads the parameters of a call, strictly.
final class RequestParameters {
  private RequestParameters() {}

  static ParsedBody ofQuery(HttpCall call) {
    return FormDecoder.query(call.query(), MessageLimits.STANDARD);
  }

  static ParsedBody ofBody(HttpCall call) {
    if (call.body().length > HttpCall.LARGEST_BODY) {
      return new ParsedBody.Malformed(
          Reason.REQUEST_TOO_LARGE, "body.too_large", "the body is too large");
    }
    var headers = call.headers();
    return BodyParser.parse(
        headers.all("Content-Type"),
        !headers.all("Content-Encoding").isEmpty(),
        call.body(),
        MessageLimits.STANDARD);
  }
}
