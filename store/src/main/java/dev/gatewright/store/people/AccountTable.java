package dev.gatewright.store.people;

import dev.gatewright.identity.Claims;
import dev.gatewright.identity.PasswordHash;
import dev.gatewright.identity.SessionId;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.events.IdentityEvent;
import dev.gatewright.identity.mail.LinkPurpose;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.mail.Mail.Content.Notice;
import dev.gatewright.identity.mail.MailedLink;
import dev.gatewright.identity.mail.NoticeKind;
import dev.gatewright.identity.store.UserChange;
import dev.gatewright.identity.store.Users;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.outbox.LinkTable;
import dev.gatewright.store.outbox.OutboxTable;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Query;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.sql.SqlConnection;
import dev.gatewright.store.sql.Writer;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What people change about their own accounts, each with the mail that tells them in one unit.
/// Safe for any number of threads.
public final class AccountTable {
  private static final Sql CHANGE_PASSWORD =
      Sql.of(
          """
          UPDATE user_account SET password_hash = :replacement, $TOUCHED
          WHERE issuer = :issuer AND id = :id AND status = 'ACTIVE'
            AND coalesce(password_hash, '') = :expected
          """
              .replace("$TOUCHED", UserTable.TOUCHED));

  /// What began at or before a sign-out everywhere is dead, so what is to outlive it begins anew.
  private static final Sql KEEP_SESSION =
      Sql.of(
          """
          UPDATE session SET created_at = :begun
          WHERE issuer = :issuer AND user_id = :id AND id = :session AND ended_at IS NULL
          """);

  private static final Sql TURN =
      Sql.of(
          """
          UPDATE user_account SET status = :to, $TOUCHED
          WHERE issuer = :issuer AND id = :id AND status = :from
          """
              .replace("$TOUCHED", UserTable.TOUCHED));

  private final Writer writer;
  private final EventTable events;
  private final UserTable users;
  private static final Sql HAS_PASSWORD =
      Sql.of(
          """
          SELECT 1 FROM user_account
          WHERE issuer = :issuer AND id = :id AND password_hash = :hash
          """);

  private final DepartureTable departures;
  private final OutboxTable outbox;
  private final LinkTable links;

  public AccountTable(Database database, EventTable events, OutboxTable outbox, LinkTable links) {
    this.writer = database.writer();
    this.events = events;
    this.users = new UserTable(database, events);
    this.departures = new DepartureTable(database, events);
    this.outbox = outbox;
    this.links = links;
  }

  /// Puts `replacement` in the place of `expected`, if that is still the person's password. Where
  /// `kept` is there, everything else that the person is signed in to ends: all grants and all
  /// sessions but that one.
  public boolean changePassword(
      TenantId tenant,
      UserId user,
      Optional<PasswordHash> expected,
      PasswordHash replacement,
      Optional<SessionId> kept,
      Mail notice,
      By by) {
    return writer.commit(connection -> {
      var changed =
          account(connection.on(CHANGE_PASSWORD), tenant, user)
                  .set("expected", expected.map(PasswordHash::encoded).orElse(""))
                  .set("replacement", replacement.encoded())
                  .set("now", by.at())
                  .run()
              == 1;
      if (changed) {
        events.append(connection, tenant, new IdentityEvent.PasswordSet(user), by);
        links.end(connection, tenant, user, MailedChangeTable.OPENING);
        outbox.tell(connection, tenant, notice, by.at());
      }
      if (changed && kept.isPresent()) {
        users.signOut(connection, tenant, user, by);
        account(connection.on(KEEP_SESSION), tenant, user)
            .set("session", kept.get().value())
            .set("begun", by.at().plusMillis(1))
            .run();
      }
      return changed;
    });
  }

  /// Writes these claims and takes those away, and leaves all others as they are at that moment;
  /// false when the account is gone or the claims cannot be kept.
  public boolean edit(
      TenantId tenant, UserId user, Map<String, Object> written, Set<String> removed, By by) {
    return writer.commit(connection -> {
      var found = UserTable.find(connection, tenant, user).filter(User::isActive);
      var claims = found.flatMap(person -> edited(person.claims(), written, removed));
      return claims.isPresent()
          && (claims.equals(found.map(User::claims))
              || users.update(connection, tenant, user, change(claims.get()), by)
                  == Users.Update.UPDATED);
    });
  }

