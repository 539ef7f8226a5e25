package dev.gatewright.server.account;

import dev.gatewright.identity.mailcode.NumberChange;
import dev.gatewright.identity.passkey.Passkeys;
import dev.gatewright.identity.signin.SignInSessions;
import dev.gatewright.identity.totp.TotpMethod;
import dev.gatewright.protocol.seal.Seals;
import java.security.SecureRandom;

/// What people's pages about their second factors and passkeys work with.
public record Factors(
    TotpMethod totp,
    Passkeys passkeys,
    NumberChange numbers,
    SignInSessions sessions,
    Seals seals,
    SecureRandom random) {}
