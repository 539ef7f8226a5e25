package dev.gatewright.server.outbound;

import java.util.Map;

/// What came of a call.
public sealed interface OutboundAnswer {
  /// The other side answered in time and within the limits; its status may be any.
  ///
  /// @param body not a copy: do not write to it
  /// @param headers the first value of each, by its name in lower case
  record Answered(int status, Map<String, String> headers, byte[] body) implements OutboundAnswer {}

  /// There is no answer.
  record Unanswered(Why why) implements OutboundAnswer {}

  /// Why there is none.
  enum Why {
    /// The address is none that may be called: no https, or a user name in it.
    ADDRESS("its address is not one that may be called"),
    /// What would be sent is no request.
    REQUEST("what would be sent to it is no request"),
    /// The name means a special-purpose address which the operator did not allow.
    NOT_PUBLIC("its name leads to an address that is not public; outbound.allow can list it"),
    /// The name means nothing.
    UNKNOWN_HOST("its name is not known"),
    /// Too many calls of this tenant, of this client or of all are under way.
    BUSY("too many calls are under way"),
    /// The whole exchange was not over at its deadline.
    TOO_SLOW("it did not answer in time"),
    /// The answer is longer than it may be.
    TOO_LARGE("its answer is too long"),
    /// The connection broke, TLS failed, or what came is no HTTP.
    BROKEN("the connection failed");

    private final String words;

    Why(String words) {
      this.words = words;
    }

    /// The rest of a sentence about the host.
    public String words() {
      return words;
    }
  }
}
