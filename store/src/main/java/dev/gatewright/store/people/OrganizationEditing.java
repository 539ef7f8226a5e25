package dev.gatewright.store.people;

import dev.gatewright.identity.Membership;
import dev.gatewright.identity.Organization;
import dev.gatewright.identity.OrganizationId;
import dev.gatewright.identity.OrganizationStatus;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.events.IdentityEvent.OrganizationChanged;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Readers;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.sql.SqlConnection;
import dev.gatewright.store.sql.Writer;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/// Organizations as those change them who saw them, in the tables of [OrganizationTable]. Safe for
/// any number of threads.
public final class OrganizationEditing {
  private static final Sql CREATE =
      Sql.of(
          """
          INSERT INTO organization (issuer, id, name, folded, status, updated_at)
          VALUES (:issuer, :organization, :name, :folded, :status, :now)
          ON CONFLICT DO NOTHING
          """);

  private static final Sql CHANGE =
      Sql.of(
          """
          UPDATE organization SET
            name = coalesce(:name, name), folded = coalesce(:folded, folded),
            status = coalesce(:status, status), $TOUCHED
          WHERE issuer = :issuer AND id = :organization
            AND (:seen IS NULL OR updated_at = :seen)
          """
              .replace("$TOUCHED", OrganizationTable.TOUCHED));

  private static final Sql KEPT =
      Sql.of(
          """
          SELECT id, name, status, updated_at FROM organization
          WHERE issuer = :issuer AND id = :organization
          """);

  private final Writer writer;
  private final Readers readers;
  private final EventTable events;
  private final OrganizationTable organizations;

  public OrganizationEditing(Database database, EventTable events) {
    this.writer = database.writer();
    this.readers = database.readers();
    this.events = events;
    this.organizations = new OrganizationTable(database, events);
  }

  /// An organization, and since when it is so.
  public record Kept(Organization organization, Instant changedAt) {}

  /// What came of a change.
  public enum Outcome {
    DONE,
    NO_SUCH_ORGANIZATION,
    /// It is not as it was when the time was told.
    CHANGED_MEANWHILE
  }

  public Optional<Kept> kept(TenantId tenant, OrganizationId organization) {
    return readers.read(connection -> kept(connection, tenant, organization));
  }

  private static Optional<Kept> kept(
      SqlConnection connection, TenantId tenant, OrganizationId organization) throws SQLException {
    return OrganizationTable.one(connection.on(KEPT), tenant, organization)
        .first(row -> new Kept(OrganizationTable.organization(row), row.instant()));
  }

  /// Adds one; false where there is one of this id.
  public boolean create(TenantId tenant, Organization organization, By by) {
    return writer.commit(connection -> {
      boolean created =
          OrganizationTable.one(connection.on(CREATE), tenant, organization.id())
                  .set("name", organization.name())
                  .set("folded", OrganizationTable.folded(organization.name()))
                  .set("status", organization.status().name())
                  .set("now", by.at())
                  .run()
              == 1;
      if (created) {
        events.append(connection, tenant, new OrganizationChanged(organization.id(), false), by);
      }
      return created;
    });
  }

  /// Writes what is named, where `seen` is there only if the organization is as it was then.
  public Outcome change(
      TenantId tenant,
      OrganizationId organization,
      Optional<String> name,
      Optional<OrganizationStatus> status,
      Optional<Instant> seen,
      By by) {
    return writer.commit(connection -> {
      boolean changed =
          OrganizationTable.one(connection.on(CHANGE), tenant, organization)
                  .setOptional("name", name)
                  .setOptional("folded", name.map(OrganizationTable::folded))
                  .setOptional("status", status.map(OrganizationStatus::name))
                  .setOptional("seen", seen)
                  .set("now", by.at())
                  .run()
              == 1;
      if (changed) {
        events.append(connection, tenant, new OrganizationChanged(organization, false), by);
        return Outcome.DONE;
      }
      return kept(connection, tenant, organization).isPresent()
          ? Outcome.CHANGED_MEANWHILE
          : Outcome.NO_SUCH_ORGANIZATION;
    });
  }

  /// As [OrganizationTable#remove(TenantId, OrganizationId, By)], only if it is as it was then.
  public Outcome remove(
      TenantId tenant, OrganizationId organization, Optional<Instant> seen, By by) {
    return writer.commit(connection -> {
      var kept = kept(connection, tenant, organization);
      if (kept.isEmpty()) {
        return Outcome.NO_SUCH_ORGANIZATION;
      }
      if (seen.filter(at -> !at.equals(kept.get().changedAt())).isPresent()) {
        return Outcome.CHANGED_MEANWHILE;
      }
      organizations.remove(connection, tenant, organization, by);
      return Outcome.DONE;
    });
  }

  /// What came of making somebody a member.
  public enum Joining {
    JOINED,
    MEMBER_ALREADY,
    NO_SUCH_ORGANIZATION
  }

  /// Makes somebody a member who is none.
  public Joining join(TenantId tenant, Membership membership, By by) {
    return writer.commit(connection -> {
      var organization = membership.organization();
      if (OrganizationTable.hasPlace(connection, tenant, organization, membership.user())) {
        return Joining.MEMBER_ALREADY;
      }
      return organizations.declare(connection, tenant, membership, by)
          ? Joining.JOINED
          : Joining.NO_SUCH_ORGANIZATION;
    });
  }
}
