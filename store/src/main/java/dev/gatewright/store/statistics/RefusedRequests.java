package dev.gatewright.store.statistics;

import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Json;
import dev.gatewright.store.sql.Readers;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.sql.SqlConnection;
import dev.gatewright.store.sql.Writer;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The table `refused_request`: why requests were refused, for a week, by the reference that the
/// sender was shown. A request that is refused adds to memory ([WaitingRefusals]); the rows are
/// written behind, so a process that is killed loses those since it last wrote.
///
/// Strangers cause refusals as often as they like: of an issuer the newest [#MOST_OF_ISSUER] stay,
/// of all together the newest [#MOST]. Safe for any number of threads.
public final class RefusedRequests {
  /// How long a refusal can be asked about.
  public static final Duration KEPT = Duration.ofDays(7);

  static final int MOST_OF_ISSUER = 2_000;
  static final int MOST = 200_000;

  /// Rows that are written in one unit.
  private static final int BATCH = 200;

  /// A request may be refused twice on its way; what was found first is the cause. The client is
  /// kept where there is such a one, and nothing for an issuer that was removed meanwhile.
  private static final Sql ADD =
      Sql.of(
          """
          INSERT INTO refused_request (
            issuer, reference, at, endpoint, reason, detail, client, network, sent, expires_at)
          SELECT id, :reference, :at, :endpoint, :reason, :detail,
            (SELECT c.id FROM client AS c WHERE c.issuer = :issuer AND c.id = :client),
            :network, :sent, :expires_at
          FROM issuer WHERE id = :issuer
          ON CONFLICT (issuer, reference) DO NOTHING
          """);

  private static final Sql KEEP_NEWEST =
      Sql.of(
          """
          DELETE FROM refused_request
          WHERE issuer = :issuer AND (at, reference) <= (
            SELECT at, reference FROM refused_request WHERE issuer = :issuer
            ORDER BY at DESC, reference DESC LIMIT 1 OFFSET :most)
          """);

  private static final Sql KEEP_NEWEST_OF_ALL =
      Sql.of(
          """
          DELETE FROM refused_request
          WHERE (expires_at, issuer, reference) <= (
            SELECT expires_at, issuer, reference FROM refused_request
            ORDER BY expires_at DESC, issuer DESC, reference DESC LIMIT 1 OFFSET :most)
          """);

  private static final Sql COUNT = Sql.of("SELECT count(*) FROM refused_request");

  private static final Sql FIND =
      Sql.of(
          """
          SELECT reference, at, endpoint, reason, detail, client, network, sent
          FROM refused_request
          WHERE issuer = :issuer AND reference = :reference AND expires_at > :now
          """);

  private static final Sql LATEST =
      Sql.of(
          """
          SELECT reference, at, endpoint, reason, detail, client, network, sent
          FROM refused_request
          WHERE issuer = :issuer AND expires_at > :now
          ORDER BY at DESC, reference DESC LIMIT :limit
          """);

  private static final Sql CLIENT =
      Sql.of("SELECT id FROM client WHERE issuer = :issuer AND id = :client");

  private final Writer writer;
  private final Readers readers;
  private final WaitingRefusals waiting = new WaitingRefusals();

  public RefusedRequests(Database database) {
    this.writer = database.writer();
    this.readers = database.readers();
  }

  /// Takes a refusal in.
  public void note(String issuer, RefusedRequest request) {
    waiting.add(issuer, request);
  }

  /// Writes what was taken in. Called by one thread, now and then and when the program ends; what a
  /// store cannot take now is lost.
  public void flush() {
    var taken = waiting.take();
    for (var from = 0; from < taken.size(); from += BATCH) {
      var batch = taken.subList(from, Math.min(from + BATCH, taken.size()));
      writer.commit(connection -> {
        write(connection, batch);
        return true;
      });
    }
    if (!taken.isEmpty() && readers.read(c -> c.on(COUNT).first(Row::number)).orElse(0L) > MOST) {
      writer.commit(connection -> connection.on(KEEP_NEWEST_OF_ALL).set("most", MOST).run());
    }
  }

  private static void write(SqlConnection connection, List<WaitingRefusals.Waiting> batch)
      throws SQLException {
    for (var one : batch) {
      var request = one.request();
      connection
          .on(ADD)
          .set("issuer", one.issuer())
          .set("reference", request.reference())
          .set("at", request.at())
          .set("endpoint", request.endpoint())
          .set("reason", request.reason())
          .setOptional("detail", request.detail())
          .setOptional("client", request.client())
          .set("network", request.network())
          .set("sent", Json.write(request.sent()))
          .set("expires_at", request.at().plus(KEPT))
          .run();
    }
    for (var issuer :
        batch.stream().map(WaitingRefusals.Waiting::issuer).collect(Collectors.toSet())) {
      connection.on(KEEP_NEWEST).set("issuer", issuer).set("most", MOST_OF_ISSUER).run();
    }
  }

  /// Why an issuer refused the request of this reference; what is not written yet is found by the
  /// process that refused it.
  public Optional<RefusedRequest> find(String issuer, String reference, Instant now) {
    return readers
        .read(connection ->
            connection
                .on(FIND)
                .set("issuer", issuer)
                .set("reference", reference)
                .set("now", now)
                .first(RefusedRequests::read))
        .or(() -> waiting.find(issuer, reference).map(found -> known(issuer, found)));
  }

  /// The newest refusals of an issuer that are written, the last first.
  public List<RefusedRequest> latest(String issuer, int limit, Instant now) {
    return readers.read(connection ->
        connection
            .on(LATEST)
            .set("issuer", issuer)
            .set("now", now)
            .set("limit", limit)
            .all(RefusedRequests::read));
  }

  private RefusedRequest known(String issuer, RefusedRequest found) {
    return found.of(
        found
            .client()
            .flatMap(named ->
                readers.read(connection ->
                    connection
                        .on(CLIENT)
                        .set("issuer", issuer)
                        .set("client", named)
                        .first(Row::text))));
  }

  private static RefusedRequest read(Row row) throws SQLException {
    return new RefusedRequest(
        row.text(),
        row.instant(),
        row.text(),
        row.text(),
        row.optionalText(),
        row.optionalText(),
        row.text(),
        Json.details(row.text()));
  }
}
