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
/// @param words what is said in place of what usually happened
public record ErrorView(
    ErrorKind kind,
    String reason,
    String reference,
    Optional<String> detail,
    List<WayOn> ways,
    Optional<Words> words) {
  public ErrorView {
    ways = List.copyOf(ways);
  }

  public ErrorView(
      ErrorKind kind, String reason, String reference, Optional<String> detail, List<WayOn> ways) {
    this(kind, reason, reference, detail, ways, Optional.empty());
  }

  /// What somebody else says to the person.
  ///
  /// @param language its tag
  public record Words(String text, String language) {}

  /// The same with what somebody else says.
  public ErrorView saying(Optional<Words> said) {
    return new ErrorView(kind, reason, reference, detail, ways, said);
  }

  public String whatToDo(Messages messages) {
    return kind.whatToDo(messages, ways.isEmpty());
  }
}
