package dev.gatewright.store.events;

import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Packed;
import dev.gatewright.store.sql.Readers;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.sql.SqlConnection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Each change of an issuer's settings, its clients and its webhooks, whoever made it: what it was
/// and what it became, without secrets, written by the unit that changes it. An issuer has its last
/// [#MOST] changes, none older than [#KEPT], and its own numbers from 1, so nobody's changes take
/// the place of another issuer's. They go with the issuer. Safe for any number of threads.
public final class SettingHistory {
  /// How many changes of an issuer are kept.
  public static final int MOST = 500;

  /// How long.
  public static final Duration KEPT = Duration.ofDays(400);

  /// How much of them, compressed: settings can have pictures in them.
  static final long MOST_BYTES = 8 << 20;

  private static final Sql ADD =
      Sql.of(
          """
          INSERT INTO setting_history (
            issuer, number, at, actor, kind, id, before, before_proofs, after, after_proofs,
            replaced, keep_until)
          SELECT :issuer, COALESCE(MAX(number), 0) + 1, :at, :actor, :kind, :id, :before,
            :before_proofs, :after, :after_proofs, :replaced, :keep_until
          FROM setting_history WHERE issuer = :issuer
          RETURNING number
          """);

  private static final Sql DROP_OLD =
      Sql.of(
          """
          DELETE FROM setting_history WHERE issuer = :issuer AND number <= (
            SELECT COALESCE(MAX(h.number), 0) FROM (
              SELECT s.number, SUM(
                COALESCE(length(s.before), 0) + COALESCE(length(s.after), 0))
                OVER (ORDER BY s.number DESC) AS size
              FROM setting_history AS s WHERE s.issuer = :issuer) AS h
            WHERE h.size > :most_bytes OR h.number <= :last)
          """);

  private static final Sql BELONGS =
      Sql.of(
          """
          UPDATE setting_history SET applied = :applied
          WHERE issuer = :issuer AND kind = :kind AND id = :id AND actor = :actor AND at >= :since
            AND applied IS NULL
          """);

  private static final String COLUMNS =
      """
      SELECT number, at, actor, kind, id, before, before_proofs, after, after_proofs, replaced,
        applied
      FROM setting_history WHERE issuer = :issuer
      """;

  private static final Sql LIST =
      Sql.of(COLUMNS + " AND number < :before ORDER BY number DESC LIMIT :limit");

  private static final Sql FIND = Sql.of(COLUMNS + " AND number = :number");

  private static final Sql SINCE = Sql.of(COLUMNS + " AND number > :number ORDER BY number");

  private static final Sql KNOWN =
      Sql.of(
          """
          SELECT COUNT(*) FROM setting_history WHERE issuer = :issuer
            AND (number = :number OR number = :number + 1 AND NOT EXISTS (
              SELECT 1 FROM setting_history AS h WHERE h.issuer = :issuer AND h.number <= :number))
          """);

  private static final Sql UNASSIGNED =
      Sql.of(
          """
          SELECT issuer, number FROM setting_history
          WHERE applied IS NULL AND at >= :since AND at <= :until AND actor = :actor
          ORDER BY at, issuer, number LIMIT :limit
          """);

  private static final Sql LATEST =
      Sql.of(
          """
          SELECT issuer, number, at, actor, kind, id, before IS NULL, after IS NULL
          FROM setting_history WHERE applied IS NULL ORDER BY at DESC, issuer, number DESC
          LIMIT :limit
          """);

  private final Readers readers;

  public SettingHistory(Database database) {
    this.readers = database.readers();
  }

  /// Something of which the history knows no more than that it is kept, or is another one.
  public enum Proof {
    SECRET(1),
    SIGNING_KEY(2),
    PROVIDER_SECRET(4);

    private final int bit;

    Proof(int bit) {
      this.bit = bit;
    }

    private static int bits(Set<Proof> proofs) {
      return proofs.stream().mapToInt(proof -> proof.bit).sum();
    }

    private static Set<Proof> of(long bits) {
      var found = EnumSet.noneOf(Proof.class);
      for (var proof : values()) {
        if ((bits & proof.bit) != 0) {
          found.add(proof);
        }
      }
      return found;
    }
  }

  /// How something was: its document, which has no secret, and what is kept beside it.
  public record State(String document, Set<Proof> proofs) {
    public State {
      proofs = Set.copyOf(proofs);
    }
  }

  /// What became of a setting. Absent is what was not there, or is no more.
  public record Change(
      SettingName setting, Optional<State> before, Optional<State> after, Set<Proof> replaced) {
    public Change {
      replaced = Set.copyOf(replaced);
    }

    private boolean isNone() {
      return before.equals(after) && replaced.isEmpty();
    }
  }

  /// A change with its number, and with that of the file that made it, where one did.
  public record Entry(
      long number, Instant at, String actor, Change change, Optional<Long> applied) {}

