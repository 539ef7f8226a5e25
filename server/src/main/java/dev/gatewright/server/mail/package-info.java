/// Mails on their way out: how they read and look, and who carries them.
@NullMarked
package dev.gatewright.server.mail;

import org.jspecify.annotations.NullMarked;
