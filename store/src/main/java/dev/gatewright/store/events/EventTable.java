package dev.gatewright.store.events;

import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.events.IdentityEvent;
import dev.gatewright.protocol.events.ProtocolEvent;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.seal.PersonKey;
import dev.gatewright.store.sql.Json;
import dev.gatewright.store.sql.Query;
import dev.gatewright.store.sql.Readers;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.sql.SqlConnection;
import dev.gatewright.store.statistics.CountKind;
import dev.gatewright.store.statistics.Counts;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// The table `event`: one row an event, numbered by issuer. Safe for any number of threads.
///
/// The number is taken from the issuer's row in `event_head`, which stays locked until the change
/// is committed or undone: a later number is never visible before an earlier one, and an undone
/// change leaves no gap. So a reader that goes on after the last number it saw misses nothing,
/// whatever database this is.
///
/// What is about a person is encrypted under that person's key, in `person_key`. The key stands
/// there in clear, as the account itself does: it is not there to keep a secret from whoever has
/// the database, but to be destroyed.
public final class EventTable {
  private static final Logger LOG = System.getLogger("gatewright.events");

  /// Whose log has what is about the server as a whole; no issuer can be called that.
  public static final IssuerId SERVER = new IssuerId("system");

  private static final Sql NEXT =
      Sql.of(
          """
          INSERT INTO event_head (issuer, last) VALUES (:issuer, 1)
          ON CONFLICT (issuer) DO UPDATE SET last = event_head.last + 1
          RETURNING last
          """);

  private static final Sql APPEND =
      Sql.of(
          """
          INSERT INTO event (
            issuer, seq, at, name, actor, user_id, organization_id, details, sealed)
          VALUES (:issuer, :seq, :at, :name, :actor, :user, :organization, :details, :sealed)
          ON CONFLICT (issuer, seq) DO NOTHING
          """);

  /// On to the next number that nothing has.
  private static final Sql PASS_OVER =
      Sql.of(
          """
          UPDATE event_head SET last = (
            SELECT e.seq + 1 FROM event AS e
            WHERE e.issuer = :issuer AND e.seq >= event_head.last AND NOT EXISTS (
              SELECT 1 FROM event AS n WHERE n.issuer = e.issuer AND n.seq = e.seq + 1)
            ORDER BY e.seq LIMIT 1)
          WHERE issuer = :issuer
          RETURNING last
          """);

  static final String EVENTS =
      """
      SELECT e.seq, e.at, e.name, e.actor, e.user_id, e.details, e.sealed, k.value
      FROM event AS e
      LEFT JOIN person_key AS k ON k.issuer = e.issuer AND k.user_id = e.user_id
      """;

  private static final Sql AFTER =
      Sql.of(
          EVENTS
              + """
              WHERE e.issuer = :issuer AND e.seq > :after
                AND e.seq <= (SELECT h.last FROM event_head AS h WHERE h.issuer = :issuer)
              ORDER BY e.seq LIMIT :limit
              """);

  private static final Sql OF_PERSON =
      Sql.of(
          EVENTS
              + """
              WHERE e.issuer = :issuer AND e.user_id = :user AND e.seq < :before
              ORDER BY e.seq DESC LIMIT :limit
              """);

  private static final String NAMED = " AND e.name >= :from AND e.name < :to ";

  private static final Sql BACK =
      Sql.of(
          EVENTS
              + """
              WHERE e.issuer = :issuer AND e.seq < :before AND e.seq >= :floor
              """
              + NAMED
              + "ORDER BY e.seq DESC LIMIT :limit");

  private static final Sql ON =
      Sql.of(
          EVENTS
              + """
              WHERE e.issuer = :issuer AND e.seq > :after AND e.seq <= :ceiling
              """
              + NAMED
              + "ORDER BY e.seq LIMIT :limit");

  private static final Sql BACK_OF_PERSON =
      Sql.of(
          EVENTS
              + """
              WHERE e.issuer = :issuer AND e.user_id = :user AND e.seq < :before
              """
              + NAMED
              + "ORDER BY e.seq DESC LIMIT :limit");

  private static final Sql ON_OF_PERSON =
      Sql.of(
          EVENTS
              + """
              WHERE e.issuer = :issuer AND e.user_id = :user AND e.seq > :after
              """
              + NAMED
              + "ORDER BY e.seq LIMIT :limit");

  private static final Sql OF_ORGANIZATION =
      Sql.of(
          EVENTS
              + """
              WHERE e.issuer = :issuer AND e.organization_id = :organization AND e.seq < :before
              ORDER BY e.seq DESC LIMIT :limit
              """);

  private static final Sql LAST = Sql.of("SELECT last FROM event_head WHERE issuer = :issuer");

