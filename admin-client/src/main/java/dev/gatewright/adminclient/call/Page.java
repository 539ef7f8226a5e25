package dev.gatewright.adminclient.call;

import java.util.List;
import java.util.Optional;

/// A part of a list.
///
/// @param hasMore whether there was more when it was told
/// @param nextCursor where the next part begins; lists that grow tell it at their end too
public record Page<T>(List<T> data, boolean hasMore, Optional<String> nextCursor) {
  public Page {
    data = List.copyOf(data);
  }
}
