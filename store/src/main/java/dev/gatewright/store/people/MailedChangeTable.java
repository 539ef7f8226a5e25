package dev.gatewright.store.people;

import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.PasswordHash;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.events.IdentityEvent.CredentialRemoved;
import dev.gatewright.identity.mail.FreshLink;
import dev.gatewright.identity.mail.LinkPurpose;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.mail.Mail.Content.Notice;
import dev.gatewright.identity.mail.MailAddress;
import dev.gatewright.identity.mail.MailedLink;
import dev.gatewright.identity.mail.NoticeKind;
import dev.gatewright.identity.mail.Posting;
import dev.gatewright.identity.store.MailedChanges;
import dev.gatewright.identity.store.UserChange;
import dev.gatewright.identity.upstream.UpstreamIdentity;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.outbox.LinkTable;
import dev.gatewright.store.outbox.OutboxTable;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.sql.SqlConnection;
import dev.gatewright.store.sql.Writer;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What mailed links do to accounts, in the tables of people. Safe for any number of threads.
public final class MailedChangeTable implements MailedChanges {
  /// What a person's inbox holds that opens the account or gives it another inbox.
  static final Set<LinkPurpose> OPENING =
      EnumSet.of(
          LinkPurpose.SIGN_IN,
          LinkPurpose.NUMBER_SIGN_IN,
          LinkPurpose.VERIFY_NUMBER,
          LinkPurpose.RESET_PASSWORD,
          LinkPurpose.CHANGE_ADDRESS);

  /// What was mailed to an address that is the account's no more.
  private static final Set<LinkPurpose> OF_ADDRESS =
      EnumSet.of(
          LinkPurpose.SIGN_IN,
          LinkPurpose.RESET_PASSWORD,
          LinkPurpose.CHANGE_ADDRESS,
          LinkPurpose.VERIFY_ADDRESS,
          LinkPurpose.KEEP_ACCOUNT);

  private static final Sql FORGET_FACTORS =
      Sql.of(
          """
          DELETE FROM credential
          WHERE issuer = :issuer AND user_id = :user AND created_at >= :since
          RETURNING method
          """);

  private final Writer writer;
  private final EventTable events;
  private final UserTable users;
  private final OutboxTable outbox;
  private final LinkTable links;
  private final FirstProof proof;

  public MailedChangeTable(
      Database database, EventTable events, OutboxTable outbox, LinkTable links) {
    this.writer = database.writer();
    this.events = events;
    this.users = new UserTable(database, events);
    this.outbox = outbox;
    this.links = links;
    this.proof = new FirstProof(database, events, outbox, links);
  }

  @Override
  public boolean resetPassword(
      TenantId tenant, MailedLink link, PasswordHash hash, Mail notice, By by) {
    return writer.commit(connection -> {
      var person = spend(connection, tenant, link, by);
      if (person.isEmpty()) {
        return false;
      }
      proof.note(connection, tenant, person.get(), Shown.MAIL_ALONE, by);
      anew(connection, tenant, person.get().id(), hash, notice, by);
      return true;
    });
  }

  @Override
  public boolean signIn(TenantId tenant, MailedLink link, By by) {
    return writer.commit(connection -> {
      var person = spend(connection, tenant, link, by);
      if (person.isPresent()) {
        proof.noteAndTell(connection, tenant, person.get(), Shown.MAIL_ALONE, by);
      }
      return person.isPresent();
    });
  }

  @Override
  public boolean verifyAddress(TenantId tenant, MailedLink link, Shown shown, By by) {
    return writer.commit(connection -> {
      var person = spend(connection, tenant, link, by);
      if (person.isPresent()) {
        proof.noteAndTell(connection, tenant, person.get(), shown, by);
      }
      return person.isPresent();
    });
  }

  @Override
  public Change join(
      TenantId tenant,
      MailedLink link,
      User user,
      Optional<PasswordHash> hash,
      Optional<String> terms,
      By by) {
    return writer.commit(connection -> join(connection, tenant, link, user, hash, terms, by));
  }

  @Override
  public Change joinBy(
      TenantId tenant,
      MailedLink link,
      User user,
      UpstreamIdentity identity,
      Optional<String> terms,
      By by) {
    return writer.commit(connection -> {
      if (LinkedIdentityTable.find(connection, tenant, identity).isPresent()) {
        return Change.LINK_GONE;
      }
      var joined = join(connection, tenant, link, user, Optional.empty(), terms, by);
      if (joined == Change.DONE) {
        LinkedIdentityTable.add(connection, events, tenant, user.id(), identity, true, by);
      }
      return joined;
    });
  }

  private Change join(
      SqlConnection connection,
      TenantId tenant,
      MailedLink link,
      User user,
      Optional<PasswordHash> hash,
      Optional<String> terms,
      By by)
      throws SQLException {
    if (UserTable.find(connection, tenant, user.email()).isPresent()) {
      return Change.ADDRESS_TAKEN;
    }
    if (!user.email().equals(link.address().canonical())
        || !links.spend(connection, tenant, link.id(), by)) {
      return Change.LINK_GONE;
    }
    users.join(connection, tenant, user, hash, terms, by);
    return Change.DONE;
  }

