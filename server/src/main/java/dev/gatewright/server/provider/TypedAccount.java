package dev.gatewright.server.provider;

import dev.gatewright.identity.Secret;
import dev.gatewright.identity.join.NewAccounts;
import dev.gatewright.identity.join.SignUp.Application;
import dev.gatewright.identity.mail.MailAddress;
import dev.gatewright.identity.password.PasswordPolicy;
import dev.gatewright.identity.password.PasswordPolicy.Judgement;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.pages.join.NewPasswordView;
import dev.gatewright.server.pages.join.NewPasswordView.Problem;
import dev.gatewright.server.pages.join.NewPasswordView.TermsBox;
import dev.gatewright.server.provider.JoinForms.Beside;
import java.util.Optional;

/// What somebody typed who makes an account behind a mailed link. All of it but the password stands
/// in the form again where something is wrong.
record TypedAccount(Tenant tenant, String name, Secret password, TermsBox box) {
  /// Of a form that was not sent yet.
  static TypedAccount nothing(Tenant tenant, String name) {
    return new TypedAccount(tenant, name, new Secret(""), TermsBox.NEW);
  }

  static TypedAccount of(Tenant tenant, Parameters fields) {
    return new TypedAccount(
        tenant,
        SignUpPage.name(fields),
        new Secret(fields.first(NewPasswordView.PASSWORD_FIELD).orElse("")),
        SignUpPage.accepts(tenant, fields) ? TermsBox.TICKED : TermsBox.LEFT);
  }

  /// Whether nothing is missing, so that an account can be made of it if the password may be one.
  boolean isWhole() {
    return !password.reveal().isEmpty() && box == TermsBox.TICKED;
  }

  /// What is wrong with the password, for a form in which something else is too.
  Optional<Problem> problem(MailAddress address, Application application, PasswordPolicy policy) {
    if (password.reveal().isEmpty()) {
      return Optional.of(Problem.MISSING);
    }
    return switch (NewAccounts.judge(address, application, policy, tenant.issuer().name())) {
      case Judgement.Refused(var reason) -> Optional.of(JoinForms.problem(reason));
      case Judgement.Acceptable _ -> Optional.empty();
    };
  }

  Application application(HttpRequest request) {
    return new Application(name, password, SignUpPage.version(tenant), request.clientAddress());
  }

  Beside beside() {
    return new Beside(Optional.of(name), SignUpPage.terms(tenant), box);
  }
}
