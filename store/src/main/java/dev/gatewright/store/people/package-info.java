/// What identity keeps: accounts, sessions, organizations, known browsers and throttles.
@NullMarked
package dev.gatewright.store.people;

import org.jspecify.annotations.NullMarked;
