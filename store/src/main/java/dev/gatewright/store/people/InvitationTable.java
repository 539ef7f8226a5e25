package dev.gatewright.store.people;

import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.Membership;
import dev.gatewright.identity.MembershipStatus;
import dev.gatewright.identity.OrganizationId;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.events.IdentityEvent.InvitationChanged;
import dev.gatewright.identity.events.InvitationChange;
import dev.gatewright.identity.mail.LinkId;
import dev.gatewright.identity.mail.LinkToken;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.mail.MailAddress;
import dev.gatewright.identity.mail.MemberInvitation;
import dev.gatewright.identity.mail.Posting;
import dev.gatewright.identity.store.Invitations;
import dev.gatewright.identity.store.MailedChanges.Change;
import dev.gatewright.identity.store.MailedChanges.Shown;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.outbox.LinkTable;
import dev.gatewright.store.outbox.OutboxTable;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Json;
import dev.gatewright.store.sql.Query;
import dev.gatewright.store.sql.Readers;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.sql.SqlConnection;
import dev.gatewright.store.sql.Writer;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Invitations to organizations in the table `invitation`. Safe for any number of threads.
public final class InvitationTable implements Invitations {
  private static final String WAITING =
      """
      SELECT i.id, i.organization_id, i.email_as_typed, i.title, i.scopes, i.inviter_id,
        i.inviter_name, i.maker, i.created_at, i.expires_at, i.secret_hash, o.name
      FROM invitation AS i
      JOIN organization AS o ON o.issuer = i.issuer AND o.id = i.organization_id
      WHERE i.issuer = :issuer AND i.answer IS NULL AND i.expires_at > :now
        AND o.status = 'ACTIVE'
      """;

  private static final Sql BY_ID = Sql.of(WAITING + " AND i.id = :id");

  private static final Sql OF_ORGANIZATION =
      Sql.of(WAITING + " AND i.organization_id = :organization ORDER BY i.email LIMIT :limit");

  private static final Sql OF_ADDRESS =
      Sql.of(WAITING + " AND i.email = :email ORDER BY i.created_at, i.id LIMIT :limit");

  private static final Sql COUNT =
      Sql.of(
          """
          SELECT COUNT(*) FROM invitation
          WHERE issuer = :issuer AND organization_id = :organization AND expires_at > :now
          """);

  /// Those that were answered or taken back are counted too, or who takes back and invites anew
  /// would mail an address as often as they like.
  private static final Sql MAILS =
      Sql.of(
          """
          SELECT COALESCE(SUM(mails), 0), COUNT(CASE WHEN answer IS NULL THEN 1 END)
          FROM invitation
          WHERE issuer = :issuer AND organization_id = :organization AND email = :email
            AND expires_at > :now
          """);

  private static final Sql COUNT_OF_INVITER =
      Sql.of(
          """
          SELECT COUNT(*) FROM invitation
          WHERE issuer = :issuer AND inviter_id = :inviter AND expires_at > :now
          """);

  private static final Sql FORGET_EXPIRED =
      Sql.of(
          """
          DELETE FROM invitation
          WHERE issuer = :issuer AND organization_id = :organization AND email = :email
            AND answer IS NULL AND expires_at <= :now
          """);

  private static final Sql INVITE =
      Sql.of(
          """
          INSERT INTO invitation (
            issuer, id, organization_id, email, email_as_typed, title, scopes, inviter_id,
            inviter_name, maker, secret_hash, mails, answer, created_at, expires_at)
          VALUES (
            :issuer, :id, :organization, :email, :typed, :title, :scopes, :inviter,
            :inviter_name, :maker, :hash, 1, NULL, :created_at, :expires_at)
          ON CONFLICT (issuer, organization_id, email) WHERE answer IS NULL DO UPDATE SET
            id = excluded.id, email_as_typed = excluded.email_as_typed, title = excluded.title,
            scopes = excluded.scopes, inviter_id = excluded.inviter_id,
            inviter_name = excluded.inviter_name, maker = excluded.maker, secret_hash = excluded.secret_hash,
            mails = invitation.mails + 1, created_at = excluded.created_at,
            expires_at = excluded.expires_at
          """);

  private static final Sql ANSWER =
      Sql.of(
          """
          UPDATE invitation SET answer = :answer
          WHERE issuer = :issuer AND id = :id AND answer IS NULL AND expires_at > :now
          """);

