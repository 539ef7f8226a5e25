package dev.gatewright.admin.command;

import dev.gatewright.identity.DomainClaim;
import dev.gatewright.identity.LoginName;
import dev.gatewright.identity.password.PasswordPolicy;
import dev.gatewright.store.events.EventPlace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/// Why something was not done.
public sealed interface Refusal {
  /// The actor may not.
  record NotAllowed() implements Refusal {}

  /// Whoever asks has to prove once more who they are.
  record ProofNeeded() implements Refusal {}

  record NoSuchIssuer(String issuer) implements Refusal {}

  /// The server calls something of its own so.
  record IssuerReserved(String issuer) implements Refusal {}

  record NoSuchApiKey(String key) implements Refusal {}

  /// Nobody can recognize a key by that.
  record BadKeyName(int longest) implements Refusal {}

  /// Neither an address nor a block of them.
  record NoAddressBlock(String text) implements Refusal {}

  record TooManyAddresses(int most) implements Refusal {}

  /// The end is past, or further away than anybody plans.
  record BadEnd() implements Refusal {}

  /// The issuer, or the server where it is about that, has as many that work as it may.
  record TooManyApiKeys(int most) implements Refusal {}

  /// No refusal is kept under it, here.
  record NoSuchReference(String reference) implements Refusal {}

  /// It ends before it begins.
  record BadPeriod() implements Refusal {}

  /// The store was restored from a backup of before this event; what there was up to `goOn` is as
  /// it was.
  record EventReplaced(EventPlace goOn) implements Refusal {}

  /// Longer than any request that is taken.
  record TooLong(int most) implements Refusal {}

  /// Only the server that answers requests can judge one.
  record NeedsServer() implements Refusal {}

  /// Nobody of this id administers there.
  record NoSuchAdministrator(String user) implements Refusal {}

  /// Nobody else could do everything.
  record LastOwner() implements Refusal {}

  /// The link for the first owner is for a server that has none.
  record OwnerExists() implements Refusal {}

  /// As many administer there, or are asked to, as may.
  record TooManyAdministrators() implements Refusal {}

  record NoSuchClient(String client) implements Refusal {}

  record NoSuchWebhook(String webhook) implements Refusal {}

  record NoSuchHook(String hook) implements Refusal {}

  /// Nothing is sent by this channel.
  record NoSuchSender(String channel) implements Refusal {}

  /// The next key waits already, and signs from then on.
  record KeyWaits(String kid, Instant signsFrom) implements Refusal {}

  record NoSuchUser(String email) implements Refusal {}

  record NoSuchSession(String session) implements Refusal {}

  record NoSuchGrant(String grant) implements Refusal {}

  /// There is no such mail that waits.
  record NoSuchMail(String mail) implements Refusal {}

  /// The person let in no such application.
  record NoSuchConnection(String client) implements Refusal {}

  record NoSuchOrganization(String organization) implements Refusal {}

  /// The URL is another issuer's.
  record UrlTaken(String url) implements Refusal {}

  record AddressTaken(String email) implements Refusal {}

  /// Nobody can be called that.
  record NoLoginName(LoginName.Kind kind, String name) implements Refusal {}

  /// Somebody else is called that.
  record LoginNameTaken(LoginName.Kind kind, String name) implements Refusal {}

  /// Not an e-mail address.
  record NoAddress(String text) implements Refusal {}

  /// A claim has a value that no claim can have.
  record BadClaim() implements Refusal {}

  record PasswordRefused(PasswordPolicy.Reason reason) implements Refusal {}

  /// The hash cannot be read, or would take too long to compare.
  record HashUnusable() implements Refusal {}

  /// Somebody else changed the same thing at the same moment, or the account may not act any more.
  record ChangedMeanwhile() implements Refusal {}

  /// Too many sign-ins wait for the same work.
  record Busy() implements Refusal {}

  /// The client authenticates in another way.
  record ClientHasNoSecret(String client) implements Refusal {}

  /// No secret before the client's secret counts.
  record NoFormerSecret(String client) implements Refusal {}

  /// A former secret counts for at most so long.
  record KeptTooLong(Duration longest) implements Refusal {}

  record NoRecoveryCodes(String email) implements Refusal {}

  /// The person has no such factor, or none at all.
  record NoSuchFactor(String email) implements Refusal {}