  private static final Sql ADD_KEY =
      Sql.of(
          """
          INSERT INTO person_key (issuer, user_id, value) VALUES (:issuer, :user, :value)
          ON CONFLICT (issuer, user_id) DO UPDATE SET value = person_key.value
          RETURNING value
          """);

  /// Overwritten first, so that the page in which it stood does not keep it.
  private static final List<Sql> DESTROY_KEY =
      List.of(
          Sql.of(
              """
              UPDATE person_key SET value = zeroblob(32) WHERE issuer = :issuer AND user_id = :user
              """),
          Sql.of("DELETE FROM person_key WHERE issuer = :issuer AND user_id = :user"));

  private final Readers readers;
  private final SecureRandom random;
  private final EventNews news = new EventNews();
  private final Counts counts = new Counts();
  private final List<EventNews> listeners = new CopyOnWriteArrayList<>(List.of(news));

  public EventTable(Readers readers, SecureRandom random) {
    this.readers = readers;
    this.random = random;
  }

  /// Writes an event as part of the unit that causes it.
  public void append(
      SqlConnection connection,
      IssuerId issuer,
      ProtocolEvent event,
      dev.gatewright.protocol.events.By by)
      throws SQLException {
    SettingChanges.note(connection, issuer, event, by);
    write(
        connection,
        issuer.value(),
        new Entry(
            by.at(),
            event.name(),
            by.actor().text(),
            event.subject().map(Object::toString),
            Optional.empty(),
            with(event.details(), by.actor().details()),
            Map.of()));
  }

  /// Writes an event as part of the unit that causes it.
  public void append(
      SqlConnection connection,
      TenantId tenant,
      IdentityEvent event,
      dev.gatewright.identity.events.By by)
      throws SQLException {
    write(
        connection,
        tenant.value(),
        new Entry(
            by.at(),
            event.name(),
            by.actor().text(),
            event.subject().map(Object::toString),
            event instanceof IdentityEvent.OfOrganization about
                ? Optional.of(about.organization().value())
                : Optional.empty(),
            with(event.details(), by.actor().details()),
            event.personal()));
    if (event instanceof IdentityEvent.UserAdded) {
      counts.add(tenant.value(), CountKind.NEW_USER, by.at());
    }
  }

  /// Writes an event as part of the unit that causes it.
  public void append(
      SqlConnection connection,
      IssuerId issuer,
      AdministrationEvent event,
      dev.gatewright.protocol.events.By by)
      throws SQLException {
    write(
        connection,
        issuer.value(),
        new Entry(
            by.at(),
            event.name(),
            by.actor().text(),
            Optional.empty(),
            Optional.empty(),
            with(event.details(), by.actor().details()),
            Map.of()));
  }

  private static Map<String, String> with(
      Map<String, String> ofEvent, Map<String, String> ofActor) {
    var details = new LinkedHashMap<>(ofEvent);
    details.putAll(ofActor);
    return details;
  }

  private record Entry(
      Instant at,
      String name,
      String actor,
      Optional<String> subject,
      Optional<String> organization,
      Map<String, String> details,
      Map<String, String> personal) {}

  private void write(SqlConnection connection, String issuer, Entry entry) throws SQLException {
    var seq = connection.on(NEXT).set("issuer", issuer).first(Row::number).orElseThrow();
    if (!add(connection, issuer, seq, entry)) {
      var free = connection.on(PASS_OVER).set("issuer", issuer).first(Row::number).orElseThrow();
      LOG.log(
          Level.WARNING,
          "the number {0,number,#} of {1} has an event that this server did not write; events go on with {2,number,#}",
          seq,
          issuer,
          free);
      if (!add(connection, issuer, free, entry)) {
        throw new IllegalStateException("the number " + free + " of " + issuer + " is not free");
      }
    }
    listeners.forEach(listener -> listener.tell(issuer));
  }

  /// False where a row has the number, which only somebody else who has the file can have added.
  private boolean add(SqlConnection connection, String issuer, long seq, Entry entry)
      throws SQLException {
    return connection
            .on(APPEND)
            .set("issuer", issuer)
            .set("seq", seq)
            .set("at", entry.at())
            .set("name", entry.name())
            .set("actor", entry.actor())
            .setOptional("user", entry.subject())
            .setOptional("organization", entry.organization())
            .set("details", Json.write(entry.details()))
            .setOptional("sealed", seal(connection, issuer, seq, entry))
            .run()
        == 1;
  }

  private Optional<byte[]> seal(SqlConnection connection, String issuer, long seq, Entry entry)
      throws SQLException {
    if (entry.personal().isEmpty()) {
      return Optional.empty();
    }
    var fresh = new byte[PersonKey.LENGTH];
    random.nextBytes(fresh);
    var key =
        connection
            .on(ADD_KEY)
            .set("issuer", issuer)
            .set("user", entry.subject().orElseThrow())
            .set("value", fresh)
            .first(Row::bytes)
            .orElseThrow();
    var text = Json.write(entry.personal()).getBytes(StandardCharsets.UTF_8);
    return Optional.of(new PersonKey(key).seal(context(issuer, seq), text, random));
  }

