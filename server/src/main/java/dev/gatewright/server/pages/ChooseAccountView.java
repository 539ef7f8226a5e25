package dev.gatewright.server.pages;

import java.util.List;
import java.util.Optional;

/// Asks somebody who is signed in whether to go on as this person (`prompt=select_account`, OpenID
/// Connect Core §3.1.2.1). The form posts `CHOICE_FIELD` as `CONTINUE` or `ANOTHER`.
public record ChooseAccountView(
    PageLink action, Optional<String> clientName, Account account, List<HiddenField> hidden) {
  public static final String CHOICE_FIELD = "choice";
  public static final String CONTINUE = "continue";
  public static final String ANOTHER = "another";

  public ChooseAccountView {
    hidden = List.copyOf(hidden);
  }
}
