package dev.gatewright.store.people;

import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.events.IdentityEvent.UserChanged;
import dev.gatewright.identity.mail.LinkPurpose;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.mail.Mail.Content.Notice;
import dev.gatewright.identity.mail.NoticeKind;
import dev.gatewright.identity.store.MailedChanges.Shown;
import dev.gatewright.identity.store.UserChange;
import dev.gatewright.protocol.events.ProtocolEvent.ConsentWithdrawn;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.outbox.LinkTable;
import dev.gatewright.store.outbox.OutboxTable;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Query;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.sql.SqlConnection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What it means that somebody reads mail at the address of an account of which nobody had shown
/// that before. Every unit that a mailed link or code stands behind comes by here.
///
/// Whoever made the account, or set it up since, may be a stranger who waits for the owner of the
/// address ("pre-hijacking"). So what lets them in, or would keep the owner out, ends with the
/// proof, unless whoever gives it shows in the same browser that the account is theirs. What those
/// who run the server demand of the account stays.
final class FirstProof {
  /// The way back of an address change belongs to another address, and outlives what others do.
  private static final Set<LinkPurpose> ALL_BUT_UNDO =
      EnumSet.complementOf(EnumSet.of(LinkPurpose.UNDO_ADDRESS));

  private static final Sql FORGET_PASSWORD =
      Sql.of(
          """
          UPDATE user_account SET password_hash = NULL, $TOUCHED
          WHERE issuer = :issuer AND id = :user AND password_hash IS NOT NULL
          """
              .replace("$TOUCHED", UserTable.TOUCHED));

  private static final Sql END_SESSIONS =
      Sql.of(
          """
          UPDATE session SET ended_at = :now
          WHERE issuer = :issuer AND user_id = :user AND ended_at IS NULL
          """);

  private static final Sql REVOKE_GRANTS =
      Sql.of(
          """
          UPDATE authorization_grant SET revoked_at = :now, revoke_reason = 'revoked'
          WHERE issuer = :issuer AND user_id = :user AND revoked_at IS NULL
          """);

  private static final Sql WITHDRAW_CONSENTS =
      Sql.of(
          """
          DELETE FROM consent WHERE issuer = :issuer AND user_id = :user
          RETURNING client_id
          """);

  private final EventTable events;
  private final UserTable users;
  private final OutboxTable outbox;
  private final LinkTable links;

  FirstProof(Database database, EventTable events, OutboxTable outbox, LinkTable links) {
    this.events = events;
    this.users = new UserTable(database, events);
    this.outbox = outbox;
    this.links = links;
  }

  /// Notes that the person reads mail at the address on file, and tells them of what ended.
  void noteAndTell(SqlConnection connection, TenantId tenant, User person, Shown shown, By by)
      throws SQLException {
    if (note(connection, tenant, person, shown, by)) {
      tell(connection, tenant, person, by);
    }
  }

  /// Notes that the person reads mail at the address on file; true where a way in ended.
  boolean note(SqlConnection connection, TenantId tenant, User person, Shown shown, By by)
      throws SQLException {
    if (!person.emailVerified()) {
      users.update(connection, tenant, person.id(), UserChange.NONE.withEmailVerified(true), by);
    }
    return end(connection, tenant, person, shown, by);
  }

  /// Tells the person that ways in ended. The proof counts whether or not there is room for it.
  void tell(SqlConnection connection, TenantId tenant, User person, By by) throws SQLException {
    var notice = Mail.notice(person, new Notice(NoticeKind.ACCOUNT_CLEARED));
    outbox.tell(connection, tenant, notice, by.at());
  }

  /// Ends what was set up before the proof, as [#note] does; true where a way in ended.
  boolean end(SqlConnection connection, TenantId tenant, User person, Shown shown, By by)
      throws SQLException {
    return !person.emailVerified()
        && shown == Shown.MAIL_ALONE
        && clear(connection, tenant, person.id(), by);
  }

  /// Ends what was set up until now; true where there was a way in.
  boolean clear(SqlConnection connection, TenantId tenant, UserId id, By by) throws SQLException {
    links.end(connection, tenant, id, ALL_BUT_UNDO);
    withdrawConsents(connection, tenant, id, by.at());
    boolean waysIn = forgetPassword(connection, tenant, id, by);
    waysIn |= CredentialTable.removeOwn(connection, events, users, tenant, id, by) > 0;
    waysIn |=
        LinkedIdentityTable.unlinkSince(connection, events, tenant, id, Instant.EPOCH, by) > 0;
    boolean inUse = of(connection.on(END_SESSIONS), tenant, id).set("now", by.at()).run() > 0;
    inUse |= of(connection.on(REVOKE_GRANTS), tenant, id).set("now", by.at()).run() > 0;
    inUse |= DeviceTable.forgetAll(connection, tenant, id) > 0;
    if (waysIn || inUse) {
      // what the proof itself signs in to begins at this very moment, and is to live
      var before = new By(by.actor(), by.at().minusMillis(1));
      users.signOut(connection, tenant, id, before);
    }
    return waysIn;
  }

  private boolean forgetPassword(SqlConnection connection, TenantId tenant, UserId id, By by)
      throws SQLException {
    boolean had = of(connection.on(FORGET_PASSWORD), tenant, id).set("now", by.at()).run() == 1;
    if (had) {
      var changed =
          new UserChanged(id, List.of("password"), Optional.empty(), Optional.empty(), false);
      events.append(connection, tenant, changed, by);
    }
    return had;
  }

  private void withdrawConsents(SqlConnection connection, TenantId tenant, UserId id, Instant now)
      throws SQLException {
    var issuer = new IssuerId(tenant.value());
    for (var client : of(connection.on(WITHDRAW_CONSENTS), tenant, id).all(Row::text)) {
      var withdrawn = new ConsentWithdrawn(new SubjectId(id.value()), new ClientId(client));
      events.append(connection, issuer, withdrawn, dev.gatewright.protocol.events.By.subject(now));
    }
  }

  private static Query of(Query query, TenantId tenant, UserId user) throws SQLException {
    return query.set("issuer", tenant.value()).set("user", user.value());
  }
}
