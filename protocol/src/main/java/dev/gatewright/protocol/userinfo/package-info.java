/// UserInfo (OpenID Connect Core §5.3).
@NullMarked
package dev.gatewright.protocol.userinfo;

import org.jspecify.annotations.NullMarked;