  private final Writer writer;
  private final Readers readers;
  private final EventTable events;
  private final OutboxTable outbox;
  private final UserTable users;
  private final OrganizationTable organizations;
  private final FirstProof proof;

  public InvitationTable(
      Database database, EventTable events, OutboxTable outbox, LinkTable links) {
    this.writer = database.writer();
    this.readers = database.readers();
    this.events = events;
    this.outbox = outbox;
    this.users = new UserTable(database, events);
    this.organizations = new OrganizationTable(database, events);
    this.proof = new FirstProof(database, events, outbox, links);
  }

  /// A row that waits for an answer.
  private record Waiting(MemberInvitation invitation, byte[] secretHash, String organizationName) {
    Counting counting() {
      return new Counting(invitation, organizationName);
    }
  }

  @Override
  public Inviting invite(
      TenantId tenant, MemberInvitation invitation, byte[] secretHash, Mail mail, By by) {
    return writer.commit(connection -> {
      var organization = invitation.organization();
      if (!OrganizationTable.isActive(connection, tenant, organization)
          || !isEntitled(connection, tenant, invitation)) {
        return Inviting.NOT_ALLOWED;
      }
      var email = invitation.address().canonical();
      if (isMember(connection, tenant, organization, email)) {
        return Inviting.MEMBER_ALREADY;
      }
      if (isEnough(connection, tenant, invitation, by.at())
          || outbox.post(connection, tenant, mail, by.at()) == Posting.QUOTA_SPENT) {
        return Inviting.ENOUGH;
      }
      of(connection.on(FORGET_EXPIRED), tenant, invitation).set("now", by.at()).run();
      of(connection.on(INVITE), tenant, invitation)
          .set("id", invitation.id().value())
          .set("typed", invitation.address().value())
          .setOptional("title", invitation.title())
          .set("scopes", Json.write(invitation.scopes()))
          .setOptional("inviter", invitation.inviter().map(UserId::value))
          .setOptional("inviter_name", invitation.inviterName())
          .setOptional("maker", invitation.maker())
          .set("hash", secretHash)
          .set("created_at", invitation.createdAt())
          .set("expires_at", invitation.expiresAt())
          .run();
      tell(connection, tenant, invitation, InvitationChange.SENT, by);
      return Inviting.INVITED;
    });
  }

  private static Query of(Query query, TenantId tenant, MemberInvitation invitation)
      throws SQLException {
    return query
        .set("issuer", tenant.value())
        .set("organization", invitation.organization().value())
        .set("email", invitation.address().canonical().value());
  }

  /// Whether the member who sends or sent it may give what it gives, at this moment. Another maker
  /// is judged by who knows of mandates.
  private static boolean isEntitled(
      SqlConnection connection, TenantId tenant, MemberInvitation invitation) throws SQLException {
    if (invitation.inviter().isEmpty()) {
      return true;
    }
    var inviter = invitation.inviter().get();
    return UserTable.find(connection, tenant, inviter).filter(User::isActive).isPresent()
        && MemberTable.find(connection, tenant, invitation.organization(), inviter)
            .filter(Membership::isAdministrator)
            .filter(held -> held.scopes().containsAll(invitation.scopes()))
            .isPresent();
  }

  private static boolean isMember(
      SqlConnection connection, TenantId tenant, OrganizationId organization, CanonicalEmail email)
      throws SQLException {
    var user = UserTable.find(connection, tenant, email);
    return user.isPresent()
        && MemberTable.find(connection, tenant, organization, user.get().id()).isPresent();
  }

  private boolean isEnough(
      SqlConnection connection, TenantId tenant, MemberInvitation invitation, Instant now)
      throws SQLException {
    record OfAddress(long mails, long waiting) {}
    var ofAddress =
        of(connection.on(MAILS), tenant, invitation)
            .set("now", now)
            .first(row -> new OfAddress(row.number(), row.number()))
            .orElseThrow();
    if (ofAddress.mails() >= MOST_MAILS) {
      return true;
    }
    // one that waits gives its place to this one
    return ofAddress.waiting() == 0
        && (ofOrganization(connection, tenant, invitation, now) >= MOST
            || ofInviter(connection, tenant, invitation, now) >= MOST_OF_INVITER);
  }

