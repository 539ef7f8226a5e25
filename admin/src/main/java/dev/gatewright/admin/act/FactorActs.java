package dev.gatewright.admin.act;

import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.AdminResult.Done;
import dev.gatewright.admin.command.AdminResult.FactorLine;
import dev.gatewright.admin.command.AdminResult.Refused;
import dev.gatewright.admin.command.Refusal;
import dev.gatewright.admin.command.UserCommand.RemoveFactors;
import dev.gatewright.identity.Credential;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.mail.NoticeKind;
import dev.gatewright.identity.passkey.Passkey;
import dev.gatewright.identity.store.Credentials;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Lists what somebody can prove themselves with beside the password, and takes it away from
/// whoever lost it. Nobody can be given a factor here: what proves a person comes from the person.
final class FactorActs {
  private static final Set<SignInMethod> METHODS =
      Arrays.stream(SignInMethod.values())
          .filter(SignInMethod::isSecond)
          .collect(Collectors.toUnmodifiableSet());

  private final Credentials credentials;

  FactorActs(Holdings holdings) {
    this.credentials = holdings.sealed().credentials();
  }

  AdminResult list(TenantId tenant, User user) {
    return new AdminResult.Factors(
        kept(tenant, user)
            .map(one ->
                new FactorLine(
                    one.id(),
                    one.method(),
                    one.method() == SignInMethod.PASSKEY ? Passkey.of(one).name() : "",
                    one.createdAt()))
            .toList());
  }

  AdminResult remove(RemoveFactors command, User user, Acting by) {
    var tenant = new TenantId(command.issuer().value());
    var notice = Optional.of(notice(user));
    boolean removed =
        command
            .factor()
            .map(id ->
                kept(tenant, user)
                    .filter(one -> one.id().equals(id))
                    .findFirst()
                    .filter(one -> credentials.remove(tenant, one, notice, by.people()))
                    .isPresent())
            .orElseGet(
                () -> credentials.removeAll(tenant, user.id(), METHODS, notice, by.people()));
    return removed ? new Done() : new Refused(new Refusal.NoSuchFactor(user.emailAsTyped()));
  }

  private Stream<Credential> kept(TenantId tenant, User user) {
    return Stream.of(SignInMethod.values())
        .filter(METHODS::contains)
        .flatMap(method -> credentials.list(tenant, user.id(), method).stream());
  }

  private static Mail notice(User user) {
    return Mail.notice(user, new Mail.Content.Notice(NoticeKind.FACTORS_TAKEN));
  }
}
