package dev.gatewright.protocol.wire;

import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.wire.ParsedBody.Form;
import dev.gatewright.protocol.wire.ParsedBody.Malformed;
import java.util.List;
import java.util.Locale;

/// Chooses how a body is read from its `Content-Type`: as a form or as flat JSON, both in UTF-8.
public final class BodyParser {
  private BodyParser() {}

  /// Reads all of `body`, whose length the caller has limited already.
  ///
  /// @param contentTypes every `Content-Type` that was sent
  /// @param encoded whether a `Content-Encoding` was sent
  public static ParsedBody parse(
      List<String> contentTypes, boolean encoded, byte[] body, MessageLimits limits) {
    if (contentTypes.isEmpty()) {
      return body.length == 0
          ? new Form(Parameters.none())
          : unsupported("content_type_missing", "the body has no Content-Type");
    }
    var type = contentTypes.getFirst();
    if (contentTypes.size() > 1 || encoded) {
      return unsupported("content_type", "one Content-Type and no Content-Encoding is accepted");
    }
    if (!type.equalsIgnoreCase("application/x-www-form-urlencoded")
        && !type.equalsIgnoreCase("application/json")) {
      var semicolon = type.indexOf(';');
      if (semicolon >= 0 && !isUtf8(type.substring(semicolon + 1))) {
        return unsupported("charset", "only charset utf-8 is accepted");
      }
      type = semicolon < 0 ? type : type.substring(0, semicolon).strip();
    }
    return switch (type.toLowerCase(Locale.ROOT)) {
      case "application/x-www-form-urlencoded" -> FormDecoder.body(body, limits);
      case "application/json" -> JsonForm.decode(body, limits);
      default -> unsupported("content_type", "the body is neither a form nor JSON");
    };
  }

  /// Whether the parameters of a media type name no other character set than UTF-8.
  private static boolean isUtf8(String parameters) {
    for (var parameter : List.of(parameters.split(";", -1))) {
      var text = parameter.strip().toLowerCase(Locale.ROOT);
      if (text.startsWith("charset")
          && !text.equals("charset=utf-8")
          && !text.equals("charset=\"utf-8\"")) {
        return false;
      }
    }
    return true;
  }

  private static Malformed unsupported(String reason, String description) {
    return new Malformed(Reason.REQUEST_CONTENT_TYPE, "body." + reason, description);
  }
}
