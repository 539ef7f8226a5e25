package dev.gatewright.server.hook;

import dev.gatewright.server.outbound.OutboundAnswer.Why;
import java.util.Locale;

/// Why a hook gave no usable answer, in words that stay.
public enum HookTrouble {
  /// Its address may not be called.
  ADDRESS("its address is not one that may be called; outbound.allow can list it"),
  /// Nobody takes the connection, or it broke.
  UNREACHABLE("it cannot be reached"),
  /// It did not answer in its time.
  TIMEOUT("it did not answer in time"),
  /// Too many questions of this issuer, or of all, wait for an answer.
  BUSY("too many questions wait for an answer"),
  /// It failed several times in a row, and is asked nothing for some seconds.
  RESTING("it failed several times in a row and is asked nothing for some seconds"),
  /// It leads elsewhere, where nobody declared.
  REDIRECT("it answered with a redirect, which is not followed"),
  /// Its status is not 200.
  STATUS("it answered with another status than 200"),
  /// Its answer is longer than may be, or adds more than may be.
  TOO_LARGE("its answer is too long"),
  /// Its answer is not JSON.
  NOT_JSON("its answer is not a JSON object"),
  /// Its answer is not one of those that it may give.
  ANSWER("its answer has no known action, or a member of another type"),
  /// It tries to set a claim that it may not set.
  RESERVED_CLAIM("its answer sets a claim that no hook may set");

  private final String words;

  HookTrouble(String words) {
    this.words = words;
  }

  /// The stable word.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The rest of a sentence about the hook.
  public String words() {
    return words;
  }

  /// Whether the receiver itself is not well, so that it is better left alone for a while.
  boolean isIllness() {
    return this == UNREACHABLE || this == TIMEOUT || this == STATUS;
  }

  static HookTrouble of(Why why) {
    return switch (why) {
      case ADDRESS, REQUEST, NOT_PUBLIC -> ADDRESS;
      case UNKNOWN_HOST, BROKEN -> UNREACHABLE;
      case BUSY -> BUSY;
      case TOO_SLOW -> TIMEOUT;
      case TOO_LARGE -> TOO_LARGE;
    };
  }
}
