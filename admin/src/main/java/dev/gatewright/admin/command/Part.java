package dev.gatewright.admin.command;

import dev.gatewright.store.sql.Mark;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Which part of a list is meant: what follows behind `after`, or its beginning; at most `most`.
public record Part(Optional<Mark> after, int most) {
  /// What a store is asked for, to know whether there is more.
  public int limit() {
    return most + 1;
  }

  /// Of what the store answered to [#limit()], that which is told.
  public <T> List<T> of(List<T> found) {
    return found.size() > most ? found.subList(0, most) : found;
  }

  /// Whether the store has more behind that.
  public boolean isCut(List<?> found) {
    return found.size() > most;
  }

  /// The same of a list that is all at hand, in the order of what `mark` says of each.
  public <T> List<T> behind(List<T> all, Function<T, Mark> mark) {
    return all.stream()
        .sorted(Comparator.comparing((T one) -> mark.apply(one).id()))
        .filter(
            one -> after.filter(last -> mark.apply(one).id().compareTo(last.id()) <= 0).isEmpty())
        .limit(limit())
        .toList();
  }
}
