package dev.gatewright.adminclient.internal;

import dev.gatewright.adminclient.call.AdminException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// A JSON object that the server sent. Members that nobody asks for are passed over; `null` counts
/// as absent; one of another type than the one asked for is an error.
public final class Members {
  private final Map<String, Object> values;

  Members(Map<String, Object> values) {
    this.values = Collections.unmodifiableMap(values);
  }

  /// A member that has to be there.
  public <T> T required(String name, Function<Object, Optional<T>> reader) {
    return optional(name, reader)
        .orElseThrow(() -> AdminException.unreadable("the answer has no member " + name));
  }

  /// A member that may be left out.
  public <T> Optional<T> optional(String name, Function<Object, Optional<T>> reader) {
    var value = values.get(name);
    if (value == null) {
      return Optional.empty();
    }
    var read = reader.apply(value);
    if (read.isEmpty()) {
      throw AdminException.unreadable("the member " + name + " is of another type");
    }
    return read;
  }

  Map<String, Object> values() {
    return values;
  }
}
