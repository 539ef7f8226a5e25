package dev.gatewright.server.control;

import dev.gatewright.admin.command.AdminCommand;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.AdministratorCommand;
import dev.gatewright.admin.command.OrganizationCommand;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.admin.command.Refusal;
import dev.gatewright.admin.command.UserCommand;
import dev.gatewright.identity.DomainClaim;
import dev.gatewright.identity.LoginName;
import dev.gatewright.identity.Pin;
import dev.gatewright.identity.password.PasswordPolicy;
import dev.gatewright.protocol.keys.SigningKey;
import dev.gatewright.protocol.oauth.IssuerId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// What came of a command, in words.
final class Sentences {
  private Sentences() {}

  static Report report(AdminCommand command, AdminResult result) {
    return switch (result) {
      case AdminResult.Refused(var why) ->
          Report.failed(why.isNotFound() ? Answer.NOT_FOUND : Answer.FAILED, why(command, why));
      case AdminResult.Done() -> Report.done(done(command));
      case AdminResult.Issuers(var issuers) -> {
        var table = new Table("ID", "URL");
        issuers.forEach(issuer -> table.row(issuer.id().value(), issuer.url()));
        yield Report.list("issuers", table, "no issuers");
      }
      case AdminResult.BackupWritten(var file, var bytes) ->
          Report.of(
              "wrote %s, %s bytes".formatted(file, bytes),
              Report.object().put("file", file.toString()).put("bytes", bytes));
      case AdminResult.Keys keys -> Lists.keys(keys);
      case AdminResult.KeyMade(var key) -> made(command, key);
      case AdminResult.Clients(var clients, var _) -> Lists.clients(clients);
      case AdminResult.ClientKept(var secret, var _) ->
          secret(
              client(command, secret.isPresent()),
              "secret",
              secret.map(dev.gatewright.protocol.oauth.Secret::reveal));
      case AdminResult.ClientSecretRotated(var secret, var until) -> {
        var report = secret(rotated(command, until), "secret", Optional.of(secret.reveal()));
        until.ifPresent(at -> report.json().put("former_until", seconds(at)));
        yield report;
      }
      case AdminResult.WebhookKept(var secret) ->
          secret(
              command instanceof AdminCommand.RotateHookSecret
                  ? "the old secret signs too for another day; put the new one where the hook is answered"
                  : command instanceof AdminCommand.RotateSenderSecret
                      ? "what is handed to the sender is signed with it; an old secret signs too for another day"
                      : "the old secret signs too for another day; put the new one where the events go",
              "secret",
              secret.map(dev.gatewright.protocol.oauth.Secret::reveal));
      case AdminResult.Users users -> Lists.users(users);
      case AdminResult.UserShown shown -> Lists.user(shown);
      case AdminResult.UserAdded(var user, var _, var password) ->
          secret(
              "added %s as %s".formatted(email(command), user.id()),
              "password",
              password.map(dev.gatewright.identity.Secret::reveal));
      case AdminResult.PasswordSet(var password) ->
          secret(
              "set the password of " + email(command) + " and signed them out",
              "password",
              password.map(dev.gatewright.identity.Secret::reveal));
      case AdminResult.UserChanged(var _, var _, var ended) -> Report.done(changed(command, ended));
      case AdminResult.RecoveryCodes codes -> recoveryCodes(email(command), codes);
      case AdminResult.Factors(var factors) -> Lists.factors(factors);
      case AdminResult.Sessions(var sessions) -> Lists.sessions(sessions);
      case AdminResult.Pins pins -> Lists.pins(pins);
      case AdminResult.ApiKeys keys -> ApiKeyReports.list(keys);
      case AdminResult.ApiKeyCreated(var key, var secret) -> ApiKeyReports.created(key, secret);
      case AdminResult.StatisticsShown(var statistics) -> InsightReports.statistics(statistics);
      case AdminResult.RefusalsListed(var refusals) -> InsightReports.refusals(refusals);
      case AdminResult.RefusalExplained(var refusal) -> InsightReports.refusal(refusal);
      case AdminResult.RequestJudged(var judgement) -> InsightReports.judgement(judgement);
      case AdminResult.Administrators _,
          AdminResult.AdministratorInvited _,
          AdminResult.LoginNames _,
          AdminResult.LatestSessions _,
          AdminResult.BrowsedEvents _ ->
          throw new IllegalStateException("the console asks for it");
      case AdminResult.Domains domains -> Lists.domains(domains);
      case AdminResult.DomainClaimed(var claim) -> claimed(claim);
      case AdminResult.PinCreated(var pin, var digits) -> pinCreated(pin, digits.reveal());
      case AdminResult.IssuerShown _,
          AdminResult.ClientShown _,
          AdminResult.Organizations _,
          AdminResult.UsersFound _,
          AdminResult.OrganizationShown _,
          AdminResult.Events _,
          AdminResult.TrailKeys _,
          AdminResult.TrailHead _,
          AdminResult.MemberAdded _,
          AdminResult.MemberShown _,
          AdminResult.SessionsFound _,
          AdminResult.GrantsFound _,
          AdminResult.ManyEnded _,
          AdminResult.Webhooks _,
          AdminResult.WebhookShown _,
          AdminResult.Deliveries _,
          AdminResult.Mails _,
          AdminResult.ImpersonationReady _,
          AdminResult.DeletionDue _ ->
          throw new IllegalStateException("no command line asks for it");
      case AdminResult.AccountShown _,
          AdminResult.AccountExport _,
          AdminResult.SessionsEnded _,
          AdminResult.Connections _,
          AdminResult.Places _,
          AdminResult.Invitations _,
          AdminResult.TrustedBrowsers _,
          AdminResult.OwnInvitations _,
          AdminResult.Members _,
          AdminResult.Activity _,
          AdminResult.ProjectUsers _,
          AdminResult.ProjectSessions _,
          AdminResult.OrganizationActivity _ ->
          throw new IllegalStateException("people ask for it on their own pages");
    };
  }

