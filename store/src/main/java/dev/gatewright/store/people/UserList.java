package dev.gatewright.store.people;

import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Mark;
import dev.gatewright.store.sql.Query;
import dev.gatewright.store.sql.Readers;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.sql.SqlConnection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// People in several orders, and those of whom something begins as somebody typed it. Each order is
/// an index that is walked from where the part before ended; no part walks further than
/// [#MOST_LOOKED_AT], so that none is dear, and one may be short, or empty, before the end. Safe
/// for any number of threads.
public final class UserList {
  /// Rows that are looked at for one part.
  static final int MOST_LOOKED_AT = 1_000;

  private static final int STEP = 200;

  /// Behind every text, as bytes and letters are compared.
  private static final String END = Character.toString(Character.MAX_CODE_POINT);

  private static final String COLUMNS =
      """
      u.id, u.email, u.email_as_typed, u.email_verified, u.claims, u.role, u.status, u.created_at,
        u.updated_at, u.signed_out_at
      """;

  /// As `user_account_by_name` has it.
  private static final String NAME = "substr(json_extract(u.claims, '$.name'), 1, 64)";

  private static final Sql BY_ADDRESS =
      Sql.of(
          """
          SELECT $COLUMNS, u.email FROM user_account AS u
          WHERE u.issuer = :issuer AND u.email >= :from AND u.email > :after AND u.email < :to
          ORDER BY u.email LIMIT :limit
          """
              .replace("$COLUMNS", COLUMNS));

  private static final Sql BY_LOGIN_NAME =
      Sql.of(
          """
          SELECT $COLUMNS, l.name FROM login_name AS l
          JOIN user_account AS u ON u.issuer = l.issuer AND u.id = l.user_id
          WHERE l.issuer = :issuer AND l.kind = :kind
            AND l.name >= :from AND l.name > :after AND l.name < :to
          ORDER BY l.name LIMIT :limit
          """
              .replace("$COLUMNS", COLUMNS));

  /// The index is entered where the part before ended, which the last condition alone does not do.
  private static final Sql BY_NAME =
      Sql.of(
          """
          SELECT $COLUMNS, u.id || ' ' || $NAME FROM user_account AS u
          WHERE u.issuer = :issuer AND $NAME IS NOT NULL
            AND $NAME COLLATE NOCASE >= :start AND $NAME COLLATE NOCASE < :to
            AND +$NAME COLLATE NOCASE >= :from
            AND ($NAME COLLATE NOCASE > :after OR ($NAME COLLATE NOCASE = :after AND u.id > :id))
          ORDER BY $NAME COLLATE NOCASE, u.id LIMIT :limit
          """
              .replace("$COLUMNS", COLUMNS)
              .replace("$NAME", NAME));

  private static final String BEFORE =
      """
       AND (u.created_at, u.id) < (:at, :id)
      ORDER BY u.created_at DESC, u.id DESC LIMIT :limit
      """;

  private static final Sql BY_CREATION =
      Sql.of(
          "SELECT $COLUMNS, u.id FROM user_account AS u WHERE u.issuer = :issuer"
                  .replace("$COLUMNS", COLUMNS)
              + BEFORE);

  /// By an index that holds these alone.
  private static final Sql BARRED_BY_CREATION =
      Sql.of(
          """
          SELECT $COLUMNS, u.id FROM user_account AS u
          WHERE u.issuer = :issuer AND u.status = :status AND u.status <> 'ACTIVE'
          """
                  .replace("$COLUMNS", COLUMNS)
              + BEFORE);

  static final List<Sql> STATEMENTS =
      List.of(BY_ADDRESS, BY_LOGIN_NAME, BY_NAME, BY_CREATION, BARRED_BY_CREATION);

  private static final Sql HAS_LOGIN_NAME =
      Sql.of(
          """
          SELECT 1 FROM login_name
          WHERE issuer = :issuer AND user_id = :user AND kind = :kind
            AND name >= :from AND name < :to
          """);

  private final Readers readers;

  public UserList(Database database) {
    this.readers = database.readers();
  }

  /// An order in which people are walked.
  public enum Walk {
    ADDRESS,
    USERNAME,
    PHONE,
    /// Those who have a `name`, whatever the case of its letters.
    NAME,
    /// The latest first.
    CREATION
  }

  /// Behind whom a list goes on.
  public record Place(Walk walk, Mark mark) {}

  /// Who is wanted.
  ///
  /// @param walks one after the other; nobody whom an earlier one found comes again
  /// @param beginning how what they are walked by begins
  public record Wanted(
      List<Walk> walks,
      Optional<String> beginning,
      Optional<UserStatus> status,
      Optional<Place> after) {
    public Wanted {
      walks = List.copyOf(walks);
    }

    /// Whoever an address, a username, a number or a name begins so.
    public static Wanted beginning(
        String typed, Optional<UserStatus> status, Optional<Place> after) {
      var walks = List.of(Walk.ADDRESS, Walk.USERNAME, Walk.PHONE, Walk.NAME);
      return new Wanted(walks, Optional.of(typed), status, after);
    }

    /// Addresses and the names to sign in with are kept in small letters. Names are compared
    /// without regard to case as far as ASCII goes.
    private String from(Walk walk) {
      var typed = beginning.orElse("");
      return walk == Walk.NAME ? typed : typed.toLowerCase(Locale.ROOT);
    }
  }

