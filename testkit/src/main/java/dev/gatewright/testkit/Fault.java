package dev.gatewright.testkit;

import java.time.Duration;
import java.util.Optional;

/// Something that goes wrong between the server and its client; arranged with [Faults#on].
public sealed interface Fault {

  /// An answer in place of the server's, which never sees the request. Its body is a line of plain
  /// text, as a proxy's would be, not an OAuth error.
  ///
  /// @param retryAfter said in `Retry-After`, in whole seconds (RFC 9110 §10.2.3)
  record Status(int status, Optional<Duration> retryAfter) implements Fault {
    public Status {
      if (status < 400 || status > 599) {
        throw new IllegalArgumentException("a fault is 400 to 599, not " + status);
      }
    }
  }

  /// The server does its work at once, and its answer comes after `delay` of real time. The
  /// server's clock has no part in it. Closing the server ends the wait.
  record Slow(Duration delay) implements Fault {
    /// A test that waits for longer is mistaken.
    public static final Duration LONGEST = Duration.ofMinutes(1);

    public Slow {
      if (delay.isNegative() || delay.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException("an answer is late by at most " + LONGEST);
      }
    }
  }

  /// The connection ends before the server sees the request.
  record LostRequest() implements Fault {}

  /// The server does all its work, and the connection ends before the answer: a refresh has been
  /// rotated and a code is spent, and the client does not know.
  record LostAnswer() implements Fault {}

  /// Keys and signatures do not fit together. On the token endpoint, tokens in the answer are
  /// signed by a stranger's key; on the JWKS, a stranger's keys are published.
  ///
  /// @param named true when the stranger goes by the real key's `kid`, false when by one of its own
  record WrongKey(boolean named) implements Fault {}

  /// Answers with this status.
  static Fault status(int status) {
    return new Status(status, Optional.empty());
  }

  /// Answers with this status and says when to come again.
  static Fault status(int status, Duration retryAfter) {
    return new Status(status, Optional.of(retryAfter));
  }

  /// Answers rightly and late.
  static Fault slow(Duration delay) {
    return new Slow(delay);
  }

  /// Loses the request.
  static Fault lostRequest() {
    return new LostRequest();
  }

  /// Does the work and loses the answer.
  static Fault lostAnswer() {
    return new LostAnswer();
  }

  /// Another key under the real key's name: signatures are false whatever the client fetches.
  static Fault wrongKey() {
    return new WrongKey(true);
  }

  /// Another key under a name of its own: a client that meets it in a token looks it up in the JWKS
  /// and does not find it.
  static Fault unknownKey() {
    return new WrongKey(false);
  }
}