  /// Who sends events to webhooks hears here of which issuers there are some.
  public EventNews news() {
    return news;
  }

  /// What is counted; of what events tell, it is counted here. A unit that is undone after it told
  /// of something is counted all the same.
  public Counts counts() {
    return counts;
  }

  /// As [#news()], for another one who listens, for as long as there is the store.
  public EventNews listen() {
    var listener = new EventNews();
    listeners.add(listener);
    return listener;
  }

  /// Deletes all that is told of a person beyond the id, as part of the unit that removes the
  /// account.
  public void forget(SqlConnection connection, String issuer, String user) throws SQLException {
    for (var statement : DESTROY_KEY) {
      connection.on(statement).set("issuer", issuer).set("user", user).run();
    }
  }

  /// At most `limit` events of an issuer in order, beginning after the one numbered `after`.
  public List<KeptEvent> after(String issuer, long after, int limit) {
    return readers.read(connection ->
        connection
            .on(AFTER)
            .set("issuer", issuer)
            .set("after", after)
            .set("limit", limit)
            .all(row -> event(issuer, row)));
  }

  /// Finds events by what they are.
  public EventSearch search() {
    return new EventSearch(readers);
  }

  /// At most `limit` events about a person, the last first, beginning before the one numbered
  /// `before`.
  public List<KeptEvent> ofPerson(String issuer, String user, long before, int limit) {
    return readers.read(connection ->
        connection
            .on(OF_PERSON)
            .set("issuer", issuer)
            .set("user", user)
            .set("before", before)
            .set("limit", limit)
            .all(row -> event(issuer, row)));
  }

  /// Events whose names begin so, of one person where one is named.
  public record Wanted(String nameBeginning, Optional<String> user) {
    private Query on(Query query, String issuer, int limit) throws SQLException {
      return query
          .set("issuer", issuer)
          .set("from", nameBeginning)
          .set("to", nameBeginning + Character.toString(Character.MAX_CODE_POINT))
          .set("limit", limit);
    }
  }

  /// At most `limit` of them before the one numbered `before`, the last first. Nothing before
  /// `floor` is looked at, unless one person is named, whose events are found by themselves.
  public List<KeptEvent> back(String issuer, Wanted wanted, long before, long floor, int limit) {
    return readers.read(connection -> {
      var query =
          wanted.user().isPresent()
              ? connection.on(BACK_OF_PERSON).set("user", wanted.user().get())
              : connection.on(BACK).set("floor", floor);
      return wanted.on(query, issuer, limit).set("before", before).all(row -> event(issuer, row));
    });
  }

  /// At most `limit` of them after the one numbered `after`, the first first, as above.
  public List<KeptEvent> on(String issuer, Wanted wanted, long after, long ceiling, int limit) {
    return readers.read(connection -> {
      var query =
          wanted.user().isPresent()
              ? connection.on(ON_OF_PERSON).set("user", wanted.user().get())
              : connection.on(ON).set("ceiling", ceiling);
      return wanted.on(query, issuer, limit).set("after", after).all(row -> event(issuer, row));
    });
  }

  /// As of a person, of what happened in an organization.
  public List<KeptEvent> ofOrganization(
      String issuer, String organization, long before, int limit) {
    return readers.read(connection ->
        connection
            .on(OF_ORGANIZATION)
            .set("issuer", issuer)
            .set("organization", organization)
            .set("before", before)
            .set("limit", limit)
            .all(row -> event(issuer, row)));
  }

  /// By which numbers that were given twice are told apart.
  public Restorations restorations(String issuer) {
    return readers.read(connection -> Restorations.of(connection, issuer));
  }

  /// The number of the latest event of an issuer; 0 where there is none.
  public long last(String issuer) {
    return readers
        .read(connection -> connection.on(LAST).set("issuer", issuer).first(Row::number))
        .orElse(0L);
  }

  static KeptEvent event(String issuer, Row row) throws SQLException {
    var seq = row.number();
    return new KeptEvent(
        seq,
        row.instant(),
        row.text(),
        row.text(),
        row.optionalText(),
        Json.details(row.text()),
        open(issuer, seq, row.optionalBytes(), row.optionalBytes()));
  }

  private static Optional<Map<String, String>> open(
      String issuer, long seq, Optional<byte[]> sealed, Optional<byte[]> key) {
    if (sealed.isEmpty()) {
      return Optional.of(Map.of());
    }
    return key.flatMap(value -> new PersonKey(value).open(context(issuer, seq), sealed.get()))
        .map(text -> Json.details(new String(text, StandardCharsets.UTF_8)));
  }

  private static String context(String issuer, long seq) {
    return issuer + '\n' + seq;
  }
}
