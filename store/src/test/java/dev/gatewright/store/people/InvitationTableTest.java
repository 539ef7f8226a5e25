package dev.gatewright.store.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.Claims;
import dev.gatewright.identity.Membership;
import dev.gatewright.identity.MembershipStatus;
import dev.gatewright.identity.Organization;
import dev.gatewright.identity.OrganizationId;
import dev.gatewright.identity.OrganizationStatus;
import dev.gatewright.identity.Secret;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.mail.LinkPurpose;
import dev.gatewright.identity.mail.LinkToken;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.mail.MailAddress;
import dev.gatewright.identity.mail.MailQuota;
import dev.gatewright.identity.mail.MemberInvitation;
import dev.gatewright.identity.store.Invitations.Inviting;
import dev.gatewright.identity.text.TextQuota;
import dev.gatewright.protocol.seal.MasterKey;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.keys.Wrapping;
import dev.gatewright.store.outbox.LinkTable;
import dev.gatewright.store.outbox.MailSeal;
import dev.gatewright.store.outbox.OutboxTable;
import dev.gatewright.store.outbox.TextOutbox;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An invitation")
final class InvitationTableTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final OrganizationId WEST = new OrganizationId("west");
  private static final UserId KIM = new UserId("kim");
  private static final By BY = By.owner(Instant.parse("2026-11-22T10:00:00Z"));
  private static final Sql ROWS =
      Sql.of(
          """
          SELECT coalesce(inviter_id, '-') || ' ' || coalesce(inviter_name, '-') || ' ' || answer
          FROM invitation WHERE issuer = :issuer
          """);

  private final SecureRandom random = new SecureRandom();
  private final Database database =
      Database.openInMemory(
          "invitations",
          2,
          cause -> {
            throw new AssertionError(cause);
          });
  private final EventTable events = new EventTable(database.readers(), random);
  private final MailSeal seal = new MailSeal(new Wrapping(MasterKey.generate(random), random));
  private final OutboxTable outbox =
      new OutboxTable(database, events, seal, MailQuota.STANDARD, random);
  private final UserTable users = new UserTable(database, events);
  private final InvitationTable invitations =
      new InvitationTable(
          database,
          events,
          outbox,
          new LinkTable(
              database,
              events,
              seal,
              outbox,
              new TextOutbox(database, events, seal, TextQuota.STANDARD, random)));

  @BeforeEach
  void addKim() {
    var organizations = new OrganizationTable(database, events);
    var email = new CanonicalEmail("kim@acme.test");
    users.add(
        ACME, User.joining(KIM, email, email.value(), Claims.NONE, BY.at()), Optional.empty(), BY);
    organizations.declare(ACME, new Organization(WEST, "West", OrganizationStatus.ACTIVE), BY);
    var rights = List.of(Membership.ADMINISTRATION);
    organizations.declare(
        ACME,
        new Membership(WEST, KIM, Optional.empty(), rights, MembershipStatus.ACTIVE, BY.at()),
        BY);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  @DisplayName("says nothing of who sent it once their account is gone, and opens nothing")
  void inviterGone() {
    var token = invite("zoe@new.test");
    assertThat(invitations.open(ACME, token, BY.at())).isPresent();

    users.remove(ACME, KIM, BY);

    assertThat(invitations.open(ACME, token, BY.at())).isEmpty();
    assertThat(rows()).containsExactly("- - REVOKED");
  }

  private LinkToken invite(String email) {
    var token = LinkToken.generate(random);
    var to = new MailAddress(email);
    var invitation =
        new MemberInvitation(
            token.id(),
            WEST,
            to,
            Optional.empty(),
            List.of(),
            Optional.of(KIM),
            Optional.of("Kim (kim@acme.test)"),
            Optional.empty(),
            BY.at(),
            BY.at().plus(Duration.ofDays(7)));
    var content =
        new Mail.Content.Link(
            LinkPurpose.MEMBERSHIP,
            Optional.of(new Secret("https://id.test/x")),
            Optional.empty(),
            invitation.expiresAt(),
            Optional.of("West"));
    var mail = new Mail(to, Optional.empty(), "en", content, Optional.empty());
    assertThat(invitations.invite(ACME, invitation, token.secretHash(), mail, BY))
        .isEqualTo(Inviting.INVITED);
    return token;
  }

  private List<String> rows() {
    return database
        .readers()
        .read(connection -> connection.on(ROWS).set("issuer", ACME.value()).all(Row::text));
  }
}
