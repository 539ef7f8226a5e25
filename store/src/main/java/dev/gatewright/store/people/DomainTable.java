package dev.gatewright.store.people;

import dev.gatewright.identity.DomainClaim;
import dev.gatewright.identity.DomainStatus;
import dev.gatewright.identity.MailHost;
import dev.gatewright.identity.OrganizationId;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.events.DomainChange;
import dev.gatewright.identity.events.IdentityEvent.DomainChanged;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.store.Domains;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.outbox.OutboxTable;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Query;
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

/// Claims to mail domains in the table `organization_domain`. Safe for any number of threads.
public final class DomainTable implements Domains {
  private static final String COLUMNS =
      "organization_id, domain, challenge, status, claimed_at, proved_at";

  private static final Sql HOLDER =
      Sql.of(
          """
          SELECT d.organization_id FROM organization_domain AS d
          JOIN organization AS o ON o.issuer = d.issuer AND o.id = d.organization_id
          WHERE d.issuer = :issuer AND d.domain = :domain AND d.status = 'VERIFIED'
            AND o.status = 'ACTIVE'
          """);

  private static final Sql LIST =
      Sql.of(
          "SELECT "
              + COLUMNS
              + """
               FROM organization_domain
              WHERE issuer = :issuer AND organization_id = :organization ORDER BY domain
              """);

  private static final Sql CLAIM =
      Sql.of(
          """
          INSERT INTO organization_domain (
            issuer, organization_id, domain, challenge, status, claimed_at, proved_at, looked_at,
            due_at)
          VALUES (
            :issuer, :organization, :domain, :challenge, :status, :claimed_at, NULL, 0, NULL)
          """);

  private static final Sql TAKE =
      Sql.of(
          """
          UPDATE organization_domain SET looked_at = :now
          WHERE issuer = :issuer AND organization_id = :organization AND domain = :domain
            AND looked_at <= :before
          RETURNING
          """
              + COLUMNS);

  private static final Sql TAKE_DUE =
      Sql.of(
          """
          UPDATE organization_domain SET due_at = :until
          WHERE (issuer, organization_id, domain) IN (
            SELECT issuer, organization_id, domain FROM organization_domain
            WHERE due_at <= :now ORDER BY due_at LIMIT :limit)
          RETURNING issuer,
          """
              + COLUMNS);

  private static final Sql OTHER_HOLDER =
      Sql.of(
          """
          SELECT organization_id FROM organization_domain
          WHERE issuer = :issuer AND domain = :domain AND status = 'VERIFIED'
            AND organization_id <> :organization
          """);

  private static final Sql LOOK_AT_OTHER =
      Sql.of(
          """
          UPDATE organization_domain SET due_at = :now
          WHERE issuer = :issuer AND domain = :domain AND status = 'VERIFIED' AND due_at > :now
          """);

  private static final Sql STATUS =
      Sql.of(
          """
          SELECT status FROM organization_domain
          WHERE issuer = :issuer AND organization_id = :organization AND domain = :domain
            AND challenge = :challenge
          """);

  private static final Sql PROVED =
      Sql.of(
          """
          UPDATE organization_domain SET status = 'VERIFIED', proved_at = :now, due_at = :due
          WHERE issuer = :issuer AND organization_id = :organization AND domain = :domain
            AND challenge = :challenge
          """);

  private static final Sql POSTPONE =
      Sql.of(
          """
          UPDATE organization_domain SET due_at = :due
          WHERE issuer = :issuer AND organization_id = :organization AND domain = :domain
            AND challenge = :challenge AND status = 'VERIFIED'
          """);

  private static final Sql LOSE =
      Sql.of(
          """
          UPDATE organization_domain SET status = 'LOST', due_at = NULL
          WHERE issuer = :issuer AND organization_id = :organization AND domain = :domain
            AND challenge = :challenge AND status = 'VERIFIED' AND proved_at = :proved_at
          """);

  private static final Sql REMOVE =
      Sql.of(
          """
          DELETE FROM organization_domain
          WHERE issuer = :issuer AND organization_id = :organization AND domain = :domain
          """);

  private final Writer writer;
  private final Readers readers;
  private final EventTable events;
  private final OutboxTable outbox;

  public DomainTable(Database database, EventTable events, OutboxTable outbox) {
    this.writer = database.writer();
    this.readers = database.readers();
    this.events = events;
    this.outbox = outbox;
  }

  @Override
  public Optional<OrganizationId> holder(TenantId tenant, MailHost domain) {
    return readers.read(connection ->
        connection
            .on(HOLDER)
            .set("issuer", tenant.value())
            .set("domain", domain.value())
            .first(row -> new OrganizationId(row.text())));
  }

  @Override
  public List<DomainClaim> list(TenantId tenant, OrganizationId organization) {
    return readers.read(connection -> list(connection, tenant, organization));
  }

  private static List<DomainClaim> list(
      SqlConnection connection, TenantId tenant, OrganizationId organization) throws SQLException {
    return of(connection.on(LIST), tenant, organization).all(DomainTable::claim);
  }