  /// Nobody acts as this person.
  record NotImpersonated(Why why) implements Refusal {
    /// What is in the way.
    public enum Why {
      /// The issuer does not allow it.
      OFF,
      /// The person administers: an issuer, an organization, or a project.
      ADMINISTERS,
      /// The account may not act itself.
      NOT_ACTIVE,
      /// Whoever asks has as many under way as may be.
      TOO_MANY
    }
  }

  record NoSuchPin(String pin) implements Refusal {}

  /// Not 5 to 12 digits.
  record NoPinDigits() implements Refusal {}

  /// An active PIN has these digits.
  record PinTaken() implements Refusal {}

  /// The issuer has as many active ones as it may.
  record TooManyPins(int most) implements Refusal {}

  /// A label or a privilege is empty or too long.
  record BadPinWords() implements Refusal {}

  /// Whoever has the address is a member.
  record MemberAlready(String email) implements Refusal {}

  /// The organization, the inviter or the address had as many invitations as they may.
  record EnoughInvitations() implements Refusal {}

  record NoSuchInvitation(String invitation) implements Refusal {}

  /// Nobody else would look after the other members.
  record LastAdministrator(String organization) implements Refusal {}

  /// Not a domain that mail could go to.
  record NoDomain(String text) implements Refusal {}

  /// Anybody can have an address there.
  record PublicMailDomain(String domain) implements Refusal {}

  /// The organization claims no such domain.
  record NoSuchDomain(String domain) implements Refusal {}

  /// The organization claims as many as it may.
  record TooManyDomains(int most) implements Refusal {}

  /// The DNS does not say what it has to.
  record DomainNotProved(DomainClaim claim) implements Refusal {}

  /// No name server said anything about the domain.
  record DomainUnanswered(String domain) implements Refusal {}

  /// The domain is another organization's.
  record DomainTaken(String domain) implements Refusal {}

  /// The same was looked at a moment ago.
  record TooSoon() implements Refusal {}

  /// What is written there is empty, too long, or not to be shown; `member` is what faces call it.
  record Unfit(String member) implements Refusal {}

  /// Something else has the id.
  record IdTaken(String id) implements Refusal {}

  /// The store is in memory.
  record NoStoreFile() implements Refusal {}

  /// A backup never writes over a file.
  record FileExists(Path file) implements Refusal {}

  /// What kind of thing was missing, for exit codes and HTTP statuses.
  default boolean isNotFound() {
    return switch (this) {
      case NoSuchIssuer _,
          NoSuchApiKey _,
          NoSuchReference _,
          NoSuchAdministrator _,
          NoSuchClient _,
          NoSuchWebhook _,
          NoSuchHook _,
          NoSuchSender _,
          NoSuchUser _,
          NoSuchSession _,
          NoSuchConnection _,
          NoSuchGrant _,
          NoSuchMail _,
          NoSuchOrganization _,
          NoRecoveryCodes _,
          NoSuchDomain _,
          NoSuchInvitation _,
          NoSuchFactor _,
          NoFormerSecret _,
          NoSuchPin _ ->
          true;
      case NotAllowed _,
          ProofNeeded _,
          BadPeriod _,
          EventReplaced _,
          TooLong _,
          NeedsServer _,
          IssuerReserved _,
          BadKeyName _,
          NoAddressBlock _,
          TooManyAddresses _,
          BadEnd _,
          TooManyApiKeys _,
          LastOwner _,
          OwnerExists _,
          TooManyAdministrators _,
          UrlTaken _,
          AddressTaken _,
          LoginNameTaken _,
          NoLoginName _,
          NoAddress _,
          BadClaim _,
          PasswordRefused _,
          HashUnusable _,
          ChangedMeanwhile _,
          Busy _,
          ClientHasNoSecret _,
          KeyWaits _,
          KeptTooLong _,
          NotImpersonated _,
          NoPinDigits _,
          PinTaken _,
          TooManyPins _,
          BadPinWords _,
          MemberAlready _,
          EnoughInvitations _,
          LastAdministrator _,
          NoDomain _,
          PublicMailDomain _,
          TooManyDomains _,
          DomainNotProved _,
          DomainUnanswered _,
          DomainTaken _,
          TooSoon _,
          Unfit _,
          IdTaken _,
          NoStoreFile _,
          FileExists _ ->
          false;
    };
  }
}
