package dev.gatewright.admin.act;

import dev.gatewright.admin.command.OrganizationCommand.InviteMember;
import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.OrganizationId;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.mail.LinkId;
import dev.gatewright.identity.mail.LinkToken;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.mail.MemberInvitation;
import dev.gatewright.identity.store.Invitations;
import dev.gatewright.identity.store.MailedChanges.Change;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.store.SealedTables;
import dev.gatewright.store.SqlStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Invitations to organizations as they are stored, of which those by whoever administers, by a key
/// or a program count for as long as these could make them now, also at the moment in which they
/// are answered. Safe for any number of threads.
public final class MemberInvitations implements Invitations {
  /// Nobody is judged by the language of a mail.
  private static final String LANGUAGE = "en";

  private final Invitations kept;
  private final SqlStore store;
  private final Makers makers;

  public MemberInvitations(SqlStore store, SealedTables sealed) {
    this.kept = sealed.invitations();
    this.store = store;
    this.makers = new Makers(store);
  }

  @Override
  public Inviting invite(
      TenantId tenant, MemberInvitation invitation, byte[] secretHash, Mail mail, By by) {
    return kept.invite(tenant, invitation, secretHash, mail, by);
  }

  @Override
  public List<MemberInvitation> pending(TenantId tenant, OrganizationId organization, Instant now) {
    return kept.pending(tenant, organization, now);
  }

  @Override
  public boolean revoke(
      TenantId tenant,
      OrganizationId organization,
      LinkId invitation,
      Optional<UserId> administrator,
      By by) {
    return kept.revoke(tenant, organization, invitation, administrator, by);
  }

  @Override
  public Optional<Counting> open(TenantId tenant, LinkToken token, Instant now) {
    return kept.open(tenant, token, now).filter(one -> counts(tenant, one, now));
  }

  @Override
  public Optional<Counting> find(TenantId tenant, LinkId invitation, Instant now) {
    return kept.find(tenant, invitation, now).filter(one -> counts(tenant, one, now));
  }

  @Override
  public List<Counting> of(TenantId tenant, CanonicalEmail address, int most, Instant now) {
    return kept.of(tenant, address, most, now).stream()
        .filter(one -> counts(tenant, one, now))
        .toList();
  }

  @Override
  public boolean arrived(TenantId tenant, LinkToken token, Optional<UserId> signedIn, By by) {
    return store.together(() ->
        open(tenant, token, by.at()).isPresent() && kept.arrived(tenant, token, signedIn, by));
  }

  @Override
  public boolean accept(TenantId tenant, LinkId invitation, UserId person, By by) {
    return store.together(() ->
        find(tenant, invitation, by.at()).isPresent()
            && kept.accept(tenant, invitation, person, by));
  }

  @Override
  public boolean decline(TenantId tenant, LinkId invitation, UserId person, By by) {
    return store.together(() ->
        find(tenant, invitation, by.at()).isPresent()
            && kept.decline(tenant, invitation, person, by));
  }

  @Override
  public Change join(TenantId tenant, LinkToken token, Newcomer newcomer, By by) {
    return store.together(() ->
        open(tenant, token, by.at()).isPresent()
            ? kept.join(tenant, token, newcomer, by)
            : Change.LINK_GONE);
  }

  private boolean counts(TenantId tenant, Counting counting, Instant now) {
    var invitation = counting.invitation();
    // what a member made was judged where it is stored
    return invitation.inviter().isPresent()
        || invitation
            .maker()
            .filter(maker -> couldMake(tenant, maker, invitation, now))
            .isPresent();
  }

  private boolean couldMake(
      TenantId tenant, String maker, MemberInvitation invitation, Instant now) {
    var issuer = new IssuerId(tenant.value());
    var organization = invitation.organization();
    var again =
        new InviteMember(
            issuer,
            organization,
            invitation.address().value(),
            invitation.title(),
            invitation.scopes(),
            LANGUAGE);
    return makers.has(
        maker,
        now,
        held ->
            held.covers(again)
                && !Administering.exceeds(store, issuer, organization, invitation.scopes(), held));
  }
}