  private static Report pinCreated(Pin pin, String digits) {
    var done = "made %s (%s)".formatted(pin.id(), pin.label());
    var report = secret(done, "pin", Optional.of(digits));
    report.json().put("id", pin.id().value());
    return report;
  }

  /// What to put into the DNS, and what comes then.
  private static Report claimed(DomainClaim claim) {
    return Report.of(
        """
        claimed %s for %s (%s)

        Put this TXT record into the DNS of %s, then run organization domain verify:

          %s  TXT  "%s"\
        """
            .formatted(
                claim.domain(),
                claim.organization(),
                claim.status().word(),
                claim.domain(),
                claim.recordName(),
                claim.recordValue()),
        Report.object()
            .put("domain", claim.domain().value())
            .put("state", claim.status().word())
            .put("record", claim.recordName())
            .put("value", claim.recordValue()));
  }

  private static Report secret(String done, String what, Optional<String> made) {
    var json = Report.object().put("done", done);
    made.ifPresent(value -> json.put(what, value));
    return Report.of(
        done + made.map(value -> "\n" + what + ", shown this once: " + value).orElse(""), json);
  }

  /// The list that the person prints or writes down.
  private static Report recoveryCodes(String email, AdminResult.RecoveryCodes made) {
    var text = new StringBuilder("recovery codes of " + email + ", shown this once:\n");
    var json = Report.object().put("demanded", made.demanded());
    var codes = json.putArray("codes");
    for (var code : made.codes()) {
      text.append("\n  ").append(code.reveal());
      codes.add(code.reveal());
    }
    text.append("\n\nEach is good for one sign-in, together with the password. ");
    text.append("Codes made before are worthless.");
    if (made.demanded()) {
      text.append("\nEvery sign-in needs one");
      text.append(made.signedOut() ? " from now on; the person was signed out." : ".");
    }
    return Report.of(text.toString(), json);
  }

  private static Report made(AdminCommand command, SigningKey key) {
    boolean atOnce = command instanceof AdminCommand.RotateKey rotate && rotate.atOnce();
    var said =
        atOnce
            ? "signs now; tokens signed by the keys before it are no longer valid"
            : "is published now and signs from " + seconds(key.activeFrom());
    return Report.of(
        "the new %s key %s %s".formatted(key.algorithm().joseName(), key.kid(), said),
        Report.object()
            .put("alg", key.algorithm().joseName())
            .put("kid", key.kid())
            .put("signs_from", seconds(key.activeFrom())));
  }