  private static long ofOrganization(
      SqlConnection connection, TenantId tenant, MemberInvitation invitation, Instant now)
      throws SQLException {
    return connection
        .on(COUNT)
        .set("issuer", tenant.value())
        .set("organization", invitation.organization().value())
        .set("now", now)
        .first(Row::number)
        .orElseThrow();
  }

  /// None of whoever runs the server.
  private static long ofInviter(
      SqlConnection connection, TenantId tenant, MemberInvitation invitation, Instant now)
      throws SQLException {
    return invitation.inviter().isEmpty()
        ? 0
        : connection
            .on(COUNT_OF_INVITER)
            .set("issuer", tenant.value())
            .set("inviter", invitation.inviter().get().value())
            .set("now", now)
            .first(Row::number)
            .orElseThrow();
  }

  @Override
  public List<MemberInvitation> pending(TenantId tenant, OrganizationId organization, Instant now) {
    return readers.read(connection -> waiting(connection, tenant, organization, now)).stream()
        .map(Waiting::invitation)
        .toList();
  }

  private static List<Waiting> waiting(
      SqlConnection connection, TenantId tenant, OrganizationId organization, Instant now)
      throws SQLException {
    return connection
        .on(OF_ORGANIZATION)
        .set("issuer", tenant.value())
        .set("organization", organization.value())
        .set("now", now)
        .set("limit", MOST)
        .all(InvitationTable::waiting);
  }

  @Override
  public boolean revoke(
      TenantId tenant,
      OrganizationId organization,
      LinkId invitation,
      Optional<UserId> administrator,
      By by) {
    return writer.commit(connection -> {
      var found =
          waiting(connection, tenant, invitation, by.at())
              .filter(one -> one.invitation().organization().equals(organization));
      return found.isPresent()
          && MemberTable.mayAdminister(connection, tenant, organization, administrator)
          && answer(connection, tenant, found.get().invitation(), InvitationChange.REVOKED, by);
    });
  }

  @Override
  public Optional<Counting> open(TenantId tenant, LinkToken token, Instant now) {
    return readers
        .read(connection -> opened(connection, tenant, token, now))
        .map(Waiting::counting);
  }

  @Override
  public Optional<Counting> find(TenantId tenant, LinkId id, Instant now) {
    return readers.read(connection -> {
      var found = waiting(connection, tenant, id, now);
      return found.isPresent() && isEntitled(connection, tenant, found.get().invitation())
          ? found.map(Waiting::counting)
          : Optional.empty();
    });
  }

  private static Optional<Waiting> opened(
      SqlConnection connection, TenantId tenant, LinkToken token, Instant now) throws SQLException {
    var found =
        waiting(connection, tenant, token.id(), now)
            .filter(one -> MessageDigest.isEqual(one.secretHash(), token.secretHash()));
    return found.isPresent() && isEntitled(connection, tenant, found.get().invitation())
        ? found
        : Optional.empty();
  }

  private static Optional<Waiting> waiting(
      SqlConnection connection, TenantId tenant, LinkId id, Instant now) throws SQLException {
    return connection
        .on(BY_ID)
        .set("issuer", tenant.value())
        .set("id", id.value())
        .set("now", now)
        .first(InvitationTable::waiting);
  }

  @Override
  public List<Counting> of(TenantId tenant, CanonicalEmail address, int most, Instant now) {
    return readers.read(connection -> {
      var all =
          connection
              .on(OF_ADDRESS)
              .set("issuer", tenant.value())
              .set("email", address.value())
              .set("now", now)
              .set("limit", most)
              .all(InvitationTable::waiting);
      var counting = new ArrayList<Counting>();
      for (var one : all) {
        if (isEntitled(connection, tenant, one.invitation())) {
          counting.add(one.counting());
        }
      }
      return List.copyOf(counting);
    });
  }

  @Override
  public boolean arrived(TenantId tenant, LinkToken token, Optional<UserId> signedIn, By by) {
    return writer.commit(connection -> {
      var found = opened(connection, tenant, token, by.at());
      if (found.isEmpty()) {
        return false;
      }
      var person =
          UserTable.find(connection, tenant, found.get().invitation().address().canonical())
              .filter(User::isActive);
      if (person.isPresent()) {
        var shown = Shown.by(signedIn, person.get().id());
        proof.noteAndTell(connection, tenant, person.get(), shown, by);
      }
      return person.isPresent();
    });
  }

