package dev.gatewright.store.tenants;

import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Readers;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.sql.Writer;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/// Secrets that were made for somebody who is shown them at the end of a longer work, and who did
/// not say yet that it came to that. Where the work is cut short they stay here until another
/// secret takes their place. Safe for any number of threads.
public final class UnshownSecrets {
  static final Sql LIST =
      Sql.of(
          """
          SELECT 'client', issuer, id, unshown_since FROM client
          WHERE unshown_since IS NOT NULL
          UNION ALL
          SELECT 'webhook', issuer, id, unshown_since FROM webhook
          WHERE unshown_since IS NOT NULL
          UNION ALL
          SELECT kind, issuer, name, unshown_since FROM call_secret
          WHERE unshown_since IS NOT NULL
          ORDER BY 1, 2, 3
          LIMIT :limit
          """);

  private static final List<Sql> SHOWN =
      List.of(
          Sql.of(
              """
              UPDATE client SET unshown_since = NULL
              WHERE issuer = :issuer AND id = :name AND :kind = 'client'
              """),
          Sql.of(
              """
              UPDATE webhook SET unshown_since = NULL
              WHERE issuer = :issuer AND id = :name AND :kind = 'webhook'
              """),
          Sql.of(
              """
              UPDATE call_secret SET unshown_since = NULL
              WHERE issuer = :issuer AND kind = :kind AND name = :name
              """));

  /// Those of one unit, so that others can write in between.
  static final int SLICE = 300;

  private final Writer writer;
  private final Readers readers;

  public UnshownSecrets(Database database) {
    this.writer = database.writer();
    this.readers = database.readers();
  }

  /// Whose secret it is.
  ///
  /// @param kind `client`, `webhook` or `hook`
  /// @param name its id
  public record Holder(String kind, IssuerId issuer, String name) {}

  /// A secret, and when it was made.
  public record Unshown(Holder holder, Instant since) {}

  /// At most `limit` of them.
  public List<Unshown> list(int limit) {
    return readers.read(c -> c.on(LIST).set("limit", limit).all(UnshownSecrets::unshown));
  }

  private static Unshown unshown(Row row) throws SQLException {
    var holder = new Holder(row.text(), new IssuerId(row.text()), row.text());
    return new Unshown(holder, row.instant());
  }

  /// Somebody has these.
  public void shown(Collection<Holder> holders) {
    var all = List.copyOf(holders);
    for (int from = 0; from < all.size(); from += SLICE) {
      shownAtOnce(all.subList(from, Math.min(from + SLICE, all.size())));
    }
  }

  private void shownAtOnce(List<Holder> holders) {
    var _ =
        writer.commit(connection -> {
          int shown = 0;
          for (var holder : holders) {
            for (var statement : SHOWN) {
              shown +=
                  connection
                      .on(statement)
                      .set("kind", holder.kind())
                      .set("issuer", holder.issuer().value())
                      .set("name", holder.name())
                      .run();
            }
          }
          return shown;
        });
  }
}