  static String seconds(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String client(AdminCommand command, boolean madeSecret) {
    return switch (command) {
      case AdminCommand.DeclareClient declare ->
          "added client %s/%s%s"
              .formatted(
                  declare.issuer(),
                  declare.client(),
                  madeSecret ? "" : "; it has no secret, because it proves itself without one");
      case AdministratorCommand.GrantProgram(var client, var mandate) ->
          "%s administers %s as %s"
              .formatted(
                  client,
                  mandate.issuer().map(IssuerId::value).orElse("everything"),
                  mandate.role().key());
      default -> "done";
    };
  }

  private static String rotated(AdminCommand command, Optional<Instant> until) {
    var client =
        command instanceof AdminCommand.RotateClientSecret rotate
            ? rotate.issuer() + "/" + rotate.client()
            : "";
    return until
            .map(at -> "the old secret of client %s works until %s".formatted(client, seconds(at)))
            .orElseGet(() -> "the old secret of client %s stopped working".formatted(client))
        + "; where tenants.yaml names it, change it there too, or the next apply puts it back";
  }

  private static String email(AdminCommand command) {
    return switch (command) {
      case UserCommand.AddUser(var _, var user, var _, var _) -> user.email();
      case UserCommand.SetPassword(var _, var ref, var _) -> ref.text();
      case UserCommand.ChangeUser(var _, var ref, var _, var _, var _) -> ref.text();
      case UserCommand.MakeRecoveryCodes(var _, var ref, var _) -> ref.text();
      default -> "";
    };
  }

  private static String changed(AdminCommand command, boolean ended) {
    boolean active =
        command instanceof UserCommand.ChangeUser change
            && change
                .edit()
                .status()
                .filter(status -> status == dev.gatewright.identity.UserStatus.ACTIVE)
                .isPresent();
    if (active) {
      return "activated " + email(command);
    }
    return "suspended %s; %s"
        .formatted(
            email(command),
            ended
                ? "all their sessions and tokens are ended"
                : "their sessions wait and go on when the account is active again");
  }

  private static String done(AdminCommand command) {
    return switch (command) {
      case UserCommand.InviteUser invite -> "an invitation to " + invite.email() + " is on its way";
      case UserCommand.NameUser(var _, var who, var kind, var name) ->
          name.map(given -> "gave %s the %s %s".formatted(who.text(), kind.word(), given))
              .orElse("%s has no %s".formatted(who.text(), kind.word()));
      case UserCommand.SignOutUser(var _, var who) -> "signed out " + who.text() + " everywhere";
      case UserCommand.RemoveUser(var _, var who, var _) ->
          "removed %s with password, sessions and memberships".formatted(who.text());
      case UserCommand.EndSession(var _, var who, var session) ->
          "ended session %s of %s".formatted(session, who.text());
      case UserCommand.RemoveRecoveryCodes(var _, var who) ->
          "took away the recovery codes of " + who.text();
      case UserCommand.RemoveFactors(var _, var who, var factor) ->
          "took %s from %s, who is told by mail; no browser of theirs is trusted any more"
              .formatted(factor.orElse("every factor"), who.text());
      case AdminCommand.RevokeApiKey(var _, var key, var withMade) ->
          (withMade
                  ? "revoked %s and all that it made; whoever has one is nobody now"
                  : "revoked %s; whoever has it is nobody now")
              .formatted(key);
      case AdminCommand.RevokePin(var _, var pin) ->
          "revoked %s; what it gave is at an end".formatted(pin);
      case OrganizationCommand.VerifyDomain(var _, var organization, var domain) ->
          "%s is the domain of %s; keep the record, which is looked at every day"
              .formatted(domain, organization);
      case OrganizationCommand.RemoveDomain(var _, var organization, var domain) ->
          "%s is not the domain of %s any more".formatted(domain, organization);
      case AdminCommand.ReplayWebhook(var issuer, var webhook, var after) ->
          "webhook %s/%s is sent again what it is for, from after event %s on"
              .formatted(issuer, webhook, after);
      case AdminCommand.EndFormerSecret(var issuer, var client) ->
          "the former secret of client %s/%s stopped working".formatted(issuer, client);
      case AdminCommand.RemoveClient(var issuer, var client, var _) ->
          "removed client %s/%s; where tenants.yaml names it, remove it there too, or the next apply adds it again"
              .formatted(issuer, client);
      default -> "done";
    };
  }

  /// Why a command was not done, and what helps.
  static String why(AdminCommand command, Refusal refusal) {
    var issuer = command.scope().map(IssuerId::value).orElse("the server");
    return switch (refusal) {
      case Refusal.NotAllowed() ->
          command instanceof AdminCommand.CreateApiKey
              ? "Nobody gives a key more than they hold themselves."
              : "The key has not what this needs: " + Permission.of(command).key() + ".";
      case Refusal.NoSuchIssuer(var id) -> "There is no issuer %s.".formatted(id);
      case Refusal.IssuerReserved(var id) ->
          "%s is no issuer: the server's own log is called that.".formatted(id);
      case Refusal.NoSuchApiKey(var id) ->
          "There is no key %s that works. Run api-key list.".formatted(id);
      case Refusal.BadKeyName(var longest) ->
          "A key's name is 1 to %s characters.".formatted(longest);
      case Refusal.NoAddressBlock(var text) ->
          "%s is no address and no block of them: write 192.0.2.0/24 or 2001:db8::/32."
              .formatted(text);
      case Refusal.TooManyAddresses(var most) ->
          "A key has at most %s blocks of addresses.".formatted(most);
      case Refusal.BadEnd() -> "A key ends after now and within 100 years.";
      case Refusal.TooManyApiKeys(var most) ->
          "%s has %s keys that work, which is the most. Revoke one first.".formatted(issuer, most);
      case Refusal.NoSuchReference(var reference) ->
          "%s has no refusal %s: see that it is spelled so, and that it is of this week."
              .formatted(issuer, reference);
      case Refusal.BadPeriod() -> "--from is before --to.";
      case Refusal.EventReplaced(var goOn) ->
          "the store was restored from a backup made before that event; go on after " + goOn.text();
      case Refusal.TooLong(var most) -> "An address has at most %s characters.".formatted(most);
      case Refusal.NeedsServer() -> "Only a running server judges requests. Start it first.";
      case Refusal.NoSuchAdministrator(var id) ->
          "Nobody called %s administers %s.".formatted(id, issuer);
      case Refusal.LastOwner() ->
          "This is the last owner. Make somebody else one first, or nobody could do everything.";
      case Refusal.OwnerExists() ->
          "The server has an owner, who invites others in the console. Where nobody can sign in any"
              + " more, remove the account: gatewright user remove --issuer system ADDRESS.";
      case Refusal.TooManyAdministrators() ->
          "%s has as many administrators, or invitations, as it may.".formatted(issuer);
      case Refusal.NoSuchClient(var id) -> "%s has no client %s.".formatted(issuer, id);
      case Refusal.NoSuchWebhook(var id) ->
          "%s has no webhook %s. Run webhook list.".formatted(issuer, id);
      case Refusal.NoSuchSender(var channel) ->
          "%s has no sender %s. Run sender list.".formatted(issuer, channel);
      case Refusal.KeyWaits(var kid, var signsFrom) ->
          "The next key %s is published already and signs from %s. Another now would take its place before relying parties know it: --force makes it all the same, and --now is for a stolen key."
              .formatted(kid, seconds(signsFrom));
      case Refusal.NoSuchHook(var id) -> "%s has no hook %s. Run hook list.".formatted(issuer, id);
      case Refusal.NoSuchUser(var email) -> "%s has no user %s.".formatted(issuer, email);
      case Refusal.NoSuchSession(var id) ->
          "There is no live session %s of this person. Run session list.".formatted(id);
      case Refusal.NoSuchGrant(var id) -> "There is no grant %s.".formatted(id);
      case Refusal.NoSuchMail(var id) -> "No mail %s waits.".formatted(id);
      case Refusal.NoSuchConnection(var id) -> "The person let in no client %s.".formatted(id);
      case Refusal.ChangedMeanwhile() -> "It was changed by somebody else meanwhile. Look again.";
      case Refusal.NoSuchOrganization(var id) -> "%s has no organization %s.".formatted(issuer, id);
      case Refusal.UrlTaken(var url) ->
          url + " is the address of another issuer. Give each its own url.";
      case Refusal.NoLoginName(var kind, var name) ->
          kind == LoginName.Kind.USERNAME
              ? "Nobody can be called %s: 3 to 32 of a to z, 0 to 9 and ._-, a letter first, and none that people take for whoever runs the place."
                  .formatted(name)
              : "%s is no phone number: write +, the country's code and the number."
                  .formatted(name);
      case Refusal.LoginNameTaken(var kind, var name) ->
          "Somebody else has the %s %s.".formatted(kind.word(), name);
      case Refusal.AddressTaken(var email) ->
          "%s has an account at %s already.".formatted(email, issuer);
      case Refusal.NoAddress(var text) -> text + " is no e-mail address.";
      case Refusal.BadClaim() -> "A claim has a value that cannot be kept.";
      case Refusal.PasswordRefused(var reason) -> sentence(reason);
      case Refusal.HashUnusable() ->
          "The password hash cannot be read, or would take too long to compare.";
      case Refusal.Busy() -> "Too many sign-ins are waiting. Try again.";
      case Refusal.NoFormerSecret(var id) -> "%s has no former secret that works.".formatted(id);
      case Refusal.KeptTooLong(var longest) ->
          "A former secret works for at most %s days.".formatted(longest.toDays());
      case Refusal.ClientHasNoSecret(var id) ->
          "%s has no secret to replace: it proves itself in another way.".formatted(id);
      case Refusal.NoRecoveryCodes(var email) -> email + " has no recovery codes.";
      case Refusal.NotImpersonated _ -> "Nobody acts as this person.";
      case Refusal.NoSuchFactor(var email) -> email + " has no such factor. Run user factors list.";
      case Refusal.NoSuchPin(var id) ->
          "%s has no active PIN %s. Run pin list.".formatted(issuer, id);
      case Refusal.NoPinDigits() -> "A PIN is 5 to 12 digits.";
      case Refusal.PinTaken() -> "Another active PIN has these digits. Choose others.";
      case Refusal.TooManyPins(var most) ->
          "%s has %s active PINs, which is the most. Revoke one first.".formatted(issuer, most);
      case Refusal.BadPinWords() ->
          "A label is 1 to 100 characters, and so is a privilege, of which there are at most 50.";
      case Refusal.MemberAlready(var email) -> email + " is a member already.";
      case Refusal.EnoughInvitations() ->
          "The organization, whoever invites or the address had as many invitations as they may in"
              + " a week.";
      case Refusal.NoSuchInvitation(var id) -> "No invitation %s waits.".formatted(id);
      case Refusal.LastAdministrator(var id) ->
          "Nobody else looks after the members of %s.".formatted(id);
      case Refusal.NoDomain(var text) ->
          text + " is no domain: write it as after the @ of an address, such as acme.com.";
      case Refusal.PublicMailDomain(var domain) ->
          "Anybody can have an address at %s, so it is no organization's.".formatted(domain);
      case Refusal.NoSuchDomain(var domain) ->
          "The organization claims no domain %s. Run organization domain add.".formatted(domain);
      case Refusal.TooManyDomains(var most) ->
          "The organization claims %s domains, which is the most. Remove one first."
              .formatted(most);
      case Refusal.DomainNotProved(var claim) ->
          "The DNS does not say it yet: %s needs the TXT record \"%s\". A new record can take hours until it is seen everywhere."
              .formatted(claim.recordName(), claim.recordValue());
      case Refusal.DomainUnanswered(var domain) ->
          "No name server said anything about %s. Try again later.".formatted(domain);
      case Refusal.DomainTaken(var domain) ->
          "%s is another organization's, until its record is gone for three days."
              .formatted(domain);
      case Refusal.ProofNeeded() -> "Sign in once more: this wants a login of a moment ago.";
      case Refusal.TooSoon() -> "It was looked at a moment ago. Try again in a few seconds.";
      case Refusal.Unfit(var member) ->
          "What is written as %s is empty, too long, or has characters that nobody sees."
              .formatted(member);
      case Refusal.IdTaken(var id) -> "There is something called %s already.".formatted(id);
      case Refusal.NoStoreFile() -> "The store is in memory; there is no file to back up.";
      case Refusal.FileExists(var file) ->
          "%s exists already, and a backup never writes over a file: name another file."
              .formatted(file);
    };
  }

  private static String sentence(PasswordPolicy.Reason reason) {
    return switch (reason) {
      case TOO_SHORT -> "The password is shorter than passwords.min_length of the issuer wants it.";
      case TOO_LONG -> "The password is too long: at most 1024 characters.";
      case UNREADABLE -> "The password has a character that no keyboard makes.";
      case COMMON -> "The password is among those that everybody tries first.";
      case LIKE_ACCOUNT -> "The password is the account's own name.";
      case BREACHED -> "The password is known from a breach elsewhere.";
    };
  }
}
