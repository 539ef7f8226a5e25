package dev.gatewright.server.provider;

import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.protocol.wire.ParsedBody;
import dev.gatewright.server.http.HttpRequest;
import java.util.Optional;
import java.util.Set;

/// Forms of our own pages. The state in them is sealed for the browser it was shown in, which is
/// what keeps others from posting them; what the browser says about the sender is asked besides.
final class Forms {
  private Forms() {}

  /// The fields; absent when the body is no form, repeats a field, or another site sent it.
  static Optional<Parameters> own(HttpRequest request) {
    if (request.header("Sec-Fetch-Site").filter("cross-site"::equals).isPresent()) {
      return Optional.empty();
    }
    return switch (request.form()) {
      case ParsedBody.Malformed _ -> Optional.empty();
      case ParsedBody.Form(var fields) ->
          fields.repeated(Set.of()).isEmpty() ? Optional.of(fields) : Optional.empty();
    };
  }
}
