package dev.gatewright.adminclient.call;

import java.util.Optional;

/// What is said of one call beside what it does.
public final class CallOptions {
  private static final int MOST = 200;
  private static final CallOptions NONE = new CallOptions(Optional.empty(), Optional.empty());

  private final Optional<ETag> condition;
  private final Optional<String> idempotencyKey;

  private CallOptions(Optional<ETag> condition, Optional<String> idempotencyKey) {
    this.condition = condition;
    this.idempotencyKey = idempotencyKey;
  }

  /// Nothing that is not usual.
  public static CallOptions none() {
    return NONE;
  }

  /// Changes the thing as it was then, or nothing: [AdminException#isStale()] says that somebody
  /// changed it since.
  public static CallOptions ifMatch(ETag tag) {
    return NONE.andIfMatch(tag);
  }

  /// The key by which the server knows a call that it is sent again. Each call that changes
  /// something has one of its own unless it is given; a key that the program keeps itself lets it
  /// ask again after it was ended in between.
  ///
  /// @throws IllegalArgumentException if it is not 1 to 200 visible characters of ASCII
  public static CallOptions idempotencyKey(String key) {
    return NONE.andIdempotencyKey(key);
  }

  /// The same, and as [#ifMatch].
  public CallOptions andIfMatch(ETag tag) {
    return new CallOptions(Optional.of(tag), idempotencyKey);
  }

  /// The same, and as [#idempotencyKey(String)].
  ///
  /// @throws IllegalArgumentException as there
  public CallOptions andIdempotencyKey(String key) {
    if (key.isEmpty() || key.length() > MOST || key.chars().anyMatch(c -> c < '!' || c > '~')) {
      throw new IllegalArgumentException(
          "an idempotency key is 1 to " + MOST + " visible characters of ASCII");
    }
    return new CallOptions(condition, Optional.of(key));
  }

  /// The state that the call is meant for.
  public Optional<ETag> condition() {
    return condition;
  }

  /// The key of the call, if the program has one.
  public Optional<String> idempotencyKey() {
    return idempotencyKey;
  }
}