  @Override
  public Change changeAddress(
      TenantId tenant,
      MailedLink link,
      CanonicalEmail former,
      FreshLink undo,
      Mail mail,
      Shown shown,
      By by) {
    return writer.commit(connection -> {
      var person = active(connection, tenant, link).filter(user -> user.email().equals(former));
      if (person.isEmpty()) {
        return Change.LINK_GONE;
      }
      var id = person.get().id();
      if (isTaken(connection, tenant, link.address(), id)) {
        return Change.ADDRESS_TAKEN;
      }
      if (!links.spend(connection, tenant, link.id(), by)) {
        return Change.LINK_GONE;
      }
      var ways = links.live(connection, tenant, id, LinkPurpose.UNDO_ADDRESS, by.at());
      if (ways.stream().noneMatch(way -> way.address().canonical().equals(former))
          && links.issue(connection, tenant, undo, mail, by) == Posting.QUOTA_SPENT) {
        return Change.LINK_GONE;
      }
      // whoever can still put an address back hears of it
      for (var way : ways) {
        var told =
            new Notice(NoticeKind.ADDRESS_CHANGED_AGAIN, Optional.of(link.address().value()));
        outbox.tell(connection, tenant, mail.also(way.address(), told), by.at());
      }
      users.update(connection, tenant, id, to(link.address()), by);
      links.end(connection, tenant, id, OF_ADDRESS);
      if (proof.end(connection, tenant, person.get(), shown, by)) {
        proof.tell(connection, tenant, to(link.address()).applyTo(person.get()), by);
      }
      return Change.DONE;
    });
  }

  @Override
  public Change undoAddress(
      TenantId tenant, MailedLink link, PasswordHash hash, boolean proved, Mail notice, By by) {
    return writer.commit(connection -> {
      var person = of(connection, tenant, link).filter(MailedChangeTable::mayUndo);
      if (person.isEmpty()) {
        return Change.LINK_GONE;
      }
      var id = person.get().id();
      if (isTaken(connection, tenant, link.address(), id)) {
        return Change.ADDRESS_TAKEN;
      }
      if (!links.spend(connection, tenant, link.id(), by)) {
        return Change.LINK_GONE;
      }
      users.update(connection, tenant, id, to(link.address()).withStatus(UserStatus.ACTIVE), by);
      forgetFactorsSince(connection, tenant, id, link.createdAt(), by);
      if (!proved) {
        proof.clear(connection, tenant, id, by);
      }
      anew(connection, tenant, id, hash, notice, by);
      links.end(connection, tenant, id, OF_ADDRESS);
      links.endSince(connection, tenant, id, LinkPurpose.UNDO_ADDRESS, link.createdAt());
      return Change.DONE;
    });
  }

  /// Another password, and nothing left of whoever was signed in.
  private void anew(
      SqlConnection connection, TenantId tenant, UserId id, PasswordHash hash, Mail notice, By by)
      throws SQLException {
    users.setPasswordHash(connection, tenant, id, hash, by);
    users.signOut(connection, tenant, id, by);
    DeviceTable.forgetAll(connection, tenant, id);
    links.end(connection, tenant, id, OPENING);
    outbox.tell(connection, tenant, notice, by.at());
  }

  /// Whoever took the address may also have asked for the account's deletion.
  private static boolean mayUndo(User person) {
    return person.isActive() || person.status() == UserStatus.LEAVING;
  }

  /// What was set up since the address was changed may be the hands' that changed it.
  private void forgetFactorsSince(
      SqlConnection connection, TenantId tenant, UserId id, Instant since, By by)
      throws SQLException {
    var methods =
        connection
            .on(FORGET_FACTORS)
            .set("issuer", tenant.value())
            .set("user", id.value())
            .set("since", since)
            .all(Row::text);
    for (var method : new TreeSet<>(methods)) {
      var known = SignInMethod.parse(method).orElseThrow();
      events.append(connection, tenant, new CredentialRemoved(id, known), by);
      NumberTable.disclaim(connection, users, tenant, id, known, by);
    }
    LinkedIdentityTable.unlinkSince(connection, events, tenant, id, since, by);
  }

  private static UserChange to(MailAddress address) {
    return UserChange.NONE
        .withAddress(address.canonical(), address.value())
        .withEmailVerified(true);
  }

  private static boolean isTaken(
      SqlConnection connection, TenantId tenant, MailAddress address, UserId own)
      throws SQLException {
    return UserTable.find(connection, tenant, address.canonical())
        .filter(other -> !other.id().equals(own))
        .isPresent();
  }

  /// Uses the link up where it counts; absent, and nothing changed, where it does not.
  private Optional<User> spend(SqlConnection connection, TenantId tenant, MailedLink link, By by)
      throws SQLException {
    var person = holder(connection, tenant, link);
    return person.isPresent() && links.spend(connection, tenant, link.id(), by)
        ? person
        : Optional.empty();
  }

  /// The person whose account the link is about, while it has the address that the link was sent
  /// to.
  private static Optional<User> holder(SqlConnection connection, TenantId tenant, MailedLink link)
      throws SQLException {
    return active(connection, tenant, link)
        .filter(person -> person.email().equals(link.address().canonical()));
  }

  private static Optional<User> active(SqlConnection connection, TenantId tenant, MailedLink link)
      throws SQLException {
    return of(connection, tenant, link).filter(User::isActive);
  }

  private static Optional<User> of(SqlConnection connection, TenantId tenant, MailedLink link)
      throws SQLException {
    return link.person().isEmpty()
        ? Optional.empty()
        : UserTable.find(connection, tenant, link.person().get());
  }
}
