package dev.gatewright.server.provider;

import dev.gatewright.identity.join.AddressChange;
import dev.gatewright.identity.join.MailDesk;
import dev.gatewright.identity.join.NewAccounts;
import dev.gatewright.identity.join.PasswordReset;
import dev.gatewright.identity.join.SignUp;
import dev.gatewright.identity.join.Verification;
import dev.gatewright.identity.mailcode.NumberChange;
import dev.gatewright.identity.store.Invitations;
import dev.gatewright.identity.store.Users;
import dev.gatewright.server.join.Policies;

/// What the pages for becoming a user and getting back in work with.
///
/// @param mails whether mail reaches anybody; where it does not, none of these pages is offered
public record Joining(
    MailDesk desk,
    PasswordReset reset,
    Verification verification,
    SignUp signUp,
    Invitations invitations,
    NewAccounts accounts,
    Users users,
    AddressChange addresses,
    NumberChange numbers,
    Policies policies,
    boolean mails) {}