  /// A part of the list, and where it goes on, if it does.
  public record Found(List<User> users, Optional<Place> next) {}

  private record Seen(User user, Place place) {}

  public Found find(TenantId tenant, Wanted wanted, int most) {
    return readers.read(connection -> find(connection, tenant, wanted, most));
  }

  private static Found find(SqlConnection connection, TenantId tenant, Wanted wanted, int most)
      throws SQLException {
    var fitting = new ArrayList<Seen>();
    var looked = 0;
    var last = wanted.after();
    var walk = last.map(Place::walk).map(wanted.walks()::indexOf).orElse(0);
    while (walk < wanted.walks().size()) {
      var order = wanted.walks().get(walk);
      var mark = last.filter(place -> place.walk() == order).map(Place::mark);
      var rows = step(connection, tenant, order, wanted, mark);
      for (var row : rows) {
        if (fits(connection, tenant, wanted, walk, row.user())) {
          fitting.add(row);
        }
        if (fitting.size() > most) {
          var told = fitting.subList(0, most);
          return new Found(users(told), Optional.of(told.getLast().place()));
        }
        last = Optional.of(row.place());
      }
      looked += rows.size();
      if (rows.size() < STEP) {
        walk++;
      } else if (looked >= MOST_LOOKED_AT) {
        return new Found(users(fitting), last);
      }
    }
    return new Found(users(fitting), Optional.empty());
  }

  private static List<User> users(List<Seen> seen) {
    return seen.stream().map(Seen::user).toList();
  }

  private static List<Seen> step(
      SqlConnection connection, TenantId tenant, Walk walk, Wanted wanted, Optional<Mark> after)
      throws SQLException {
    var barred = wanted.status().filter(status -> status != UserStatus.ACTIVE);
    var query =
        switch (walk) {
          case ADDRESS ->
              beginning(connection.on(BY_ADDRESS), wanted.from(walk), after.map(Mark::id));
          case USERNAME, PHONE ->
              beginning(connection.on(BY_LOGIN_NAME), wanted.from(walk), after.map(Mark::id))
                  .set("kind", walk.name());
          case NAME ->
              beginning(connection.on(BY_NAME), wanted.from(walk), after.map(UserList::name))
                  .set("start", after.map(UserList::name).orElse(wanted.from(walk)))
                  .set("id", after.map(UserList::id).orElse(""));
          case CREATION ->
              barred.isPresent()
                  ? before(connection.on(BARRED_BY_CREATION), after)
                      .set("status", barred.get().name())
                  : before(connection.on(BY_CREATION), after);
        };
    return query
        .set("issuer", tenant.value())
        .set("limit", STEP)
        .all(row -> {
          var user = UserTable.user(row);
          var at = walk == Walk.CREATION ? user.createdAt().toEpochMilli() : 0;
          return new Seen(user, new Place(walk, new Mark(at, row.text())));
        });
  }

  /// Of a mark by name: an id, a space, and the name.
  private static String id(Mark mark) {
    int space = mark.id().indexOf(' ');
    return space < 0 ? mark.id() : mark.id().substring(0, space);
  }

  private static String name(Mark mark) {
    return mark.id().substring(mark.id().indexOf(' ') + 1);
  }

  private static Query beginning(Query query, String from, Optional<String> after)
      throws SQLException {
    return query.set("from", from).set("to", from + END).set("after", after.orElse(""));
  }

  private static Query before(Query query, Optional<Mark> after) throws SQLException {
    return query
        .set("at", after.map(Mark::at).orElse(Long.MAX_VALUE))
        .set("id", after.map(Mark::id).orElse(""));
  }

  private static boolean fits(
      SqlConnection connection, TenantId tenant, Wanted wanted, int walk, User user)
      throws SQLException {
    if (wanted.status().filter(status -> status != user.status()).isPresent()) {
      return false;
    }
    for (var earlier : wanted.walks().subList(0, walk)) {
      if (isFoundBy(connection, tenant, earlier, wanted, user)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isFoundBy(
      SqlConnection connection, TenantId tenant, Walk walk, Wanted wanted, User user)
      throws SQLException {
    return switch (walk) {
      case ADDRESS -> user.email().value().startsWith(wanted.from(walk));
      case USERNAME, PHONE ->
          connection
              .on(HAS_LOGIN_NAME)
              .set("issuer", tenant.value())
              .set("user", user.id().value())
              .set("kind", walk.name())
              .set("from", wanted.from(walk))
              .set("to", wanted.from(walk) + END)
              .first(Row::flag)
              .isPresent();
      case NAME, CREATION -> false;
    };
  }
}