  @Override
  public Claiming claim(TenantId tenant, DomainClaim claim, Optional<UserId> administrator, By by) {
    var organization = claim.organization();
    return writer.commit(connection -> {
      if (!OrganizationTable.isActive(connection, tenant, organization)
          || !MemberTable.mayAdminister(connection, tenant, organization, administrator)) {
        return Claiming.NOT_ALLOWED;
      }
      var there = list(connection, tenant, organization);
      if (there.stream().anyMatch(other -> other.domain().equals(claim.domain()))) {
        return Claiming.THERE_ALREADY;
      }
      if (there.size() >= MOST) {
        return Claiming.TOO_MANY;
      }
      one(connection.on(CLAIM), tenant, organization, claim.domain())
          .set("challenge", claim.challenge())
          .set("status", claim.status().name())
          .set("claimed_at", claim.claimedAt())
          .run();
      tell(connection, tenant, claim, DomainChange.CLAIMED, by);
      return Claiming.CLAIMED;
    });
  }

  @Override
  public Optional<DomainClaim> take(
      TenantId tenant, OrganizationId organization, MailHost domain, Duration pause, Instant now) {
    return writer.commit(connection ->
        one(connection.on(TAKE), tenant, organization, domain)
            .set("now", now)
            .set("before", now.minus(pause))
            .first(DomainTable::claim));
  }

  @Override
  public List<Due> takeDue(int limit, Duration lease, Instant now) {
    return writer.commit(connection ->
        connection
            .on(TAKE_DUE)
            .set("until", now.plus(lease))
            .set("now", now)
            .set("limit", limit)
            .all(row -> new Due(new TenantId(row.text()), claim(row))));
  }

  @Override
  public Proving proved(TenantId tenant, DomainClaim claim, Instant due, By by) {
    return writer.commit(connection -> {
      var status = same(connection.on(STATUS), tenant, claim).first(Row::text);
      if (status.isEmpty()) {
        return Proving.GONE;
      }
      if (one(connection.on(OTHER_HOLDER), tenant, claim.organization(), claim.domain())
          .first(Row::text)
          .isPresent()) {
        connection
            .on(LOOK_AT_OTHER)
            .set("issuer", tenant.value())
            .set("domain", claim.domain().value())
            .set("now", by.at())
            .run();
        return Proving.HELD_BY_ANOTHER;
      }
      same(connection.on(PROVED), tenant, claim).set("now", by.at()).set("due", due).run();
      if (!status.get().equals(DomainStatus.VERIFIED.name())) {
        tell(connection, tenant, claim, DomainChange.VERIFIED, by);
      }
      return Proving.PROVED;
    });
  }

  @Override
  public void postpone(TenantId tenant, DomainClaim claim, Instant due) {
    var _ =
        writer.commit(
            connection -> same(connection.on(POSTPONE), tenant, claim).set("due", due).run());
  }

  @Override
  public boolean lost(TenantId tenant, DomainClaim claim, List<Mail> notices, By by) {
    return writer.commit(connection -> {
      boolean lost =
          same(connection.on(LOSE), tenant, claim)
                  .set("proved_at", claim.provedAt().orElse(Instant.EPOCH))
                  .run()
              == 1;
      if (lost) {
        tell(connection, tenant, claim, DomainChange.LOST, by);
        for (var notice : notices) {
          outbox.tell(connection, tenant, notice, by.at());
        }
      }
      return lost;
    });
  }

  @Override
  public boolean remove(
      TenantId tenant,
      OrganizationId organization,
      MailHost domain,
      Optional<UserId> administrator,
      By by) {
    return writer.commit(connection -> {
      boolean removed =
          MemberTable.mayAdminister(connection, tenant, organization, administrator)
              && one(connection.on(REMOVE), tenant, organization, domain).run() == 1;
      if (removed) {
        var event = new DomainChanged(organization, domain, DomainChange.REMOVED);
        events.append(connection, tenant, event, by);
      }
      return removed;
    });
  }

  private void tell(
      SqlConnection connection, TenantId tenant, DomainClaim claim, DomainChange change, By by)
      throws SQLException {
    var event = new DomainChanged(claim.organization(), claim.domain(), change);
    events.append(connection, tenant, event, by);
  }

  private static Query of(Query query, TenantId tenant, OrganizationId organization)
      throws SQLException {
    return query.set("issuer", tenant.value()).set("organization", organization.value());
  }

  private static Query one(
      Query query, TenantId tenant, OrganizationId organization, MailHost domain)
      throws SQLException {
    return of(query, tenant, organization).set("domain", domain.value());
  }

  /// The claim itself, and none that was made anew in its place.
  private static Query same(Query query, TenantId tenant, DomainClaim claim) throws SQLException {
    return one(query, tenant, claim.organization(), claim.domain())
        .set("challenge", claim.challenge());
  }

  private static DomainClaim claim(Row row) throws SQLException {
    return new DomainClaim(
        new OrganizationId(row.text()),
        new MailHost(row.text()),
        row.text(),
        DomainStatus.valueOf(row.text()),
        row.instant(),
        row.optionalInstant());
  }
}