  @Override
  public boolean accept(TenantId tenant, LinkId invitation, UserId person, By by) {
    return writer.commit(connection -> {
      var found = own(connection, tenant, invitation, person, by.at());
      if (found.isEmpty()
          || !answer(connection, tenant, found.get(), InvitationChange.ACCEPTED, by)) {
        return false;
      }
      // Whoever has a place keeps it as it is: an invitation takes nothing away.
      if (!OrganizationTable.hasPlace(connection, tenant, found.get().organization(), person)) {
        organizations.declare(connection, tenant, membership(found.get(), person, by.at()), by);
      }
      return true;
    });
  }

  private static Membership membership(MemberInvitation invitation, UserId person, Instant now) {
    return new Membership(
        invitation.organization(),
        person,
        invitation.title(),
        invitation.scopes(),
        MembershipStatus.ACTIVE,
        now);
  }

  @Override
  public boolean decline(TenantId tenant, LinkId invitation, UserId person, By by) {
    return writer.commit(connection -> {
      var found = own(connection, tenant, invitation, person, by.at());
      return found.isPresent()
          && answer(connection, tenant, found.get(), InvitationChange.DECLINED, by);
    });
  }

  /// The invitation if it counts and is this person's.
  private static Optional<MemberInvitation> own(
      SqlConnection connection, TenantId tenant, LinkId id, UserId person, Instant now)
      throws SQLException {
    var found = waiting(connection, tenant, id, now);
    var user = UserTable.find(connection, tenant, person).filter(User::isActive);
    boolean own =
        found.isPresent()
            && user.isPresent()
            && user.get().emailVerified()
            && user.get().email().equals(found.get().invitation().address().canonical())
            && isEntitled(connection, tenant, found.get().invitation());
    return own ? found.map(Waiting::invitation) : Optional.empty();
  }

  @Override
  public Change join(TenantId tenant, LinkToken token, Newcomer newcomer, By by) {
    var user = newcomer.user();
    var identity = newcomer.identity();
    return writer.commit(connection -> {
      if (UserTable.find(connection, tenant, user.email()).isPresent()) {
        return Change.ADDRESS_TAKEN;
      }
      var found = opened(connection, tenant, token, by.at()).map(Waiting::invitation);
      if (found.isEmpty()
          || !user.email().equals(found.get().address().canonical())
          || (identity.isPresent()
              && LinkedIdentityTable.find(connection, tenant, identity.get()).isPresent())
          || !answer(connection, tenant, found.get(), InvitationChange.ACCEPTED, by)) {
        return Change.LINK_GONE;
      }
      users.join(connection, tenant, user, newcomer.hash(), newcomer.terms(), by);
      if (identity.isPresent()) {
        LinkedIdentityTable.add(connection, events, tenant, user.id(), identity.get(), true, by);
      }
      organizations.declare(connection, tenant, membership(found.get(), user.id(), by.at()), by);
      return Change.DONE;
    });
  }

  /// Of any number of answers one is taken.
  private boolean answer(
      SqlConnection connection,
      TenantId tenant,
      MemberInvitation invitation,
      InvitationChange change,
      By by)
      throws SQLException {
    boolean answered =
        connection
                .on(ANSWER)
                .set("issuer", tenant.value())
                .set("id", invitation.id().value())
                .set("answer", change.name())
                .set("now", by.at())
                .run()
            == 1;
    if (answered) {
      tell(connection, tenant, invitation, change, by);
    }
    return answered;
  }

  private void tell(
      SqlConnection connection,
      TenantId tenant,
      MemberInvitation invitation,
      InvitationChange change,
      By by)
      throws SQLException {
    var event = new InvitationChanged(invitation.organization(), invitation.id(), change);
    events.append(connection, tenant, event, by);
  }

  private static Waiting waiting(Row row) throws SQLException {
    var id = new LinkId(row.text());
    var organization = new OrganizationId(row.text());
    var invitation =
        new MemberInvitation(
            id,
            organization,
            new MailAddress(row.text()),
            row.optionalText(),
            Json.texts(row.text()),
            row.optionalText().map(UserId::new),
            row.optionalText(),
            row.optionalText(),
            row.instant(),
            row.instant());
    return new Waiting(invitation, row.bytes(), row.text());
  }
}