  /// A change in a list of all issuers: of what, and whether it was added or removed.
  public record Line(
      IssuerId issuer,
      long number,
      Instant at,
      String actor,
      SettingName setting,
      boolean isAdded,
      boolean isRemoved) {}

  /// Keeps a change as part of the unit that makes it, and drops what is more than may be kept.
  public static void note(SqlConnection connection, IssuerId issuer, Change change, By by)
      throws SQLException {
    if (change.isNone()) {
      return;
    }
    long number =
        connection
            .on(ADD)
            .set("issuer", issuer.value())
            .set("at", by.at())
            .set("actor", by.actor().text())
            .set("kind", change.setting().kind())
            .set("id", change.setting().id())
            .setOptional("before", change.before().map(State::document).map(Packed::of))
            .set("before_proofs", proofs(change.before()))
            .setOptional("after", change.after().map(State::document).map(Packed::of))
            .set("after_proofs", proofs(change.after()))
            .set("replaced", Proof.bits(change.replaced()))
            .set("keep_until", by.at().plus(KEPT))
            .first(Row::number)
            .orElseThrow();
    connection
        .on(DROP_OLD)
        .set("issuer", issuer.value())
        .set("last", number - MOST)
        .set("most_bytes", MOST_BYTES)
        .run();
  }

  private static int proofs(Optional<State> state) {
    return state.map(State::proofs).map(Proof::bits).orElse(0);
  }

  /// Has what somebody changed of a setting since then belong to the file that they applied.
  public static void belongs(
      SqlConnection connection, IssuerId issuer, SettingName setting, By since, long applied)
      throws SQLException {
    connection
        .on(BELONGS)
        .set("issuer", issuer.value())
        .set("kind", setting.kind())
        .set("id", setting.id())
        .set("actor", since.actor().text())
        .set("since", since.at())
        .set("applied", applied)
        .run();
  }

  /// At most `limit` changes of an issuer before the one of that number, the last first.
  public List<Entry> list(IssuerId issuer, long before, int limit) {
    return readers.read(connection ->
        connection
            .on(LIST)
            .set("issuer", issuer.value())
            .set("before", before)
            .set("limit", limit)
            .all(SettingHistory::entry));
  }

  public Optional<Entry> find(IssuerId issuer, long number) {
    return readers.read(connection ->
        connection
            .on(FIND)
            .set("issuer", issuer.value())
            .set("number", number)
            .first(SettingHistory::entry));
  }

  /// What was otherwise after the change of that number than it is now, and how; nothing where that
  /// is not known. One less than the first number is before that change.
  public Optional<Map<SettingName, Optional<State>>> then(IssuerId issuer, long number) {
    return readers.read(connection -> {
      if (connection
          .on(KNOWN)
          .set("issuer", issuer.value())
          .set("number", number)
          .first(Row::flag)
          .filter(known -> known)
          .isEmpty()) {
        return Optional.empty();
      }
      var then = new LinkedHashMap<SettingName, Optional<State>>();
      connection
          .on(SINCE)
          .set("issuer", issuer.value())
          .set("number", number)
          .all(row -> entry(row).change())
          .forEach(change -> then.putIfAbsent(change.setting(), change.before()));
      return Optional.of(then);
    });
  }

  /// Where a change is kept.
  public record At(IssuerId issuer, long number) {}

  /// What somebody changed in that time and no file that came to its end made; at most `limit`, the
  /// first first.
  public List<At> unassigned(String actor, Instant since, Instant until, int limit) {
    return readers.read(connection ->
        connection
            .on(UNASSIGNED)
            .set("actor", By.operator(actor, since).actor().text())
            .set("since", since)
            .set("until", until)
            .set("limit", limit)
            .all(row -> new At(new IssuerId(row.text()), row.number())));
  }

  /// The latest changes of all issuers that no file made, the last first.
  public List<Line> latest(int limit) {
    return readers.read(connection ->
        connection
            .on(LATEST)
            .set("limit", limit)
            .all(row ->
                new Line(
                    new IssuerId(row.text()),
                    row.number(),
                    row.instant(),
                    row.text(),
                    new SettingName(row.text(), row.text()),
                    row.flag(),
                    row.flag())));
  }

  private static Entry entry(Row row) throws SQLException {
    var number = row.number();
    var at = row.instant();
    var actor = row.text();
    var setting = new SettingName(row.text(), row.text());
    var before = state(row);
    var after = state(row);
    var change = new Change(setting, before, after, Proof.of(row.number()));
    return new Entry(number, at, actor, change, row.optionalNumber());
  }

  private static Optional<State> state(Row row) throws SQLException {
    var document = row.optionalBytes();
    var proofs = Proof.of(row.number());
    return document.map(packed -> new State(Packed.text(packed), proofs));
  }
}
