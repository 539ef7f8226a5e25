/// Mail domains that organizations prove to be theirs.
@NullMarked
package dev.gatewright.identity.domain;

import org.jspecify.annotations.NullMarked;
