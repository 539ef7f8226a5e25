package dev.gatewright.identity.events;

import dev.gatewright.identity.MailHost;
import dev.gatewright.identity.OrganizationId;
import dev.gatewright.identity.Session;
import dev.gatewright.identity.SessionId;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.identity.mail.LinkId;
import dev.gatewright.identity.mail.LinkPurpose;
import dev.gatewright.identity.text.TextChannel;
import dev.gatewright.identity.upstream.ProviderName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Something that happened to a person, a session or an organization and stays true. Who did it,
/// when and under which number is the store's to add.
///
/// What says something about a person beyond the id stands in [#personal()] alone: a store seals it
/// under a key of that person and destroys the key with the account.
public sealed interface IdentityEvent
    permits IdentityEvent.OfUser,
        IdentityEvent.MailGivenUp,
        IdentityEvent.AttackNoticed,
        IdentityEvent.OfOrganization,
        PinEvent {
  /// What happened, in a word that stays the same between versions.
  String name();

  /// The person whom it is about.
  default Optional<UserId> subject() {
    return Optional.empty();
  }

  /// The rest, by names that stay the same between versions: ids and words of ours.
  default Map<String, String> details() {
    return Map.of();
  }

  /// What is about the person.
  default Map<String, String> personal() {
    return Map.of();
  }

  /// What is told of one person.
  sealed interface OfUser extends IdentityEvent {
    UserId user();

    @Override
    default Optional<UserId> subject() {
      return Optional.of(user());
    }
  }

  /// What is told of something that one person proves themselves with.
  sealed interface OfCredential extends OfUser {
    SignInMethod method();

    @Override
    default Map<String, String> details() {
      return Map.of("method", method().key());
    }
  }

  /// Somebody proved who they are, and a session began.
  record SignedIn(
      UserId user,
      SessionId session,
      Set<String> methods,
      Optional<String> userAgent,
      Optional<String> address)
      implements OfUser {
    public SignedIn {
      methods = new TreeSet<>(methods);
    }

    public static SignedIn to(Session session) {
      return new SignedIn(
          session.user(), session.id(), session.amr(), session.userAgent(), session.address());
    }

    @Override
    public String name() {
      return "session.began";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("session", session.value(), "methods", String.join(" ", methods));
    }

    @Override
    public Map<String, String> personal() {
      var personal = new LinkedHashMap<String, String>();
      userAgent.ifPresent(text -> personal.put("user_agent", text));
      address.ifPresent(text -> personal.put("address", text));
      return personal;
    }
  }

  /// What a session says changed: the person proved more, or proved it again.
  record SessionProved(UserId user, SessionId session, Set<String> methods) implements OfUser {
    public SessionProved {
      methods = new TreeSet<>(methods);
    }

    @Override
    public String name() {
      return "session.proved";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("session", session.value(), "methods", String.join(" ", methods));
    }
  }

  /// A session was ended, by a logout, by a later sign-in in its browser, or as one too many.
  record SessionEnded(UserId user, SessionId session) implements OfUser {
    @Override
    public String name() {
      return "session.ended";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("session", session.value());
    }
  }

  /// What became of somebody's acting as the person, in this session.
  record Impersonated(UserId user, SessionId session, ImpersonationChange change)
      implements OfUser {
    @Override
    public String name() {
      return change.name();
    }

    @Override
    public Map<String, String> details() {
      return change.details(session);
    }

    @Override
    public Map<String, String> personal() {
      return change.personal();
    }
  }

  /// All sessions and grants of a person were ended.
  record SignedOutEverywhere(UserId user) implements OfUser {
    @Override
    public String name() {
      return "user.signed_out_everywhere";
    }
  }

  record UserAdded(UserId user, UserStatus status, String email) implements OfUser {
    @Override
    public String name() {
      return "user.added";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("status", status.name());
    }

    @Override
    public Map<String, String> personal() {
      return Map.of("email", email);
    }
  }

  /// Fields of an account were written. What they hold now is told of the status and the address.
  record UserChanged(
      UserId user,
      List<String> fields,
      Optional<UserStatus> status,
      Optional<String> email,
      boolean signedOut)
      implements OfUser {
    public UserChanged {
      fields = List.copyOf(fields);
    }

    @Override
    public String name() {
      return "user.changed";
    }

    @Override
    public Map<String, String> details() {
      var details = new LinkedHashMap<String, String>();
      details.put("fields", String.join(" ", fields));
      status.ifPresent(to -> details.put("status", to.name()));
      if (signedOut) {
        details.put("signed_out", "everywhere");
      }
      return details;
    }

    @Override
    public Map<String, String> personal() {
      return email.map(to -> Map.of("email", to)).orElse(Map.of());
    }
  }

  record PasswordSet(UserId user) implements OfUser {
    @Override
    public String name() {
      return "user.password_set";
    }
  }

  /// The password with which somebody signed in is known from a breach elsewhere.
  record PasswordBreached(UserId user) implements OfUser {
    @Override
    public String name() {
      return "user.password_breached";
    }
  }

  /// A person accepted the tenant's terms, in this version.
  record TermsAccepted(UserId user, String version) implements OfUser {
    @Override
    public String name() {
      return "user.accepted_terms";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("version", version);
    }
  }

  /// The person got something new to prove themselves with.
  record CredentialAdded(UserId user, SignInMethod method) implements OfCredential {
    @Override
    public String name() {
      return "credential.added";
    }
  }

  /// Something that is good for once was used, or something that counts its uses.
  record CredentialUsed(UserId user, SignInMethod method) implements OfCredential {
    @Override
    public String name() {
      return "credential.used";
    }
  }

  /// What is said about a credential changed, such as its name.
  record CredentialDescribed(UserId user, SignInMethod method) implements OfCredential {
    @Override
    public String name() {
      return "credential.described";
    }
  }

  /// A credential was used as no authenticator in one person's hands is: there may be a copy.
  record CredentialSuspected(UserId user, SignInMethod method) implements OfCredential {
    @Override
    public String name() {
      return "credential.suspected";
    }
  }

  /// The person can no longer prove themselves with it.
  record CredentialRemoved(UserId user, SignInMethod method) implements OfCredential {
    @Override
    public String name() {
      return "credential.removed";
    }
  }

  /// What is told of a person's account at another provider.
  sealed interface OfIdentity extends OfUser {
    ProviderName provider();

    @Override
    default Map<String, String> details() {
      return Map.of("provider", provider().value());
    }
  }

  /// Somebody at a provider signs in to the account from now on; `createdPerson` says that the
  /// account came into being by it.
  record IdentityLinked(
      UserId user, ProviderName provider, boolean createdPerson, Optional<String> email)
      implements OfIdentity {
    @Override
    public String name() {
      return "identity.linked";
    }

    @Override
    public Map<String, String> details() {
      return createdPerson
          ? Map.of("provider", provider.value(), "created", "account")
          : Map.of("provider", provider.value());
    }

    @Override
    public Map<String, String> personal() {
      return email.map(told -> Map.of("email", told)).orElse(Map.of());
    }
  }

  /// A provider vouched for the person, who signs in by that.
  record IdentityUsed(UserId user, ProviderName provider) implements OfIdentity {
    @Override
    public String name() {
      return "identity.used";
    }
  }

  /// A provider's word opens the account no more.
  record IdentityUnlinked(UserId user, ProviderName provider) implements OfIdentity {
    @Override
    public String name() {
      return "identity.unlinked";
    }
  }

  /// A person was mailed a link or a code; `purpose` says what for.
  record LinkMailed(UserId user, LinkPurpose purpose) implements OfUser {
    @Override
    public String name() {
      return "link.mailed";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("purpose", purpose.word());
    }
  }

  /// Somebody used what a person was mailed.
  record LinkUsed(UserId user, LinkPurpose purpose) implements OfUser {
    @Override
    public String name() {
      return "link.used";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("purpose", purpose.word());
    }
  }

  /// A mail was not sent and will not be; `kind` says what it was, `reason` why in a word of ours.
  record MailGivenUp(Optional<UserId> person, String kind, String reason) implements IdentityEvent {
    @Override
    public String name() {
      return "mail.given_up";
    }

    @Override
    public Optional<UserId> subject() {
      return person;
    }

    @Override
    public Map<String, String> details() {
      return Map.of("kind", kind, "reason", reason);
    }
  }

  /// A code for a person's telephone was handed to the issuer's sender, or will not be; `channel`
  /// and `purpose` say what it was, `reason` why not in a word of ours. Neither names the number.
  record CodeHandedOver(UserId user, TextChannel channel, LinkPurpose purpose, String reason)
      implements OfUser {
    @Override
    public String name() {
      return reason.isEmpty() ? "code.sent" : "code.undeliverable";
    }

    @Override
    public Map<String, String> details() {
      var details = new TreeMap<>(Map.of("channel", channel.word(), "purpose", purpose.word()));
      if (!reason.isEmpty()) {
        details.put("reason", reason);
      }
      return details;
    }
  }

  /// More sign-ins failed, or more accounts or mails were asked for, than an issuer has on a usual
  /// day; or that is over.
  record AttackNoticed(AttackKind kind, boolean begun) implements IdentityEvent {
    @Override
    public String name() {
      return begun ? "attack.began" : "attack.ended";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("kind", kind.word());
    }
  }

  /// The person took a copy of all that is kept of them.
  record AccountExported(UserId user) implements OfUser {
    @Override
    public String name() {
      return "user.exported";
    }
  }

  /// An account is gone, and with it the key of all that is told of the person.
  record UserRemoved(UserId user) implements OfUser {
    @Override
    public String name() {
      return "user.removed";
    }
  }

  /// What is told of an organization.
  sealed interface OfOrganization extends IdentityEvent {
    OrganizationId organization();

    @Override
    default Map<String, String> details() {
      return Map.of("organization", organization().value());
    }
  }

  /// What became of an organization.
  record OrganizationChanged(OrganizationId organization, boolean removed)
      implements OfOrganization {
    @Override
    public String name() {
      return removed ? "organization.removed" : "organization.declared";
    }
  }

  /// What became of an organization's claim to a mail domain.
  record DomainChanged(OrganizationId organization, MailHost domain, DomainChange change)
      implements OfOrganization {
    @Override
    public String name() {
      return change.event();
    }

    @Override
    public Map<String, String> details() {
      return Map.of("organization", organization.value(), "domain", domain.value());
    }
  }

  /// What became of an invitation to an organization. The address is told nowhere: whoever has it
  /// may have nothing to do with this tenant.
  record InvitationChanged(OrganizationId organization, LinkId invitation, InvitationChange change)
      implements OfOrganization {
    @Override
    public String name() {
      return change.event();
    }

    @Override
    public Map<String, String> details() {
      return Map.of("organization", organization.value(), "invitation", invitation.value());
    }
  }

  /// What became of a membership.
  record MemberChanged(UserId user, OrganizationId organization, boolean removed)
      implements OfUser, OfOrganization {
    @Override
    public String name() {
      return removed ? "member.removed" : "member.declared";
    }

    @Override
    public Map<String, String> details() {
      return OfOrganization.super.details();
    }
  }
}
