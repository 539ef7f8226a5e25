package dev.gatewright.server.console;

import dev.gatewright.admin.command.Refusal;
import dev.gatewright.server.pages.Messages;
import java.util.List;
import java.util.Locale;

/// Why something was not done, in the words of the console.
final class RefusalText {
  private RefusalText() {}

  static String of(Refusal refusal, Messages messages) {
    return switch (refusal) {
      case Refusal.PasswordRefused(var reason) ->
          messages.text("console.refusal.password_" + reason.name().toLowerCase(Locale.ROOT));
      case Refusal.NotAllowed() -> messages.text("console.refusal.not_allowed");
      case Refusal.NotImpersonated(var why) ->
          messages.text("console.refusal.impersonation_" + why.name().toLowerCase(Locale.ROOT));
      case Refusal.AddressTaken _ -> messages.text("console.refusal.address_taken");
      case Refusal.NoAddress _ -> messages.text("console.refusal.no_address");
      case Refusal.NoLoginName _ -> messages.text("console.refusal.no_login_name");
      case Refusal.LoginNameTaken _ -> messages.text("console.refusal.login_name_taken");
      case Refusal.BadClaim _ -> messages.text("console.refusal.bad_claim");
      case Refusal.ChangedMeanwhile _ -> messages.text("console.refusal.changed_meanwhile");
      case Refusal.KeyWaits _ -> messages.text("console.refusal.key_waits");
      case Refusal.Busy _ -> messages.text("console.refusal.busy");
      case Refusal.BadKeyName _ -> messages.text("console.refusal.bad_key_name");
      case Refusal.NoAddressBlock _, Refusal.TooManyAddresses _ ->
          messages.text("console.refusal.address_block");
      case Refusal.BadEnd _ -> messages.text("console.refusal.bad_end");
      case Refusal.BadPinWords _ -> messages.text("console.refusal.bad_pin_words");
      case Refusal.TooManyApiKeys _, Refusal.TooManyPins _, Refusal.TooManyAdministrators _ ->
          messages.text("console.refusal.too_many");
      case Refusal.MemberAlready _ -> messages.text("console.refusal.member_already");
      case Refusal.EnoughInvitations _ -> messages.text("invitations.problem.enough");
      case Refusal.IdTaken _ -> messages.text("console.refusal.id_taken");
      case Refusal.Unfit(var member)
          when List.of("name", "title", "scopes", "reason").contains(member) ->
          messages.text("console.refusal.unfit_" + member);
      case Refusal.NoDomain _ -> messages.text("domains.problem.no_domain");
      case Refusal.PublicMailDomain _ -> messages.text("domains.problem.public");
      case Refusal.TooManyDomains _ -> messages.text("domains.problem.too_many");
      case Refusal.DomainNotProved _ -> messages.text("domains.problem.not_proved");
      case Refusal.DomainUnanswered _ -> messages.text("domains.problem.unanswered");
      case Refusal.DomainTaken _ -> messages.text("domains.problem.taken");
      case Refusal.TooSoon _ -> messages.text("domains.problem.too_soon");
      case Refusal.LastOwner _ -> messages.text("console.refusal.last_owner");
      case Refusal _ ->
          messages.text(refusal.isNotFound() ? "console.refusal.gone" : "console.refusal.not_done");
    };
  }
}
