package dev.gatewright.store.sql;

/// Where a list goes on: behind the row of this time and id. Lists that are in the order of ids
/// alone have no time.
public record Mark(long at, String id) {
  /// Behind the row of this id, in a list in the order of ids.
  public static Mark of(String id) {
    return new Mark(0, id);
  }
}
