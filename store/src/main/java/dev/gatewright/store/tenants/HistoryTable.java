package dev.gatewright.store.tenants;

import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.store.events.SettingHistory;
import dev.gatewright.store.events.SettingName;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Packed;
import dev.gatewright.store.sql.Readers;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.sql.SqlConnection;
import dev.gatewright.store.sql.Writer;
import dev.gatewright.store.tenants.AppliedConfiguration.Outcome;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What was applied, the last [#MOST] entries and none older than [#KEPT]: the settings after each,
/// without secrets and people, so that somebody can go back. An entry is written before the first
/// change is made and completed after the last, so one that stays begun tells of a process that
/// ended in between. What is said of an issuer goes with it. Safe for any number of threads; one
/// configuration is applied at a time.
public final class HistoryTable {
  /// How many entries are kept.
  public static final int MOST = 100;

  /// How long.
  public static final Duration KEPT = Duration.ofDays(400);

  private static final Sql BEGIN =
      Sql.of(
          """
          INSERT INTO configuration_history (
            number, at, actor, comment, outcome, added, changed, removed, people, keep_until)
          SELECT COALESCE(MAX(number), 0) + 1, :at, :actor, :comment, 'BEGUN', 0, 0, 0, 0,
            :keep_until
          FROM configuration_history
          RETURNING number
          """);

  private static final Sql FINISH =
      Sql.of(
          """
          UPDATE configuration_history
          SET outcome = :outcome, added = :added, changed = :changed, removed = :removed,
            people = :people
          WHERE number = :number
          """);

  private static final Sql ADD_CHANGE =
      Sql.of(
          """
          INSERT INTO configuration_change (issuer, number, document, keep_until)
          VALUES (:issuer, :number, :document, :keep_until)
          """);

  private static final Sql LATEST_STATE =
      Sql.of(
          """
          SELECT number, document FROM configuration_state WHERE issuer = :issuer
          ORDER BY number DESC LIMIT 1
          """);

  private static final Sql SAME_STATE =
      Sql.of(
          """
          UPDATE configuration_state SET last_number = :last, keep_until = :keep_until
          WHERE issuer = :issuer AND number = :number
          """);

  private static final Sql ADD_STATE =
      Sql.of(
          """
          INSERT INTO configuration_state (issuer, number, last_number, document, keep_until)
          VALUES (:issuer, :number, :number, :document, :keep_until)
          """);

  private static final Sql FORGET_SETTING =
      Sql.of("DELETE FROM setting_change WHERE issuer = :issuer AND kind = :kind AND id = :id");

  private static final List<Sql> DROP_OLD =
      List.of(
          Sql.of("DELETE FROM configuration_history WHERE number <= :last"),
          Sql.of("DELETE FROM configuration_change WHERE number <= :last"),
          Sql.of("DELETE FROM configuration_state WHERE last_number <= :last"));

  private static final String COLUMNS =
      """
      SELECT number, at, actor, comment, outcome, added, changed, removed, people
      FROM configuration_history
      """;

  private static final Sql LIST = Sql.of(COLUMNS + "ORDER BY number DESC LIMIT :limit");

  private static final Sql FIND = Sql.of(COLUMNS + "WHERE number = :number");

  private static final Sql CHANGES =
      Sql.of(
          "SELECT issuer, document FROM configuration_change WHERE number = :number ORDER BY issuer");

  static final Sql STATES =
      Sql.of(
          """
          SELECT issuer, document FROM configuration_state
          WHERE last_number >= :number AND number <= :number ORDER BY issuer
          """);

  private static final Sql LAST_CHANGE =
      Sql.of(
          """
          SELECT at, actor, keep_until FROM setting_change
          WHERE issuer = :issuer AND kind = :kind AND id = :id
          """);

  private final Writer writer;
  private final Readers readers;

  public HistoryTable(Database database) {
    this.writer = database.writer();
    this.readers = database.readers();
  }

  /// Who changed something last, and whether it was removed then.
  public record LastChange(Instant at, String actor, boolean isRemoval) {}

  /// What an entry comes to.
  ///
  /// @param entry with its number and its counts
  /// @param changes of each issuer that was changed, what was
  /// @param states the settings of each issuer as they are now
  /// @param made what was changed
  /// @param declared what the file named, of which it is now the last word
  public record Completion(
      AppliedConfiguration entry,
      Map<IssuerId, String> changes,
      Map<IssuerId, String> states,
      Map<IssuerId, List<SettingName>> made,
      Map<IssuerId, List<SettingName>> declared) {
    public Completion {
      changes = Map.copyOf(changes);
      states = Map.copyOf(states);
      made = Map.copyOf(made);
      declared = Map.copyOf(declared);
    }
  }

  /// Begins an entry, and drops what is more than may be kept.
  ///
  /// @return its number
  public long begin(String actor, String comment, Instant at) {
    return writer.commit(connection -> {
      long number =
          connection
              .on(BEGIN)
              .set("at", at)
              .set("actor", actor)
              .set("comment", comment)
              .set("keep_until", at.plus(KEPT))
              .first(Row::number)
              .orElseThrow();
      for (var statement : DROP_OLD) {
        connection.on(statement).set("last", number - MOST).run();
      }
      return number;
    });
  }

  /// Completes an entry.
  public void finish(Completion completion) {
    var compressed =
        completion.states().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, state -> Packed.of(state.getValue())));
    var _ =
        writer.commit(connection -> {
          var entry = completion.entry();
          var keepUntil = entry.at().plus(KEPT);
          connection
              .on(FINISH)
              .set("number", entry.number())
              .set("outcome", entry.outcome().name())
              .set("added", entry.added())
              .set("changed", entry.changed())
              .set("removed", entry.removed())
              .set("people", entry.people())
              .run();
          for (var change : completion.changes().entrySet()) {
            connection
                .on(ADD_CHANGE)
                .set("issuer", change.getKey().value())
                .set("number", entry.number())
                .set("document", change.getValue())
                .set("keep_until", keepUntil)
                .run();
          }
          for (var state : compressed.entrySet()) {
            keep(connection, state.getKey(), entry.number(), state.getValue(), keepUntil);
          }
          var since = By.operator(entry.actor(), entry.at());
          for (var made : completion.made().entrySet()) {
            for (var setting : made.getValue()) {
              SettingHistory.belongs(connection, made.getKey(), setting, since, entry.number());
            }
          }
          for (var declared : completion.declared().entrySet()) {
            forget(connection, declared.getKey(), declared.getValue());
          }
          return entry.number();
        });
  }

  private record Latest(long number, byte[] document) {}

  private static void keep(
      SqlConnection connection, IssuerId issuer, long number, byte[] document, Instant keepUntil)
      throws SQLException {
    var latest =
        connection
            .on(LATEST_STATE)
            .set("issuer", issuer.value())
            .first(row -> new Latest(row.number(), row.bytes()))
            .filter(state -> Arrays.equals(state.document(), document));
    if (latest.isPresent()) {
      connection
          .on(SAME_STATE)
          .set("issuer", issuer.value())
          .set("number", latest.get().number())
          .set("last", number)
          .set("keep_until", keepUntil)
          .run();
      return;
    }
    connection
        .on(ADD_STATE)
        .set("issuer", issuer.value())
        .set("number", number)
        .set("document", document)
        .set("keep_until", keepUntil)
        .run();
  }

  private static void forget(SqlConnection connection, IssuerId issuer, List<SettingName> settings)
      throws SQLException {
    for (var setting : settings) {
      connection
          .on(FORGET_SETTING)
          .set("issuer", issuer.value())
          .set("kind", setting.kind())
          .set("id", setting.id())
          .run();
    }
  }

  /// The latest entries, the last first.
  public List<AppliedConfiguration> list(int most) {
    return readers.read(
        connection -> connection.on(LIST).set("limit", most).all(HistoryTable::entry));
  }

  public Optional<AppliedConfiguration> find(long number) {
    return readers.read(
        connection -> connection.on(FIND).set("number", number).first(HistoryTable::entry));
  }

  /// What the entry changed, by issuer.
  public Map<String, String> changes(long number) {
    return readers.read(connection ->
        byIssuer(
            connection
                .on(CHANGES)
                .set("number", number)
                .all(row -> Map.entry(row.text(), row.text()))));
  }

  /// The settings after the entry, by issuer; of issuers that are there.
  public Map<String, String> states(long number) {
    return readers.read(connection ->
        byIssuer(
            connection
                .on(STATES)
                .set("number", number)
                .all(row -> Map.entry(row.text(), Packed.text(row.bytes())))));
  }

  private static Map<String, String> byIssuer(List<Map.Entry<String, String>> rows) {
    var found = new TreeMap<String, String>();
    rows.forEach(row -> found.put(row.getKey(), row.getValue()));
    return found;
  }

  /// Who changed the setting since a file that names it was applied.
  public Optional<LastChange> lastChange(IssuerId issuer, SettingName setting) {
    return readers.read(connection ->
        connection
            .on(LAST_CHANGE)
            .set("issuer", issuer.value())
            .set("kind", setting.kind())
            .set("id", setting.id())
            .first(row ->
                new LastChange(row.instant(), row.text(), row.optionalInstant().isPresent())));
  }

  private static AppliedConfiguration entry(Row row) throws SQLException {
    return new AppliedConfiguration(
        row.number(),
        row.instant(),
        row.text(),
        row.text(),
        Outcome.valueOf(row.text()),
        (int) row.number(),
        (int) row.number(),
        (int) row.number(),
        (int) row.number());
  }
}