  private static UserChange change(Claims claims) {
    return UserChange.NONE.withClaims(claims);
  }

  /// The claims with these written and those taken away; empty when they cannot be kept.
  static Optional<Claims> edited(Claims before, Map<String, Object> written, Set<String> removed) {
    var after = new LinkedHashMap<>(before.values());
    after.keySet().removeAll(removed);
    after.putAll(new TreeMap<>(written));
    return Claims.parse(after);
  }

  /// The way back of an address change outlives a deletion that somebody else may have asked for.
  private static final Set<LinkPurpose> ALL_BUT_UNDO =
      EnumSet.complementOf(EnumSet.of(LinkPurpose.UNDO_ADDRESS));

  /// The person's account is to go at `due`: until then they can do nothing but take that back. All
  /// sessions and grants end. It does not go before the last way back of an address ends, of which
  /// every address is told: whoever took the account cannot delete it from under its owner.
  public boolean askDeletion(TenantId tenant, UserId user, Instant due, Mail notice, By by) {
    return writer.commit(connection -> {
      boolean leaves = turn(connection, tenant, user, UserStatus.ACTIVE, UserStatus.LEAVING, by);
      if (leaves) {
        var ways = links.live(connection, tenant, user, LinkPurpose.UNDO_ADDRESS, by.at());
        var last = ways.stream().map(MailedLink::expiresAt).max(Comparator.naturalOrder());
        departures.ask(connection, tenant, user, last.filter(due::isBefore).orElse(due));
        for (var way : ways) {
          var told = notice.also(way.address(), new Notice(NoticeKind.DELETION_ASKED));
          outbox.tell(connection, tenant, told, by.at());
        }
        users.signOut(connection, tenant, user, by);
        DeviceTable.forgetAll(connection, tenant, user);
        links.end(connection, tenant, user, ALL_BUT_UNDO);
        outbox.tell(connection, tenant, notice, by.at());
      }
      return leaves;
    });
  }

  /// Writes down that the person's password is known from a breach elsewhere, and tells them, if
  /// `kept` is what is on file still.
  public boolean breached(
      TenantId tenant, UserId user, PasswordHash kept, Optional<Mail> notice, By by) {
    return writer.commit(connection -> {
      boolean same =
          account(connection.on(HAS_PASSWORD), tenant, user)
              .set("hash", kept.encoded())
              .first(Row::flag)
              .isPresent();
      if (same) {
        events.append(connection, tenant, new IdentityEvent.PasswordBreached(user), by);
        outbox.tell(connection, tenant, notice, by.at());
      }
      return same;
    });
  }

  /// The person stays after all; false where it is too late, or not theirs to say.
  public boolean keep(TenantId tenant, UserId user, By by) {
    return writer.commit(connection -> {
      boolean stays = turn(connection, tenant, user, UserStatus.LEAVING, UserStatus.ACTIVE, by);
      if (stays) {
        departures.forget(connection, tenant, user);
      }
      return stays;
    });
  }

  /// From one status to another, if it is that one.
  private boolean turn(
      SqlConnection connection, TenantId tenant, UserId user, UserStatus from, UserStatus to, By by)
      throws SQLException {
    boolean turned =
        account(connection.on(TURN), tenant, user)
                .set("from", from.name())
                .set("to", to.name())
                .set("now", by.at())
                .run()
            == 1;
    if (turned) {
      var change = UserChange.NONE.withStatus(to);
      events.append(connection, tenant, change.of(user), by);
    }
    return turned;
  }

  /// Writes down that the person took a copy of all that is kept of them.
  public void exported(TenantId tenant, UserId user, By by) {
    writer.commit(connection -> {
      events.append(connection, tenant, new IdentityEvent.AccountExported(user), by);
      return user;
    });
  }

  private static Query account(Query query, TenantId tenant, UserId user) throws SQLException {
    return query.set("issuer", tenant.value()).set("id", user.value());
  }
}
