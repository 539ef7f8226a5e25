package dev.gatewright.server.pages;

import java.util.List;
import java.util.Optional;

/// A request that ends here, because there is nowhere safe to redirect (RFC 6749 §4.1.2.1).
///
/// @param reason the stable reason that logs and documentation share, such as
///   `redirect_uri.mismatch`
/// @param reference the number under which the log has this request
/// @param detail one sentence for the application's developer, in English, without a secret
/// @param ways what to do next, the best first
public record ErrorView(
    ErrorKind kind, String reason, String reference, Optional<String> detail, List<WayOn> ways) {
  public ErrorView {
    ways = List.copyOf(ways);
  }

  public String whatToDo(Messages messages) {
    return kind.whatToDo(messages, ways.isEmpty());
  }
}
