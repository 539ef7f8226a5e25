package dev.gatewright.store.events;

import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.sql.SqlConnection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// How often the store was put back from a backup, as far as the numbers of one issuer's events are
/// concerned. They are written by the restore itself, while no server runs.
public record Restorations(List<Restoration> all) {
  /// An issuer that the backup did not know begins with 1 again.
  private static final Sql OF_ISSUER =
      Sql.of(
          """
          SELECT r.at, coalesce(h.last, 0) FROM restoration AS r
          LEFT JOIN restored_head AS h ON h.issuer = :issuer AND h.at = r.at
          ORDER BY r.at
          """);

  public Restorations {
    all = List.copyOf(all);
  }

  /// One restore of a backup.
  ///
  /// @param at in seconds since 1970
  /// @param last the last number that the backup had
  public record Restoration(long at, long last) {}

  static Restorations of(SqlConnection connection, String issuer) throws SQLException {
    return new Restorations(
        connection.on(OF_ISSUER).set("issuer", issuer).all(Restorations::restoration));
  }

  private static Restoration restoration(Row row) throws SQLException {
    return new Restoration(row.number(), row.number());
  }

  /// Where the event of this number stands.
  public EventPlace place(long seq) {
    var restored =
        all.reversed().stream().filter(one -> one.last() < seq).findFirst().map(Restoration::at);
    return new EventPlace(seq, restored.orElse(0L));
  }

  /// Where whoever knows the events up to `known` has to go on because what they know happened
  /// after a backup that was put back; nothing where they miss nothing.
  ///
  /// @param last the last number that was given
  public Optional<EventPlace> goOn(EventPlace known, long last) {
    if (known.seq() == 0) {
      return Optional.empty();
    }
    var common =
        all.stream()
            .filter(one -> one.at() > known.restored())
            .mapToLong(Restoration::last)
            .min()
            .orElse(Long.MAX_VALUE);
    if (!isOurs(known) || (common >= known.seq() && known.seq() > last)) {
      return Optional.of(EventPlace.BEGINNING); // Nobody knows what both have in common.
    }
    return common < known.seq() ? Optional.of(place(common)) : Optional.empty();
  }

  private boolean isOurs(EventPlace known) {
    return known.restored() == 0 || all.stream().anyMatch(one -> one.at() == known.restored());
  }
}
